/** Scripted calls of a folder, parsed once for as long as their files stay the same. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScriptedCall, type ScriptedCall } from './scripted-call.js';

/** The script, or why it cannot be read. */
export type ReadScript = ScriptedCall | { broken: string };

export interface FolderScript {
  /** Without the ending: `happy/lost-id-card`. */
  name: string;
  script: ReadScript;
}

/** Reads a folder again and again; a missing one is empty. */
export function createScriptFolder(folder: string): () => Promise<FolderScript[]> {
  const kept = new Map<string, { stamp: string; script: ReadScript }>();
  const read = async (file: string): Promise<ReadScript> => {
    const path = join(folder, file);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs} ${size}`;
    const known = kept.get(file);
    if (known?.stamp === stamp) return known.script;
    const script = parsed(await readFile(path, 'utf8'));
    kept.set(file, { stamp, script });
    return script;
  };
  return async () => {
    const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
    const scripts: FolderScript[] = [];
    // One after the other: callers are answered in between.
    for (const file of names.filter((name) => name.endsWith('.yaml')).sort())
      scripts.push({ name: file.slice(0, -'.yaml'.length).replaceAll('\\', '/'), script: await read(file) });
    return scripts;
  };
}

function parsed(text: string): ReadScript {
  try {
    return parseScriptedCall(text);
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}
