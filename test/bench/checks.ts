import { parseArgs } from 'node:util';
import { lineString, nearestPointOnLine, point } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Point } from 'geojson';
import type { CheckCity, CheckFeature, RuleCheck } from '#domain/checks/check.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { groundOf } from '#domain/checks/spacing/ground.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { keptStreets } from '#domain/streets/kept-streets.ts';
import { chanceOf } from '../worlds/random-coverage.ts';
import { streetCity } from '../worlds/street-city.ts';
import { benchReach } from './checks-reach.ts';
import { openPostgis } from './postgis.ts';
import { locateInPostgis } from './postgis-streets.ts';
import { percentile, result, row, say, timed } from './told.ts';

const usage = `npm run bench -- checks [--streets 10000] [--things 1000000] [--sample 20000] [--edits 400] [--turns 3] [--seed 1]
A city of streets of a kilometre each with things along them. Turf and PostGIS place the same sample along the same streets.`;

const matchMetres = 40;

const params: SpacingParams = {
  roads: { mainCommercial: ['true'] },
  things: { collection: 'litter-bins', where: {} },
  counts: { state: ['intact', 'damaged'] },
  metres: 100,
  reading: 'gap',
  sides: 'each',
  carriageways: 'one',
  matchMetres,
  roadProperty: 'road',
  crossingMetres: 0,
  forbidden: [],
};

const rule: RuleContent = {
  zh: '废物箱间距',
  en: 'Spacing of litter bins',
  kind: 'spacing',
  params: { ...params },
  source: 'CJJ 27-2012',
  tier: 'recommended',
  enabled: true,
};

/** What a night's full run, and an edit, cost at the size of a large city; and what others need to place the same things. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      streets: { type: 'string', default: '10000' },
      things: { type: 'string', default: '1000000' },
      sample: { type: 'string', default: '20000' },
      edits: { type: 'string', default: '400' },
      turns: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const [turns, seed] = [Number(values.turns), Number(values.seed)];
  const drawn = streetCity({ streets: Number(values.streets), things: Number(values.things), seed });
  const { city, put, kept, assembling } = held(drawn);
  const begun = performance.now();
  const ground = groundOf(city.streets, 'one', matchMetres);
  const laying = performance.now() - begun;
  const kilometres = ground.lines.reduce((sum, { course }) => sum + course.measured.length, 0) / 1000;
  say(
    `${kept} streets, ${kilometres.toFixed(0)} km counted once, ${drawn.roads.length} sections, ${drawn.things.length} things.`,
  );
  say(`index built apart: streets put together ${ms(assembling)}, courses and cells ${ms(laying)}`);

  const whole: number[] = [];
  let check!: RuleCheck;
  for (let i = 0; i < turns; i++) {
    globalThis.gc?.();
    check = openSpacing(rule, city);
    whole.push(timed(() => drain(check)));
  }
  const { percent, figures } = check.state();
  say(
    `complies ${percent!.toFixed(2)} %, ${figures['failing']} streets fail, at least ${figures['additions']} to be added, longest gap ${figures['longest']!.toFixed(1)} m`,
  );
  say('milliseconds                                                 p50       p95       max');
  row('all streets and things, matching included', whole);
  const edits = editsOf(check, put, drawn.things, Number(values.edits), seed);
  row('one thing moved, its streets computed again', edits);

  const walked = benchReach();
  say(
    `${walked.kilometres.toFixed(0)} km to walk on in ${walked.edges} sections, built apart in ${ms(walked.build)}; ${walked.beyond.toFixed(0)} km beyond 300 m`,
  );
  row('walking from 5,000 facilities, stretches beyond', walked.reach);

  const sample = drawn.things.filter(
    (_, i) => i % Math.max(1, Math.floor(drawn.things.length / Number(values.sample))) === 0,
  );
  const ours = placedByUs(ground, sample, turns);
  const turf = placedByTurf(ground, sample);
  say(`${sample.length} things placed, microseconds each: ours ${each(ours, sample)}, turf ${each(turf, sample)}`);
  result('checks_spacing_ms', percentile(whole, 0.5));
  result('checks_incremental_ms', percentile(edits, 0.95));
  result('checks_reach_ms', percentile(walked.reach, 0.5));
  result('checks_ratio_turf', turf / ours);
  result('checks_ratio_postgis', await ratioToPostgis(ground, sample, ours));
}

/** The city as the checks hold it: everything in memory, streets put together. */
function held({ roads, things }: ReturnType<typeof streetCity>) {
  const features = new Map<string, Map<string, CheckFeature>>([
    ['roads', new Map(roads.map((road) => [road.id, road]))],
    ['litter-bins', new Map(things.map((thing) => [thing.id, thing]))],
  ]);
  const streets = keptStreets();
  const assembling = timed(() => streets.load(roads));
  const city: CheckCity = {
    now: Date.parse('2026-11-22T04:00:00Z'),
    features: (collection) => features.get(collection) ?? new Map<string, CheckFeature>(),
    near: () => [],
    records: { get: () => undefined, all: () => [] },
    streets: streets.streets,
  };
  const put = (thing: CheckFeature): void => void features.get('litter-bins')!.set(thing.id, thing);
  return { city, put, kept: streets.streets.all.length, assembling };
}

/** Moves things by up to 60 m and lets the check take the news, as after an edit. */
function editsOf(
  check: RuleCheck,
  put: (thing: CheckFeature) => void,
  things: readonly CheckFeature[],
  count: number,
  seed: number,
): number[] {
  const chance = chanceOf(seed + 1);
  return Array.from({ length: count }, () => {
    const before = things[Math.floor(chance() * things.length)]!;
    const [lon, lat] = placeOf(before);
    const [perLng, perLat] = metresPerDegree(lat);
    const to = [lon + (chance() * 120 - 60) / perLng, lat + (chance() * 120 - 60) / perLat];
    const after: CheckFeature = { ...before, geometry: { type: 'Point', coordinates: to } };
    put(after);
    return timed(() =>
      check.take({
        features: [{ collection: 'litter-bins', id: before.id, before, after }],
        records: new Set(),
        newDay: false,
        streets: new Set(),
      }),
    );
  });
}

type Ground = ReturnType<typeof groundOf>;

const placeOf = ({ geometry }: CheckFeature): [number, number] => (geometry as Point).coordinates as [number, number];

/** Places a sample along the nearest street, whatever its name. @returns milliseconds for all of it */
function placedByUs(ground: Ground, sample: readonly CheckFeature[], turns: number): number {
  const along = { line: -1, at: 0, left: 0 };
  const times = Array.from({ length: Math.max(5, turns) }, () =>
    timed(() => {
      for (const thing of sample) {
        const [lon, lat] = placeOf(thing);
        ground.place(lon, lat, matchMetres, -1, along);
      }
    }),
  );
  return percentile(times, 0.5);
}

/** The same with turf: a box search for the streets around, then nearestPointOnLine on each of them. */
function placedByTurf(ground: Ground, sample: readonly CheckFeature[]): number {
  const lines = ground.lines.map(({ course }) => lineString(course.measured.line.map((place) => [...place])));
  const tree = new Flatbush(lines.length);
  for (const { geometry } of lines) {
    const [xs, ys] = [geometry.coordinates.map(([x]) => x!), geometry.coordinates.map(([, y]) => y!)];
    tree.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  tree.finish();
  return timed(() => {
    for (const thing of sample) {
      const [lon, lat] = placeOf(thing);
      const [perLng, perLat] = metresPerDegree(lat);
      const [x, y] = [matchMetres / perLng, matchMetres / perLat];
      let best = Infinity;
      for (const line of tree.search(lon - x, lat - y, lon + x, lat + y)) {
        const found = nearestPointOnLine(lines[line]!, point([lon, lat]), { units: 'meters' });
        best = Math.min(best, found.properties.pointDistance);
      }
    }
  });
}

async function ratioToPostgis(ground: Ground, sample: readonly CheckFeature[], ours: number): Promise<number> {
  const opened = await openPostgis(process.env['BENCH_POSTGIS_URL']);
  if ('reason' in opened) {
    say(`PostGIS is not here to compare with: ${opened.reason}`);
    return NaN;
  }
  const { postgis } = opened;
  try {
    const theirs = await locateInPostgis(
      postgis,
      ground.lines.map(({ course }) => course.measured.line),
      sample.map(placeOf),
      matchMetres,
    );
    say(`${postgis.version}, ST_LineLocatePoint with GiST in EPSG:4549: ${each(theirs, sample)} microseconds each`);
    return theirs / ours;
  } finally {
    await postgis.close();
  }
}

function drain(check: RuleCheck): void {
  for (const step of check.run()) void step;
}

const each = (total: number, sample: readonly unknown[]): string => ((1000 * total) / sample.length).toFixed(2);
const ms = (time: number): string => `${time.toFixed(0)} ms`;
