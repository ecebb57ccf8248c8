import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { create } from 'tar';
import { sha256Of } from './checksums.ts';

/**
 * Packs a folder under its own name, and writes its digest beside it as `sha256sum -c` reads it.
 * @param folder what is packed
 * @param file the archive, *.tar.gz
 */
export async function pack(folder: string, file: string): Promise<void> {
  const building = `${file}.part`;
  await create(
    // Owners are ours alone; whoever unpacks it owns it.
    { file: building, cwd: dirname(folder), gzip: { level: 6 }, portable: true, strict: true },
    [basename(folder)],
  );
  await rename(building, file);
  await writeFile(`${file}.sha256`, `${await sha256Of(file)}  ${basename(file)}\n`);
}

/** The archive of a bundle in a folder. */
export function archiveOf(folder: string, name: string): string {
  return join(folder, `${name}.tar.gz`);
}
