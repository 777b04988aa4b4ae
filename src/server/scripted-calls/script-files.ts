/** The scripted calls there are: those shipped (or the centre's own in their place), those saved from the test phone, and which are set aside. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { z } from 'zod';
import { HotlineError } from '../../errors.js';
import { createScriptFolder, type ReadScript } from './script-folder.js';
import type { ScriptedCall } from './scripted-call.js';

export interface ScriptFile {
  /** As shown: `happy/lost-id-card`, `saved/2026-11-23-passport`. */
  name: string;
  /** Saved from the test phone: may be removed there. */
  saved: boolean;
  /** Not placed before a publication: what it expects is no longer so. */
  aside: boolean;
  script: ReadScript;
}

export interface ScriptFiles {
  /** All of them, shipped first, by name. */
  list(): Promise<ScriptFile[]>;
  /** Those that every publication must pass. */
  binding(): Promise<ScriptFile[]>;
  /** Keeps a call as a test; returns its name. The file is there whole or not at all. */
  save(script: ScriptedCall): Promise<string>;
  /** Removes a saved one; false when there is none of this name. */
  remove(name: string): Promise<boolean>;
  /** Sets a call aside, or takes it back; false when there is none of this name. */
  setAside(name: string, aside: boolean): Promise<boolean>;
}

/** The shipped calls, seen from the sources and from the build. */
const SHIPPED = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../test/calls' : '../../../calls', import.meta.url));
const SAVED = 'saved';
const ASIDE = 'set-aside.json';

/** Scripts of an installation: `data/calls` in the content folder replaces the shipped ones, which suit the demonstration catalog. */
export function createScriptFiles(contentDir: string, dataDir: string): ScriptFiles {
  const own = join(contentDir, 'data/calls');
  const saved = join(dataDir, 'calls');
  const readShipped = createScriptFolder(existsSync(own) ? own : SHIPPED);
  const readSaved = createScriptFolder(saved);
  const list = async (): Promise<ScriptFile[]> => {
    const aside = await readAside(saved);
    const shipped = (await readShipped()).map((one) => ({ ...one, saved: false }));
    const kept = (await readSaved()).map((one) => ({ ...one, name: `${SAVED}/${one.name}`, saved: true }));
    return [...shipped, ...kept].map((one) => ({ ...one, aside: aside.has(one.name) }));
  };
  return {
    list,
    binding: async () => (await list()).filter(({ aside }) => !aside),
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
    setAside: async (name, aside) => {
      if (!(await list()).some((one) => one.name === name)) return false;
      const names = await readAside(saved);
      if (aside) names.add(name);
      else names.delete(name);
      await writeWhole(saved, ASIDE, JSON.stringify([...names].sort(), null, 2));
      return true;
    },
  };
}

/** A script as people write it. */
export function scriptText(script: ScriptedCall): string {
  return stringify(script, { lineWidth: 120 });
}

async function readAside(folder: string): Promise<Set<string>> {
  const text = await readFile(join(folder, ASIDE), 'utf8').catch(() => '[]');
  return new Set(z.array(z.string()).safeParse(JSON.parse(text)).data ?? []);
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
