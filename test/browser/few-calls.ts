/** The shipped content with a few scripted calls in place of all of them: publishing then takes a second, not twenty. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface FewCalls {
  /** For CONTENT_DIR. */
  folder: string;
  remove(): void;
}

/** `calls` are names of `test/calls` without their ending. */
export function contentWithFewCalls(...calls: string[]): FewCalls {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-content-'));
  mkdirSync(join(folder, 'data'));
  symlinkSync(resolve('prompts'), join(folder, 'prompts'));
  for (const name of readdirSync('data')) symlinkSync(resolve('data', name), join(folder, 'data', name));
  for (const call of calls) {
    const target = join(folder, 'data/calls', `${call}.yaml`);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join('test/calls', `${call}.yaml`), target);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
