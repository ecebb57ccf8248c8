import { collections } from '#domain/collections.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { liveFor } from '#domain/sample-city/live/live-step.ts';
import { fillCity, fillSample } from '../../../server/sample/fill-city.ts';
import { liveOnce } from '../../../server/sample/live.ts';
import { type OpenCity, openCity } from '../http/open-city.ts';

/** Half past two in the afternoon of 22 November 2026 in Taizhou. */
const afternoon = Date.parse('2026-11-22T14:30:00+08:00');
const sample = { seed: 3, cases: 3000, until: undefined };
const tools = { now: () => afternoon, say: () => undefined };

const opened: OpenCity[] = [];

async function emptyCity(): Promise<OpenCity> {
  const city = await openCity();
  opened.push(city);
  return city;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((city) => city.close()));
});

interface StoredCase {
  readonly properties: { readonly reportedAt: string; readonly closedAt?: string; readonly number: string };
}

async function casesSince(city: OpenCity, instant: string): Promise<StoredCase[]> {
  await city.context.live.applied(await city.context.store.lastSeq());
  const answer = await city.app.inject(`/ogc/collections/cases/items?limit=10000&datetime=${instant}/..`);
  const { features } = answer.json() as { features: StoredCase[] };
  return features.filter(({ properties }) => properties.reportedAt >= instant);
}

describe('the sample city in a new database', () => {
  it('holds the same bytes for the same seed and day, whatever the hour at which it is made', async () => {
    const digests: unknown[] = [];
    for (const hour of [1, 23]) {
      const city = await emptyCity();
      const now = (): number => Date.parse(`2026-11-22T${String(hour).padStart(2, '0')}:00:00+08:00`);
      await fillSample(city.context.store, { ...sample, cases: 1000 }, { ...tools, now });
      const changes = await city.context.store.changesAfter(0, 1000);
      const snapshots = changes.flatMap(({ records = [] }) =>
        records.flatMap(({ after }) => after?.['snapshot'] ?? []),
      );
      expect(snapshots).toHaveLength(4);
      digests.push([...changes.flatMap(({ bulk }) => bulk ?? []), ...snapshots]);
    }
    expect(digests[0]).toHaveLength(collections.length + 4);
    expect(digests[1]).toEqual(digests[0]);
  });

  it('lives the day on which it is made up to now, with nothing in the future, and then goes on living', async () => {
    const city = await emptyCity();
    await fillSample(city.context.store, sample, tools);
    const today = await casesSince(city, '2026-11-21T16:00:00Z');
    expect(today.length).toBeGreaterThan(2);
    expect(today.map(({ properties }) => properties.number)).toContain('20261122-0001');
    for (const { properties } of today) {
      expect(Date.parse(properties.reportedAt)).toBeLessThanOrEqual(afternoon);
      expect(Date.parse(properties.closedAt ?? properties.reportedAt)).toBeLessThanOrEqual(afternoon);
    }
    const kinds = (await city.context.store.changesAfter(0, 1000)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'sample.load')).toHaveLength(collections.length);
    expect(kinds.filter((kind) => kind === 'sample.catch-up').length).toBeGreaterThan(5);

    // And goes on: four hours bring acts, each a change of its own that readers receive.
    const { store, register, live } = city.context;
    const received: string[] = [];
    live.subscribe(({ kind }) => received.push(kind));
    const drawn = generateSampleCity({ ...sample, until: '2026-11-22' });
    const living = liveFor(drawn.city, 5);
    const written = await liveOnce({ store, register }, living, afternoon, afternoon + 4 * 3_600_000);
    await live.applied(await store.lastSeq());
    expect(written.length).toBeGreaterThan(1);
    expect(received).toEqual(written);
  });

  it('stands still at the beginning of a day gone by with units and schemes for all it has, and is left as it is once filled', async () => {
    const city = await emptyCity();
    const { store, config } = city.context;
    const asked = { ...config, city: 'taizhou', sample: { ...sample, cases: 100, until: '2026-10-01' } };
    await fillCity(store, asked, tools);
    // One change a collection, one for the people, and one for the schemes of zones.
    expect(await store.lastSeq()).toBe(collections.length + 2);
    expect(await casesSince(city, '2026-09-30T16:00:00Z')).toEqual([]);
    await fillCity(store, asked, tools);
    expect(await store.lastSeq()).toBe(collections.length + 2);

    // A unit for every name of one that its features carry.
    const { rows } = await store.pool.query<{ name: string }>(
      `select distinct properties->>'unit' as name from feature where properties ? 'unit'
       except select content->>'name' from record where kind = 'units'`,
    );
    expect(rows).toEqual([]);

    // A first version of each kind's scheme, in effect since its zones are: each place has the zone of the map.
    const { features } = (await city.app.inject('/ogc/collections/zones/items?limit=10000')).json<{
      features: { id: string; properties: { number: string; responsibilityKind: string } }[];
    }>();
    const answer = await city.app.inject('/api/zones/at?lon=119.9219&lat=32.4862&at=2026-09-01');
    const { answers } = answer.json<{ answers: { kind: string; zone?: { id: string; number: string } }[] }>();
    expect(answers.map(({ kind }) => kind)).toEqual(['order', 'cleaning', 'river', 'patrol']);
    const zoned = answers.filter((one) => one.zone !== undefined);
    expect(zoned.length).toBeGreaterThanOrEqual(3);
    for (const { kind, zone } of zoned) {
      expect(features.find(({ id }) => id === zone!.id)!.properties).toMatchObject({
        number: zone!.number,
        responsibilityKind: kind,
      });
    }
  });

  it('may be a folder of GeoJSON files named after collections; a file that names none is refused by its path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shirong-city-'));
    try {
      const road = {
        type: 'Feature',
        properties: { name: '甲路', class: 'lane', key26: false, mainCommercial: false },
        geometry: {
          type: 'LineString',
          coordinates: [
            [119.9, 32.4],
            [119.91, 32.4],
          ],
        },
      };
      await writeFile(join(folder, 'roads.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [road] }));
      const city = await emptyCity();
      const { store, config, register } = city.context;
      const said: string[] = [];
      await fillCity(store, { ...config, city: folder }, { ...tools, say: (line) => said.push(line) });
      expect(await register.count('roads')).toBe(1);
      expect(said.join('\n')).toContain('1 features read, 1 taken, 0 refused');

      await writeFile(join(folder, 'lanes.geojson'), '{}');
      const other = await emptyCity();
      await expect(fillCity(other.context.store, { ...config, city: folder }, tools)).rejects.toThrow(/lanes\.geojson/);
      await expect(fillCity(other.context.store, { ...config, city: join(folder, 'none') }, tools)).rejects.toThrow(
        /neither "taizhou", "empty" nor a folder/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
