import { parseArgs } from 'node:util';
import { cases } from '#domain/cases/collection.ts';
import { wholeUnit, worldX, worldY } from '#domain/geometry/tile.ts';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import { latticeOf } from '#domain/hotspots/lattice.ts';
import { makePicture, type Picture } from '../../server/hotspots/picture.ts';
import type { HotAsked } from '../../server/hotspots/reader.ts';
import { selectCases } from '../../server/hotspots/select-cases.ts';
import { PointIndex } from '../../server/tiles/point-index.ts';
import { squares } from '../worlds/hot-city.ts';
import { usualLimits } from '../worlds/hot-shuffles.ts';
import { chanceOf } from '../worlds/random-coverage.ts';
import { plainHotspots, type PlainCase } from './hotspots-plain.ts';

const usage = `npm run bench -- hotspots [--cases 1000000] [--side 100] [--weeks 12] [--turns 5] [--seed 1]
A square of side x side cells of 100 m with so many cases, most of them in few cells. Each filter is put on anew: cases are
chosen out of the index and reckoned as the server does it. Beside it the plain way: objects, and 199 permutations a cell.`;

const to = Date.parse('2026-11-21T16:00:00Z') / 1000;
const weekSeconds = 7 * 86_400;
const classes = ['01001', '01005', '06036', '06001', '09001', '09002', '09005', '09006', '05003', '03002'];
const channels = ['patrol', 'hotline12345', 'hotline12319', 'video', 'inspection'];
const districts = ['海陵区', '医药高新区', '高港区', '姜堰区'];

/** What one changes in turn. */
const filters: Readonly<Record<string, Partial<HotAsked>>> = {
  'all cases': {},
  'two classes': { filter: { equals: { classCode: ['09001', '09002'] } } },
  'from the public': { source: 'public' },
  'from patrols': { source: 'patrol' },
  'one district': { filter: { equals: { district: ['海陵区'] } } },
  weekends: { weekdays: [5, 6] },
  'evenings, one class': { hours: [17, 18, 19, 20, 21], filter: { equals: { classCode: ['06036'] } } },
};

/** How long it takes from a changed filter to finished classes. */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000000' },
      side: { type: 'string', default: '100' },
      weeks: { type: 'string', default: '12' },
      turns: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(usage);
  const side = Number(values.side);
  const from = to - Number(values.weeks) * weekSeconds;
  const outlines = squares(side, side);
  let lattice = latticeOf(outlines);
  const laying = timed(() => void (lattice = latticeOf(outlines)));
  const { points, plain } = drawn(Number(values.cases), side, from, Number(values.seed));
  say(
    `${points.count} cases, ${lattice.ids.length} cells, ${values.weeks} weeks; lattice built apart in ${ms(laying)}`,
  );

  const shared = { ...outlines, outer: new Uint8Array(outlines.rings.length - 1).fill(1) };
  const grounds = { of: () => ({ kind: 'unit' as const, lattice, outlines: shared }) };
  const usual: HotAsked = { cells: 'unit', slice: 'week', from, to, source: 'all', filter: { equals: {} } };
  const reckoning = { kind: 'unit', slice: 'week', from, to, limits: usualLimits, hexagonMetres: 108 } as const;
  const all: number[] = [];
  const byFilter = new Map<string, number[]>();
  const parts = { choose: [] as number[], reckon: [] as number[] };
  const pictures = new Map<string, Picture>();
  for (let turn = -1; turn < Number(values.turns); turn++) {
    for (const [name, filter] of Object.entries(filters)) {
      const begun = performance.now();
      const selection = drain(selectCases(points, { ...usual, ...filter }));
      const chosen = performance.now();
      const picture = makePicture(selection, grounds, reckoning);
      const done = performance.now();
      pictures.set(name, picture);
      // The first round is not counted: a server has been running for a while.
      if (turn < 0) continue;
      all.push(done - begun);
      parts.choose.push(chosen - begun);
      parts.reckon.push(done - chosen);
      byFilter.set(name, [...(byFilter.get(name) ?? []), done - begun]);
    }
  }
  say('milliseconds                                    cases   called high      median         max');
  for (const [name, times] of byFilter) {
    const { counts, cells } = pictures.get(name)!;
    row(name, counts.inside, cells.filter(({ hot, emerging }) => hot || emerging !== 'none').length, times);
  }
  say(`choosing ${ms(median(parts.choose))}, counting and reckoning ${ms(median(parts.reckon))} in the median`);
  const { counts } = pictures.get('all cases')!;
  say(
    `of which Gi*, chances, rates and classes of all cases: ${ms(timed(() => hotspotsOf(lattice, counts, usualLimits)))}`,
  );
  const alternative = timed(() =>
    plainHotspots(plain, lattice.neighbours, { from, weeks: Number(values.weeks), permutations: 199 }),
  );
  say(`the plain way, all cases, once: ${ms(alternative)}`);
  result('hotspots_filter_ms', median(all));
  result('hotspots_filter_max_ms', Math.max(...all));
  result('hotspots_ratio_plain', alternative / median(byFilter.get('all cases')!));
}

/** A city of cases: most in few cells, evenings and some classes more than others. */
function drawn(count: number, side: number, from: number, seed: number) {
  const chance = chanceOf(seed);
  const outlines = squares(side, side);
  const weights = Float64Array.from({ length: side * side }, () =>
    Math.exp(1.2 * (chance() + chance() + chance() - 1.5) * 2),
  );
  // A few centres, around which there is more.
  const centres = Array.from({ length: 12 }, () => [chance() * side, chance() * side] as const);
  let total = 0;
  const upTo = weights.map((weight, cell) => {
    const near = centres.reduce(
      (sum, [x, y]) => sum + Math.exp(-(((cell % side) - x) ** 2 + (Math.floor(cell / side) - y) ** 2) / 18),
      0,
    );
    return (total += weight * (1 + 6 * near));
  });
  const points = new PointIndex(cases.columns, 'open');
  const plain: PlainCase[] = [];
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() ** 2 * all.length)]!;
  for (let fid = 1; fid <= count; fid++) {
    const cell = cellAt(upTo, chance() * total);
    const [lon0, lat0] = outlines.positions.subarray(cell * 10, cell * 10 + 2) as unknown as [number, number];
    const [lon1, lat1] = outlines.positions.subarray(cell * 10 + 4, cell * 10 + 6) as unknown as [number, number];
    const [lng, lat] = [lon0 + chance() * (lon1 - lon0), lat0 + chance() * (lat1 - lat0)];
    const at = Math.floor(from + chance() * (to - from));
    points.set({
      fid,
      id: `case-${fid}`,
      lng,
      lat,
      properties: {
        status: 'closed',
        open: false,
        classKind: 'matter',
        classCode: pick(classes),
        className: '占道经营',
        channel: pick(channels),
        district: pick(districts),
        reportedAt: new Date(at * 1000).toISOString(),
      },
    });
    plain.push({ x: wholeUnit(worldX(lng)), y: wholeUnit(worldY(lat)), at, cell });
  }
  return { points, plain };
}

function cellAt(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function drain<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

const ms = (time: number): string => `${time.toFixed(0)} ms`;

function row(name: string, chosen: number, high: number, times: readonly number[]): void {
  const cells = [String(chosen).padStart(12), String(high).padStart(14)];
  for (const time of [median(times), Math.max(...times)]) cells.push(time.toFixed(1).padStart(12));
  say(`${name.padEnd(41)}${cells.join('')}`);
}

function result(name: string, value: number): void {
  say(`RESULT ${name}=${value.toFixed(3)}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
