/** The only reader of the content folders data/ and prompts/: YAML files as text, in a fixed order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HotlineError } from '../errors.js';

/** A content file; `path` is as shown to people, e.g. data/catalog/02-hukou.yaml. */
export interface ContentText {
  path: string;
  text: string;
}

/** All .yaml files of a folder, sorted by name; throws `content_invalid` when the folder is missing or has none. */
export function readContent(root: string, folder: string): ContentText[] {
  const names = yamlNames(join(root, folder));
  return names.map((name) => readContentFile(root, join(folder, name)));
}

/** The files of a language, those of its items (one a window) and what was learnt from them included; not every language has them. */
export function readLanguage(root: string, name: string): ContentText[] {
  const folder = `data/language/${name}`;
  const hasItems = existsSync(join(root, folder, 'items'));
  const learnt = `${folder}/learnt.json`;
  return [
    ...readContent(root, folder),
    ...(hasItems ? readContent(root, `${folder}/items`) : []),
    ...(existsSync(join(root, learnt)) ? [readContentFile(root, learnt)] : []),
  ];
}

/** One file, e.g. `readContentFile('data', 'centre.yaml')`; throws `content_invalid` when it cannot be read. */
export function readContentFile(root: string, name: string): ContentText {
  const path = join(root, name);
  try {
    return { path, text: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw new HotlineError('content_invalid', `cannot read the content file ${path}`, { cause });
  }
}

function yamlNames(path: string): string[] {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch (cause) {
    throw new HotlineError('content_invalid', `the content folder ${path} is missing`, { cause });
  }
  const yaml = names.filter((name) => name.endsWith('.yaml')).sort();
  if (yaml.length === 0) throw new HotlineError('content_invalid', `the content folder ${path} has no .yaml file`);
  return yaml;
}
