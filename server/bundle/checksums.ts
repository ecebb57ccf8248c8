import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** All files below a folder, links left out: paths with `/` from the folder, in byte order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  async function walk(path: string): Promise<void> {
    for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) await walk(below);
      else if (entry.isFile()) found.push(below);
    }
  }
  if ((await lstat(folder)).isDirectory()) await walk('');
  return found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** SHA-256 of a file, hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * The digests of all files below a folder, as `sha256sum -c` reads them.
 * @throws Error for a name that such a list cannot hold
 */
export async function checksums(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of await filesBelow(folder)) {
    if (/[\n\r\\]/.test(path)) throw new Error(`${JSON.stringify(path)} cannot stand in a list of checksums.`);
    lines.push(`${await sha256Of(join(folder, path))}  ${path}\n`);
  }
  return lines.join('');
}
