import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { cases } from '#domain/cases/collection.ts';
import { collections } from '#domain/collections.ts';
import type { Collection } from '#domain/collection.ts';
import { noFilter, type Filter } from '#domain/filter.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { createRegister } from '../../server/collections/store.ts';
import { fillSample } from '../../server/sample/fill-city.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { uuidV7 } from '../../server/store/uuid-v7.ts';
import type { CityIndex } from '../../server/tiles/city-index.ts';
import { createCityIndex } from '../../server/tiles/create.ts';
import { openPostgis, type Postgis } from './postgis.ts';
import { cellTile, fillPostgis, pointTile, type BenchFilter } from './postgis-tiles.ts';
import { countIn, sameLayer } from './same-tile.ts';

const usage = `npm run bench -- tiles [--cases 1000000] [--seed 1] [--zooms 8-17] [--tiles 20]
BENCH_POSTGIS_URL names a PostGIS to measure against; without it an installed one is started.`;

const zoomsDefault = '8-17';
const lastDay = '2026-11-21';
/** The benchmark's present: the morning after the sample's last day. */
const present = Date.parse('2026-11-22T00:00:00Z') / 1000;

type Place = readonly [z: number, x: number, y: number];

/** One tile, cut by both. */
interface Measured {
  readonly z: number;
  readonly filtered: boolean;
  readonly ours: number;
  readonly theirs: number;
  readonly same: boolean;
  readonly features: number;
}

/** Cuts the same tiles from the same rows by our index and by PostGIS, in turns, and prints what each took. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      zooms: { type: 'string', default: zoomsDefault },
      tiles: { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const [first, last] = values.zooms.split('-').map(Number) as [number, number];
  const zooms = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-tiles-'));
  // Another user runs the embedded PostgreSQL where we are root, and must be able to enter.
  await chmod(dataDir, 0o755);
  let store = await open(dataDir);
  try {
    const sample = { seed: Number(values.seed), cases: Number(values.cases), until: lastDay };
    await fillSample(store, sample, { now: () => present * 1000, say });
    const bytesPerCase = await measureBytes(store);
    await store.close();
    const started = performance.now();
    store = await open(dataDir);
    const index = await loaded(store, collections);
    const startReady = performance.now() - started;
    const random = seeded(Number(values.seed));
    const places = await choose(store, zooms, Number(values.tiles), random);
    const opened = await openPostgis(process.env['BENCH_POSTGIS_URL']);
    if ('reason' in opened) say(`PostGIS is absent: ${opened.reason}`);
    const postgis = 'postgis' in opened ? opened.postgis : undefined;
    try {
      if (postgis !== undefined) {
        say(`Filling ${postgis.version} with the same rows ...`);
        await fillPostgis(postgis.pool, (await createRegister(store, collections).scan('cases', 5000)).batches);
      }
      const measured = await measure(index, postgis, places);
      report(measured, zooms, { bytesPerCase, startReady });
    } finally {
      await postgis?.close();
    }
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function open(dataDir: string): Promise<Store> {
  const log = pino({ level: 'error' }, pino.destination(2));
  const now = () => present * 1000;
  const newId = () => uuidV7(present * 1000, randomBytes(10));
  return openStore({ dataDir, databaseUrl: undefined }, { collections, log, now, newId, role: 'server', say });
}

async function loaded(store: Store, of: readonly Collection[]): Promise<CityIndex> {
  const index = createCityIndex({
    collections: of,
    register: createRegister(store, of),
    log: { info: () => undefined },
    now: () => present * 1000,
  });
  await index.load();
  return index;
}

/** Bytes a case in the index, ids included: heap, external and array buffers after collecting garbage, loaded minus empty. */
async function measureBytes(store: Store): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const settled = async () => {
    for (let i = 0; i < 3; i++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  const empty = await settled();
  const index = await loaded(store, [cases]);
  const full = await settled();
  return (full - empty) / index.counts('cases', noFilter, undefined, present).total;
}

/** For each zoom the tiles of cases picked by chance: as people look, more often where more is. */
async function choose(store: Store, zooms: readonly number[], tiles: number, random: () => number): Promise<Place[]> {
  const points: [number, number][] = [];
  const { batches } = await createRegister(store, collections).scan('cases', 5000);
  for await (const batch of batches) {
    for (const { geometry } of batch) {
      if (geometry.type === 'Point') points.push([geometry.coordinates[0]!, geometry.coordinates[1]!]);
    }
  }
  return zooms.flatMap((z) =>
    Array.from({ length: tiles }, (): Place => [z, ...tileAt(z, ...points[Math.floor(random() * points.length)]!)]),
  );
}

/** A small generator (mulberry32): numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const benchFilter: BenchFilter = { actions: [2, 3], from: present - 90 * 86400 };
const ourFilter: Filter = { equals: { action: ['2', '3'] }, from: benchFilter.from };

/** How often each tile is cut by both in turn, after once unmeasured, so that both are warm; the least time of each counts. */
const rounds = 3;

/** Cuts each tile by both. A tile that was picked more than once, as happens at low zooms, is cut once and stands for each. */
async function measure(index: CityIndex, postgis: Postgis | undefined, places: readonly Place[]): Promise<Measured[]> {
  const out: Measured[] = [];
  for (const filtered of [false, true]) {
    const known = new Map<string, Measured>();
    for (const place of places) {
      const key = place.join();
      const measured = known.get(key) ?? (await measureOne(index, postgis, place, filtered));
      known.set(key, measured);
      out.push(measured);
    }
  }
  return out;
}

async function measureOne(
  index: CityIndex,
  postgis: Postgis | undefined,
  place: Place,
  filtered: boolean,
): Promise<Measured> {
  const [z, x, y] = place;
  const request = { collections: ['cases'], z, x, y, filter: filtered ? ourFilter : noFilter, now: present };
  const filter = filtered ? benchFilter : undefined;
  const inCells = z < cases.cells!.pointZoom;
  const cutTheirs = (pool: Postgis['pool']) =>
    inCells ? cellTile(pool, place, filter, present) : pointTile(pool, place, filter);
  let [ours, theirs] = [Infinity, Infinity];
  let [mine, other]: [Uint8Array, Uint8Array | undefined] = [new Uint8Array(), undefined];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    mine = index.tile(request);
    const middle = performance.now();
    other = postgis === undefined ? undefined : await cutTheirs(postgis.pool);
    const end = performance.now();
    if (round === 0) continue;
    ours = Math.min(ours, middle - start);
    theirs = Math.min(theirs, end - middle);
  }
  const layer = inCells ? 'cases-cells' : 'cases';
  return {
    z,
    filtered,
    ours,
    theirs: other === undefined ? NaN : theirs,
    same: other !== undefined && sameLayer(mine, other, layer),
    features: countIn(mine, layer),
  };
}

function report(
  measured: readonly Measured[],
  zooms: readonly number[],
  figures: { bytesPerCase: number; startReady: number },
): void {
  const pointZoom = cases.cells!.pointZoom;
  say(
    'zoom  filter  tiles  same  features  ours ms  p95 ms  PostGIS ms  ratio   (medians; ratio over the tiles that are the same)',
  );
  for (const filtered of [false, true]) {
    for (const z of zooms) {
      const row = measured.filter((m) => m.z === z && m.filtered === filtered);
      const cells = [
        [String(z), 4],
        [filtered ? 'yes' : 'no', 6],
        [String(row.length), 5],
        [String(row.filter((m) => m.same).length), 4],
        [median(row.map((m) => m.features)).toFixed(0), 8],
        [median(row.map((m) => m.ours)).toFixed(2), 7],
        [
          percentile(
            row.map((m) => m.ours),
            0.95,
          ).toFixed(2),
          6,
        ],
        [median(row.map((m) => m.theirs)).toFixed(2), 10],
        [ratio(row).toFixed(1), 5],
      ] as const;
      say(cells.map(([text, width]) => text.padStart(width)).join('  '));
    }
  }
  const results = {
    tiles_ratio_high: ratio(measured.filter((m) => m.z >= pointZoom)),
    tiles_ratio_low: ratio(measured.filter((m) => m.z < pointZoom)),
    tiles_p95_ms: percentile(
      measured.map((m) => m.ours),
      0.95,
    ),
    index_bytes_per_case: figures.bytesPerCase,
    start_ready_ms: figures.startReady,
  };
  for (const [name, value] of Object.entries(results))
    say(`RESULT ${name}=${Number.isNaN(value) ? 'nan' : value.toFixed(2)}`);
}

/** Median of theirs over ours, over the tiles where both sent the same. */
function ratio(measured: readonly Measured[]): number {
  return median(measured.filter((m) => m.same).map((m) => m.theirs / m.ours));
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** NaN of no values. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
