import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { extract } from 'tar';
import { keep, originalPath } from '../media/files.ts';
import type { DatabaseAccess } from '../store/embedded.ts';
import { readMigrations } from '../store/migrate.ts';
import { StoreError } from '../store/store-error.ts';
import { digestOf } from './backup.ts';
import { readManifest, tableFile, type Manifest } from './manifest.ts';
import { connect, holdsAnything, serverIsRunning, writeAll } from './store.ts';

export interface RestoreOptions {
  readonly access: Pick<DatabaseAccess, 'owner' | 'place'>;
  readonly mediaDir: string;
  readonly file: string;
  /** Throws away what the database holds. */
  readonly replace: boolean;
}

/**
 * Brings a saved city back. The archive is unpacked beside the photos and held against its manifest before anything is written.
 * @throws StoreError for a damaged or newer backup, a database that is in use, or one that holds something already
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { access, mediaDir, replace } = options;
  await mkdir(mediaDir, { recursive: true });
  const folder = await mkdtemp(join(resolve(mediaDir), '.restoring-'));
  try {
    const manifest = await unpack(options.file, folder);
    const client = await connect(access.owner);
    try {
      if (await serverIsRunning(client)) {
        throw new StoreError(`A Shirong server works with ${access.place}. End it, then restore.`);
      }
      if (!replace && (await holdsAnything(client))) {
        throw new StoreError(
          `${access.place} holds a city already. Restore into a new one (SHIRONG_DATA_DIR=..., or another ` +
            'DATABASE_URL), or say --replace to throw away what is there.',
        );
      }
      for (const { sha256 } of manifest.media) {
        await keep(
          originalPath(mediaDir, sha256),
          await readFile(originalPath(join(folder, 'public', 'media'), sha256)),
        );
      }
      await writeAll(client, manifest, folder);
    } finally {
      await client.end();
    }
    return manifest;
  } finally {
    // The library may still be writing what it had begun when it found the fault.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Unpacks an archive and holds every file against the manifest. */
async function unpack(file: string, folder: string): Promise<Manifest> {
  try {
    await extract({ file, cwd: folder, strict: true, preserveOwner: false, filter: (_path, entry) => isPlain(entry) });
  } catch (error) {
    throw new StoreError(`${file} cannot be unpacked: ${(error as Error).message}`, { cause: error });
  }
  const manifest = readManifest(await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => ''));
  const steps = readMigrations();
  if (manifest.migration > steps.length) {
    throw new StoreError(
      `The backup was made by a newer program (${manifest.version}, step ${manifest.migration}; this one knows ` +
        `${steps.length}). Restore it with that program.`,
    );
  }
  for (const table of manifest.tables) await check(join(folder, tableFile(table)), table.sha256, file);
  for (const { sha256 } of manifest.media) {
    await check(originalPath(join(folder, 'public', 'media'), sha256), sha256, file);
  }
  return manifest;
}

/** Folders and files; a link could lead out of the folder. */
function isPlain(entry: object): boolean {
  return 'type' in entry && (entry.type === 'File' || entry.type === 'Directory');
}

async function check(path: string, sha256: string, file: string): Promise<void> {
  const isThere = (await stat(path).catch(() => undefined)) !== undefined;
  if (!isThere || (await digestOf(path)) !== sha256) {
    throw new StoreError(`${file} is damaged (${path.split('/').at(-1)}); nothing was written.`);
  }
}
