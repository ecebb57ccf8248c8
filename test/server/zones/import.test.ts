import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeCoverage, type EncodedCoverage } from '#domain/zones/coverage/encoded.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import { faultsOf } from '#domain/zones/faults/faults-of.ts';
import type { JobRow } from '../../../server/jobs/reader.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-zones-import-'));
  city = await openCity({}, { SHIRONG_MEDIA_DIR: folder });
  await city.context.jobs.work();
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

/** A corner of a grid of about 100 m. */
const at = (x: number, y: number): Position => [119.9 + x / 1000, 32.45 + y / 1000];
const square = (x: number, y: number, east = x + 1): Position[] => [
  at(x, y),
  at(east, y),
  at(east, y + 1),
  at(x, y + 1),
  at(x, y),
];

const zone = (name: string, rings: Position[][], more: object = {}) => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: rings },
  properties: { bh: `Z-${name}`, mc: name, dw: '一中队' },
  ...more,
});

const file = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

const query = 'responsibilityKind=order&title=%E7%8E%B0%E6%9C%89&number=bh&name=mc&unit=dw';

function send(payload: string | Buffer, headers: object = as('planner'), parameters = query) {
  return city.app.inject({
    method: 'POST',
    url: `/api/zones/schemes/import?${parameters}`,
    headers: { 'content-type': 'application/geo+json', ...headers },
    payload,
  });
}

async function jobOf(id: string): Promise<JobRow | undefined> {
  const { jobs } = (await city.app.inject({ url: '/api/jobs', headers: as('planner') })).json<{ jobs: JobRow[] }>();
  return jobs.find((row) => row.id === id);
}

/** The job of a file once it has ended. */
async function imported(payload: string | Buffer): Promise<JobRow> {
  const answer = await send(payload);
  expect(answer.statusCode).toBe(202);
  const { job } = answer.json<{ job: string }>();
  for (let i = 0; i < 800; i++) {
    const row = await jobOf(job);
    if (row !== undefined && ['completed', 'cancelled', 'failed'].includes(row.state)) return row;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error('the import did not end within 40 s');
}

const versions = async (): Promise<number> =>
  (await city.app.inject('/api/records/scheme-versions')).json<{ records: unknown[] }>().records.length;

async function coverageOf(version: unknown) {
  const answer = await city.app.inject(`/api/zones/schemes/${String(version)}/coverage`);
  return decodeCoverage(answer.json<{ coverage: EncodedCoverage }>().coverage);
}

describe('existing zones', () => {
  test('are taken in as they are: gaps, overlaps and slivers are kept, counted and stand in the draft', async () => {
    const job = await imported(
      file([
        zone('甲', [square(0, 0)]),
        // Overlaps 甲 by 10 m, leaves 丙 a gap of 0.5 m that others close above and below.
        zone('乙', [square(0.9, 0, 2)]),
        zone('丙', [square(2.005, 0, 3)]),
        zone('上', [square(0, 1, 3)]),
        zone('下', [square(0, -1, 3)]),
      ]),
    );
    expect(job).toMatchObject({
      state: 'completed',
      by: 'person:planner',
      progress: { done: 100, total: 100 },
      output: { title: '现有', zones: 5, cleaned: 0, faults: { overlap: 1, 'gap-sliver': 1 } },
    });
    const coverage = await coverageOf(job.output!['version']);
    expect(faultsOf(coverage).map(({ kind }) => kind)).toEqual(['overlap', 'gap-sliver']);
    const zones = [...coverage.grounds].flatMap(([id, ground]) =>
      ground.is === 'zone' ? [{ id, ...ground.content }] : [],
    );
    expect(zones.map(({ number, name, unit, kindOfPlace }) => [number, name, unit, kindOfPlace])).toContainEqual([
      'Z-丙',
      '丙',
      '一中队',
      'block',
    ]);
    // 100 m by 100 m, on the ellipsoid at 32.45 degrees.
    expect(squareMetresOf(coverage, zones.find(({ name }) => name === '甲')!.id)).toBeCloseTo(0.9 * 94.0 * 110.9, -2);
    expect(await readdir(join(folder, 'imports'))).toEqual([]);
  });
});

test('a file that cannot be read makes no draft, and its job says which feature and where', async () => {
  const before = await versions();
  const swapped = square(0, 0).map(([lon, lat]) => [lat!, lon!]);
  const job = await imported(file([zone('好', [square(5, 5)]), zone('甲', [swapped])]));
  expect([job.state, job.error]).toEqual([
    'failed',
    'Feature 2 (甲) at 32.4500000, 119.9000000 has latitude before longitude; exchange them.',
  ]);
  expect(await versions()).toBe(before);
});

test('an import that is cancelled takes nothing', async () => {
  const before = await versions();
  const { job } = (await send(file([zone('甲', [square(0, 0)])]))).json<{ job: string }>();
  const cancelled = await city.app.inject({ method: 'POST', url: `/api/jobs/${job}/cancel`, headers: as('planner') });
  expect(cancelled.statusCode).toBe(204);
  // The next one is worked on when it has ended.
  expect((await imported(file([zone('乙', [square(0, 0)])]))).state).toBe('completed');
  expect([(await jobOf(job))?.state, await versions()]).toEqual(['cancelled', before + 1]);
});

test('a large file is taken in while others are answered, and one that is too large is not', async () => {
  // Zones side by side whose borders have a place every half metre: 12 MB.
  const side = 150;
  const dense = (x: number, y: number): Position[] => {
    const corners = square(x, y);
    const ring = corners.slice(1).flatMap(([east, north], i) => {
      const [west, south] = corners[i]!;
      return Array.from({ length: side }, (_, k) => [
        Number((west! + ((east! - west!) * k) / side).toFixed(7)),
        Number((south! + ((north! - south!) * k) / side).toFixed(7)),
      ]);
    });
    return [...ring, ring[0]!];
  };
  const features = Array.from({ length: 900 }, (_, i) => zone(String(i), [dense(i % 30, Math.floor(i / 30))]));
  const large = Buffer.from(file(features));
  expect(large.length).toBeGreaterThan(11_000_000);
  let slowest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    slowest = Math.max(slowest, now - last);
    last = now;
  }, 5);
  const job = await imported(large);
  clearInterval(timer);
  expect(job.output).toMatchObject({ zones: 900, cleaned: 0, faults: {} });
  // The thread that serves was never held up by the file: a second would be the whole of it.
  expect(slowest).toBeLessThan(1_000);

  const declared = await send('', { ...as('planner'), 'content-length': String(201 * 1024 * 1024) });
  expect(declared.statusCode).toBe(413);
});

test('whoever may not edit zones does not import them, and a request that says too little is told so', async () => {
  expect((await send('{}', as('unitHandler'))).statusCode).toBe(403);
  const wrong = await send('{}', as('planner'), 'responsibilityKind=roads&colour=red');
  expect([wrong.statusCode, wrong.json<{ errors: { parameter: string }[] }>().errors.map((e) => e.parameter)]).toEqual([
    400,
    ['title', 'responsibilityKind', 'title', 'colour'],
  ]);
  const broken = await send('{}', as('planner'), 'responsibilityKind=__proto__&title=a%0Ab');
  expect([
    broken.statusCode,
    broken.json<{ errors: { parameter: string }[] }>().errors.map((e) => e.parameter),
  ]).toEqual([400, ['responsibilityKind', 'title']]);
  const files = await readdir(join(folder, 'imports'));
  const job = await imported('{"type":"FeatureCollection","features":[');
  expect([job.state, job.output ?? null]).toEqual(['failed', null]);
  expect(await readdir(join(folder, 'imports'))).toEqual(files);
  const form = await city.app.inject({
    method: 'POST',
    url: `/api/zones/schemes/import?${query}`,
    headers: { ...as('planner'), 'content-type': 'text/csv' },
    payload: 'a',
  });
  expect(form.statusCode).toBe(415);
});
