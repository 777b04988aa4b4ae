/** `tsx test/phone/install-switch.ts`: a private Asterisk in a cache folder and the soft phones of the tests; says what came, or what cannot be had. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The release of Debian that has Asterisk 22; stable ones have none. */
const SUITE = 'forky';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
export const SWITCH_FOLDER = resolve(import.meta.dirname, '../../run/switch');
/** Commands of the soft phones and the Debian packages that hold them. */
const PHONES = { baresip: 'baresip-core', sipp: 'sip-tester', sox: 'sox', 'espeak-ng': 'espeak-ng' } as const;
/** Of all that Asterisk depends on, only what it loads. */
const WANTED = /^(asterisk|asterisk-modules|lib.+|zlib1g)$/;
const UNWANTED = /^lib(perl|apt|debconf|pam|systemd-shared|c-bin|c-gconv|semanage|seccomp)/;

/** The tree of an Asterisk that runs without being installed. */
export interface SwitchTree {
  root: string;
  /** Command and first arguments that start it. */
  command: string[];
  version: string;
}

/** The private Asterisk, installed when it is not there yet. Throws with a plain sentence when it cannot be had. */
export function installSwitch(): SwitchTree {
  if (!existsSync(SWITCH_FOLDER)) fetchTree(SWITCH_FOLDER);
  const command = commandOf(SWITCH_FOLDER);
  const version = execFileSync(command[0] ?? '', [...command.slice(1), '-V'], { encoding: 'utf8' }).trim();
  return { root: SWITCH_FOLDER, command, version };
}

/** Installs the soft phones that are missing. Throws when they cannot be had. */
export function installPhones(): string[] {
  const missing = Object.entries(PHONES).filter(([command]) => !has(command));
  if (missing.length > 0) {
    const apt = (...words: string[]) =>
      execFileSync('apt-get', ['-qq', ...words], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing.map(([, name]) => name));
  }
  const names = Object.values(PHONES);
  return execFileSync('dpkg-query', ['-W', ...names], { encoding: 'utf8' })
    .trim()
    .replaceAll('\t', ' ')
    .split('\n');
}

function has(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** Downloads and unpacks; the folder is there only when all of it is. */
function fetchTree(folder: string): void {
  mkdirSync(join(folder, '..'), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const apt = privateApt(join(work, 'apt'));
    apt('update');
    const listed = apt('install', '-y', '--print-uris', 'asterisk', 'asterisk-modules');
    const names = [...listed.matchAll(/^'\S+' ([^_\s]+)_/gm)].map((match) => match[1] ?? '');
    const wanted = names.filter((name) => WANTED.test(name) && !UNWANTED.test(name));
    apt('download', ...wanted);
    const tree = join(work, 'tree');
    mkdirSync(tree);
    const archives = join(work, 'apt/archives');
    for (const archive of readdirSync(archives).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg-deb', ['-x', join(archives, archive), tree]);
    for (const name of ['doc', 'man', 'locale', 'lintian']) rmSync(join(tree, 'usr/share', name), { recursive: true, force: true });
    renameSync(tree, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** apt-get with lists and state of its own: the packages of this machine stay as they are. */
function privateApt(folder: string): (...words: string[]) => string {
  for (const name of ['lists/partial', 'cache/archives/partial', 'archives']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${debianMirror()} ${SUITE} main\n`);
  const options = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State': folder,
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    // A mirror may be behind: what it has is signed all the same.
    'Acquire::Check-Valid-Until': 'false',
    'Acquire::Languages': 'none',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': process.getuid?.() === 0 ? 'root' : '',
    'Debug::NoLocking': '1',
  };
  const given = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return (...words) =>
    execFileSync('apt-get', ['-q', ...given, ...words], {
      cwd: join(folder, 'archives'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 26,
    });
}

/** Where this machine has its own Debian packages from. */
function debianMirror(): string {
  const targets = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI) $(ORIGIN) $(LABEL)', 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  const mirror = /^(\S+) Debian Debian$/m.exec(targets)?.[1];
  if (mirror === undefined) throw new Error('apt on this machine knows no Debian mirror (run apt-get update first)');
  return mirror;
}

/** The tree brings its own C library, so its own loader must start it. */
function commandOf(root: string): string[] {
  const libraries = join(root, 'usr/lib');
  const machine = readdirSync(libraries).find((name) => /-linux-gnu/.test(name));
  if (machine === undefined) throw new Error(`${root} holds no Asterisk: delete it and try again`);
  const folder = join(libraries, machine);
  const loader = readdirSync(folder).find((name) => /^ld-linux-.*\.so\.\d$/.test(name));
  return [join(folder, loader ?? ''), '--library-path', folder, join(root, 'usr/sbin/asterisk')];
}

/** The switch and the phones for a test; null, with the reason printed, where they cannot be had. In CI that is an error. */
export function installForTest(): SwitchTree | null {
  try {
    const tree = installSwitch();
    console.log(`${tree.version}; ${installPhones().join(', ')}`);
    return tree;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    console.log(`no telephone calls here: ${(error as Error).message}`);
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version, root } = installSwitch();
  console.log(`${version} (Debian ${SUITE}) in ${root}\nsoft phones: ${installPhones().join(', ')}`);
}
