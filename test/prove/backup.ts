import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { list } from 'tar';
import sharp from 'sharp';
import { tileAt } from '#domain/geometry/tile.ts';
import { readManifest, type Manifest } from '../../server/backup/manifest.ts';
import { removeData } from '../remove-data.ts';
import { startServer } from '../running-server.ts';
import { signIn } from '../sign-in.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
/** The middle of the sample city. */
const [lng, lat] = [119.92, 32.49] as const;
const tiles = (
  [
    ['cases', 11],
    ['cases', 14],
    ['roads', 12],
    ['cases,roads,litter-bins', 13],
    ['litter-bins', 12],
  ] as const
).map(([collections, z]) => `${collections}/${z}/${tileAt(z, lng, lat).join('/')}`);

/** Runs one of the programs as a person does. @returns what it said, and how long it took in seconds */
async function program(
  path: string,
  args: readonly string[],
  dataDir: string,
): Promise<{ said: string; seconds: number }> {
  const began = performance.now();
  const { stdout } = await run(process.execPath, [join('server', path), ...args], {
    cwd: root,
    env: { ...process.env, SHIRONG_DATA_DIR: dataDir },
  });
  return { said: stdout.trim(), seconds: (performance.now() - began) / 1000 };
}

async function manifestOf(file: string): Promise<Manifest> {
  const chunks: Buffer[] = [];
  await list({
    file,
    onReadEntry: (entry) => {
      if (entry.path === 'manifest.json') entry.on('data', (chunk: Buffer) => chunks.push(chunk));
    },
  });
  return readManifest(Buffer.concat(chunks).toString('utf8'));
}

function same(what: string, a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${what} differs.`);
}

/**
 * `npm run prove -- backup [--cases 30000] [--seconds 20]`: saves a city at 50 writes a second, brings it back elsewhere and
 * holds both against each other, tables by digest and tiles by byte and tag.
 * @throws Error at the first difference
 */
export async function prove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { cases: { type: 'string', default: '30000' }, seconds: { type: 'string', default: '20' } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'shirong-prove-'));
  chmodSync(folder, 0o755);
  const city = await startServer({ SHIRONG_SAMPLE_CASES: values.cases });
  const dirs = ['a', 'b'].map((name) => join(folder, name));
  try {
    const headers = await signIn(city.url, 'planner');
    const form = new FormData();
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#468' } })
      .jpeg()
      .toBuffer();
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg');
    const uploaded = await fetch(`${city.url}/api/media`, { method: 'POST', headers, body: form });
    if (uploaded.status !== 201) throw new Error(`no photo: ${await uploaded.text()}`);

    // While the city is written to.
    const { features: bins } = (await (
      await fetch(`${city.url}/api/list?collections=litter-bins&limit=100`, { headers })
    ).json()) as { features: { id: string; version: number; geometry: object; properties: object }[] };
    let written = 0;
    let isWriting = true;
    const write = async (bin: (typeof bins)[number]): Promise<void> => {
      const { id, version, geometry, properties } = bin;
      const lines = [{ collection: 'litter-bins', id, base: version, after: { geometry, properties } }];
      const answer = await fetch(`${city.url}/api/changes`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'feature.change', note: `write ${written}`, lines }),
      });
      if (answer.status !== 201) throw new Error(`a write failed: ${await answer.text()}`);
      bin.version += 1;
      written += 1;
    };
    // Ten writers of ten bins each, five writes a second each.
    const writers = Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        for (let i = 0; isWriting; i++) {
          const due = performance.now() + 200;
          await write(bins[n * 10 + (i % 10)]!);
          await delay(Math.max(0, due - performance.now()));
        }
      }),
    );
    const began = performance.now();
    const busy = join(folder, 'busy.tar.gz');
    const saved = await program('backup/main.ts', [busy], city.dataDir);
    await delay(Math.max(0, Number(values.seconds) * 1000 - (performance.now() - began)));
    isWriting = false;
    await writers;
    const rate = written / ((performance.now() - began) / 1000);
    process.stdout.write(`${saved.said} in ${saved.seconds.toFixed(1)} s at ${rate.toFixed(0)} writes a second\n`);
    const restored = await program('backup/restore-main.ts', [busy], dirs[0]!);
    process.stdout.write(`${restored.said} in ${restored.seconds.toFixed(1)} s\n`);
    const again = join(folder, 'busy-again.tar.gz');
    await program('backup/main.ts', [again], dirs[0]!);
    const [busyWas, busyIs] = [await manifestOf(busy), await manifestOf(again)];
    same('a table saved under load', busyIs.tables, busyWas.tables);
    same('a photo', busyIs.media, busyWas.media);

    // And when nobody writes: the same city twice, side by side.
    const quiet = join(folder, 'quiet.tar.gz');
    await program('backup/main.ts', [quiet], city.dataDir);
    await program('backup/restore-main.ts', [quiet], dirs[1]!);
    const twin = await startServer({ SHIRONG_SAMPLE_CASES: values.cases, SHIRONG_DATA_DIR: dirs[1]! });
    try {
      for (const path of tiles) {
        const [one, other] = await Promise.all(
          [city, twin].map(async ({ url }) => {
            const answer = await fetch(`${url}/tiles/${path}`);
            const bytes = Buffer.from(await answer.arrayBuffer()).toString('base64');
            return { status: answer.status, tag: answer.headers.get('etag'), bytes };
          }),
        );
        if (one!.status !== 200) throw new Error(`tile ${path} is empty: it proves nothing.`);
        same(`tile ${path}`, one, other);
        process.stdout.write(`tile ${path}: ${one!.bytes.length} characters, same bytes and tag ${one!.tag}\n`);
      }
    } finally {
      await twin.stop();
    }
    process.stdout.write(
      `Same: ${busyWas.tables.length} tables by digest, ${busyWas.media.length} photo, ${tiles.length} tiles.\n`,
    );
  } finally {
    await city.stop();
    for (const dir of dirs) removeData(dir);
    rmSync(folder, { recursive: true, force: true });
  }
}
