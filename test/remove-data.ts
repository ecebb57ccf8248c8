import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes a data folder, and the one it points to where the database had to live elsewhere (root, in a closed folder). */
export function removeData(dataDir: string): void {
  const pointer = join(dataDir, 'where');
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
