import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import packageFacts from '../../package.json' with { type: 'json' };
import { originalPath } from '../media/files.ts';
import { StoreError } from '../store/store-error.ts';
import type { DatabaseAccess } from '../store/embedded.ts';
import { parts, type Manifest, type Part } from './manifest.ts';
import { connect, readAll } from './store.ts';

export interface BackupOptions {
  readonly access: Pick<DatabaseAccess, 'owner'>;
  readonly mediaDir: string;
  /** A file ending in .tar.gz or .tgz, or a folder that gets one named after its moment. */
  readonly to: string;
  /** Leaves the private part out: what remains can be handed on. */
  readonly publicOnly: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Saves a city into one archive while it is being worked on: all tables at one moment, and the photos they name.
 * @returns the archive's path and what it holds
 * @throws StoreError where a photo is missing or is not what its digest says
 */
export async function backup(options: BackupOptions): Promise<{ file: string; manifest: Manifest }> {
  const { access, mediaDir, now } = options;
  const at = new Date(now).toISOString();
  const isFile = /\.(tar\.gz|tgz)$/.test(options.to);
  const file = resolve(isFile ? options.to : join(options.to, `shirong-${at.replace(/[-:]|\.\d+/g, '')}.tar.gz`));
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(`${file}.making-`);
  try {
    for (const part of parts) await mkdir(join(folder, part));
    const client = await connect(access.owner);
    let read: Awaited<ReturnType<typeof readAll>>;
    try {
      const wanted = new Set<Part>(options.publicOnly ? ['public'] : parts);
      read = await readAll(client, wanted, async (name, pieces) => {
        const out = await open(join(folder, name), 'wx', 0o600);
        await pipeline(pieces, out.createWriteStream());
      });
    } finally {
      await client.end();
    }
    for (const { sha256 } of read.media) await addPhoto(mediaDir, sha256, join(folder, 'public', 'media'));
    const manifest: Manifest = { format: 'shirong-backup-1', version: packageFacts.version, at, ...read };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, undefined, 1), { mode: 0o600 });
    const unfinished = `${folder}.tar.gz`;
    await create({ gzip: { level: 5 }, file: unfinished, cwd: folder, portable: true, mode: 0o600 }, [
      'manifest.json',
      ...(options.publicOnly ? ['public'] : parts),
    ]);
    await sync(unfinished);
    await rename(unfinished, file);
    await sync(dirname(file));
    return { file, manifest };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.tar.gz`, { force: true });
  }
}

/** A second name of the same bytes where the disk allows it; they never change under their digest. */
async function addPhoto(mediaDir: string, sha256: string, to: string): Promise<void> {
  const from = originalPath(mediaDir, sha256);
  const target = originalPath(to, sha256);
  await mkdir(dirname(target), { recursive: true });
  if ((await stat(from).catch(() => undefined)) === undefined) {
    throw new StoreError(`The photo ${sha256} is in the database but not in ${mediaDir}.`);
  }
  await link(from, target).catch(() => copyFile(from, target));
  if ((await digestOf(target)) !== sha256) throw new StoreError(`The photo ${from} is not what its digest says.`);
}

/** SHA-256 of a file, hex. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
