import { parseArgs } from 'node:util';
import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import { checkAround } from '#domain/zones/coverage/check-delta.ts';
import { checkPolygons, type PlainPolygon } from '#domain/zones/coverage/check-polygons.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { polygonsOf } from '#domain/zones/coverage/rings.ts';
import { removeGround } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { makeLocator } from '#domain/zones/locate/locator.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import { GeosPolygons } from '../domain/zones/geos.ts';
import { largeCorner, largeCoverage, largeWidth } from '../worlds/large-coverage.ts';
import { largeGround } from '../worlds/large-ground.ts';
import { chanceOf } from '../worlds/random-coverage.ts';

const usage = `npm run bench -- zones [--across 100] [--vertices 50] [--sections 26000] [--moves 300] [--turns 7] [--lookups 2000000] [--seed 1]
A square city of across x across zones. GEOS 3.13 checks the same coverage beside.`;

/** What the planner waits for at the size of a large city: a moved border, the check, the whole-city test, a look-up. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      across: { type: 'string', default: '100' },
      vertices: { type: 'string', default: '50' },
      sections: { type: 'string', default: '26000' },
      moves: { type: 'string', default: '300' },
      turns: { type: 'string', default: '7' },
      lookups: { type: 'string', default: '2000000' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const [across, seed, turns] = [Number(values.across), Number(values.seed), Number(values.turns)];
  const coverage = largeCoverage({ across, vertices: Number(values.vertices), seed });
  const places = [...coverage.grounds.keys()].reduce((sum, id) => sum + coverage.ringsOf(id)[0]!.length - 1, 0);
  say(`${coverage.grounds.size} zones of ${(places / coverage.grounds.size).toFixed(1)} vertices.`);
  say('milliseconds                                                 p50       p95       max');
  const moved = moves(coverage, Number(values.moves), seed);
  row('a shared border moved with all its places, checked, applied', moved.borders);
  row('a place moved where four zones meet, the same', moved.nodes);
  const checked = checks(coverage, turns);
  row('the whole coverage checked: ours', checked.ours);
  row('the same by GEOS CoverageIsValid', checked.theirs);
  const tested = tests(coverage, { across, sections: Number(values.sections), seed }, turns);
  row('the whole city tested', tested);
  const perSecond = lookups(coverage, Number(values.lookups), across, seed);
  say(`look-ups of a place's zone: ${Math.round(perSecond)} a second`);
  result('zones_move_ms', percentile(moved.borders, 0.5));
  result('zones_coverage_vs_geos', percentile(checked.ours, 0.5) / percentile(checked.theirs, 0.5));
  result('zones_test_ms', percentile(tested, 0.5));
  result('zones_lookups_per_s', perSecond);
  await Promise.resolve();
}

/** Moves borders between two zones, and nodes, by a few metres: makes the edit (which tries and checks it), applies it, checks again. */
function moves(coverage: Coverage, count: number, seed: number): { borders: number[]; nodes: number[] } {
  const chance = chanceOf(seed);
  const times = { borders: [] as number[], nodes: [] as number[] };
  for (let tries = 0; times.borders.length < count || times.nodes.length < count; tries++) {
    if (tries > 20 * count) throw new Error('Too many of the moves were refused.');
    const kind = times.borders.length <= times.nodes.length ? 'borders' : 'nodes';
    const arcs = coverage.arcsMeeting(somewhere(chance, coverage));
    const inner = arcs.filter(({ left, right }) => left !== nobody && right !== nobody);
    const arc = inner[Math.floor(chance() * inner.length)];
    if (arc === undefined) continue;
    const [dx, dy] = [Math.round((chance() - 0.5) * 600), Math.round((chance() - 0.5) * 600)];
    const from = kind === 'borders' ? arc.points.slice(1, -1) : arc.points.slice(0, 1);
    const begun = performance.now();
    const delta = moveVertices(
      coverage,
      from.map((place): { from: Point; to: Point } => ({ from: place, to: [place[0] + dx, place[1] + dy] })),
    );
    if (!delta.ok) continue;
    const applied = coverage.apply(delta.value);
    const fault = checkAround(coverage, delta.value);
    const took = performance.now() - begun;
    if (!applied.ok || fault !== undefined) throw new Error('A move broke the coverage.');
    times[kind].push(took);
  }
  return times;
}

function somewhere(
  chance: () => number,
  coverage: Coverage,
): { minX: number; minY: number; maxX: number; maxY: number } {
  const size = Math.sqrt(coverage.grounds.size) * largeWidth;
  const [x, y] = [largeCorner[0] + Math.floor(chance() * size), largeCorner[1] + Math.floor(chance() * size)];
  return { minX: x, minY: y, maxX: x + largeWidth, maxY: y + largeWidth };
}

/** Both get the same polygons parsed beforehand, and take turns. */
function checks(coverage: Coverage, turns: number): { ours: number[]; theirs: number[] } {
  const polygons: PlainPolygon[] = [...coverage.grounds.keys()].map((id: Owner) => ({
    id,
    rings: coverage.ringsOf(id),
  }));
  const parsed = new GeosPolygons(
    polygons.map(({ rings }) => ({
      type: 'MultiPolygon',
      coordinates: polygonsOf(rings).map((polygon) => polygon.map((ring) => ring.map((place) => [...place]))),
    })),
  );
  if (polygons.some(({ rings }) => doubleArea(rings[0]!) <= 0)) throw new Error('A ring is turned round.');
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const begun = performance.now();
    const faults = checkPolygons(polygons);
    const between = performance.now();
    const valid = parsed.coverageIsValid();
    times.theirs.push(performance.now() - between);
    times.ours.push(between - begun);
    if (faults.length > 0 || !valid) throw new Error('The coverage is not valid.');
  }
  parsed.free();
  return times;
}

/** The coverage with a gap in every two hundredth zone, so that there is something to find. */
function tests(
  coverage: Coverage,
  options: { across: number; sections: number; seed: number },
  turns: number,
): number[] {
  const holed = coverage.clone();
  for (const [i, id] of [...holed.grounds.keys()].entries()) {
    if (i % 200 !== 100) continue;
    const delta = removeGround(holed, id);
    if (delta.ok) holed.apply(delta.value);
  }
  const ground = largeGround(options);
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const begun = performance.now();
    const { entries } = testCity(holed, ground);
    times.push(performance.now() - begun);
    if (turn > 0) continue;
    for (const { test, figure, unit, of, items } of entries) {
      say(
        `  ${test.padEnd(12)}${(figure ?? NaN).toFixed(1).padStart(12)} ${unit.padEnd(6)} of ${of.toFixed(1)}, ${items.length} items`,
      );
    }
  }
  return times;
}

/** Random places all over the city, in degrees, as a case comes in. */
function lookups(coverage: Coverage, count: number, across: number, seed: number): number {
  const locator = makeLocator(coverage);
  const chance = chanceOf(seed);
  const size = (across * largeWidth) / 1e7;
  const [west, south] = [largeCorner[0] / 1e7, largeCorner[1] / 1e7];
  const places = Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? west : south) + chance() * size);
  let found = 0;
  const begun = performance.now();
  for (let i = 0; i < count; i++) if (locator.ownerAt(places[2 * i]!, places[2 * i + 1]!) !== nobody) found++;
  const took = performance.now() - begun;
  if (found < 0.9 * count) throw new Error('Places of the city lie in no zone.');
  return (1_000 * count) / took;
}

function row(what: string, times: readonly number[]): void {
  const cells = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(2).padStart(10));
  say(`${what.padEnd(56)}${cells.join('')}`);
}

/** NaN of no values. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function result(name: string, value: number): void {
  say(`RESULT ${name}=${Number.isNaN(value) ? 'nan' : value.toFixed(2)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
