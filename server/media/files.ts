import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Where the original with that digest lies: `ab/abcdef...` in the folder of photos.
 * @param sha256 64 hex digits
 */
export function originalPath(mediaDir: string, sha256: string): string {
  return join(mediaDir, sha256.slice(0, 2), sha256);
}

/** Where a picture written again is kept; this folder may be emptied at any time. */
export function previewPath(mediaDir: string, sha256: string, width: number | undefined): string {
  return join(mediaDir, 'preview', String(width ?? 'full'), sha256.slice(0, 2), sha256);
}

/** Writes an original so that it is on the disk when this returns, whatever happens then: bytes, name and folder. */
export async function keep(path: string, bytes: Buffer): Promise<void> {
  if ((await sizeOf(path)) === bytes.length) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await put(path, bytes);
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** Writes what can be made again. */
export async function cache(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await put(path, bytes);
}

/** The bytes of a file; undefined where there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Under another name first: whoever reads sees the whole file or none, after a loss of power too. */
async function put(path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing: its names are written with the file.
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
