/** The scripted calls there are: those shipped (or the centre's own in their place) and those saved from the test phone. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { HotlineError } from '../../errors.js';
import { parseScriptedCall, type ScriptedCall } from './scripted-call.js';

export interface ScriptFile {
  /** As shown: `happy/lost-id-card`, `saved/2026-11-23-passport`. */
  name: string;
  /** Saved from the test phone: may be removed there. */
  saved: boolean;
  /** The script, or why it cannot be read. */
  script: ScriptedCall | { broken: string };
}

export interface ScriptFiles {
  /** All of them, shipped first, by name. */
  list(): Promise<ScriptFile[]>;
  /** Keeps a call as a test; returns its name. The file is there whole or not at all. */
  save(script: ScriptedCall): Promise<string>;
  /** Removes a saved one; false when there is none of this name. */
  remove(name: string): Promise<boolean>;
}

/** The shipped calls, seen from the sources and from the build. */
const SHIPPED = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../test/calls' : '../../../calls', import.meta.url));
const SAVED = 'saved';

/** Scripts of an installation: `data/calls` in the content folder replaces the shipped ones, which suit the demonstration catalog. */
export function createScriptFiles(contentDir: string, dataDir: string): ScriptFiles {
  const own = join(contentDir, 'data/calls');
  const shipped = existsSync(own) ? own : SHIPPED;
  const saved = join(dataDir, 'calls');
  return {
    list: async () => [...(await readFolder(shipped, '')), ...(await readFolder(saved, `${SAVED}/`))],
    save: async (script) => {
      const name = `${script.now.slice(0, 10)}-${randomUUID().slice(0, 8)}`;
      await writeWhole(saved, `${name}.yaml`, scriptText(script));
      return `${SAVED}/${name}`;
    },
    remove: async (name) => {
      const [, file] = /^saved\/([\w-]+)$/.exec(name) ?? [];
      if (file === undefined || !existsSync(join(saved, `${file}.yaml`))) return false;
      await rm(join(saved, `${file}.yaml`));
      return true;
    },
  };
}

/** A script as people write it. */
export function scriptText(script: ScriptedCall): string {
  return stringify(script, { lineWidth: 120 });
}

async function readFolder(folder: string, prefix: string): Promise<ScriptFile[]> {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const yaml = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    yaml.map(async (name) => ({
      name: prefix + name.slice(0, -'.yaml'.length).replaceAll('\\', '/'),
      saved: prefix !== '',
      script: readScript(await readFile(join(folder, name), 'utf8')),
    })),
  );
}

function readScript(text: string): ScriptFile['script'] {
  try {
    return parseScriptedCall(text);
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const beside = join(folder, `.${randomUUID()}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(beside, 'wx');
    await file
      .writeFile(text)
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(beside, join(folder, name));
  } catch (cause) {
    await rm(beside, { force: true });
    throw new HotlineError('store_unavailable', 'the call could not be saved', { cause });
  }
}
