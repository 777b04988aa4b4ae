/** Files out of a package as the registry hands it on: a gzipped tar archive (POSIX ustar). */
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** The wanted files by their path inside the package; what is not there is not in the result. */
export function unpackPackage(archive: Buffer, wanted: (path: string) => boolean): Map<string, Buffer> {
  const tar = gunzipSync(archive);
  const files = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const text = (from: number, length: number) =>
      tar
        .toString('utf8', at + from, at + from + length)
        .replace(/\0.*$/s, '')
        .trim();
    const size = Number.parseInt(text(124, 12) || '0', 8);
    const prefix = text(345, 155);
    const path = `${prefix === '' ? '' : `${prefix}/`}${text(0, 100)}`.replace(/^package\//, '');
    if (path !== '' && wanted(path)) files.set(path, tar.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return files;
}
