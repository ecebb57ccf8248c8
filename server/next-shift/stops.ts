import { dispatchFigures, type DispatchFigures } from '#domain/dispatch/figures.ts';
import { deadlineStops, type DueCase } from '#domain/dispatch/next-shift/deadline-stops.ts';
import { hotStops, type ShiftSpan } from '#domain/dispatch/next-shift/hot-stops.ts';
import { stopKinds, type RoundStop } from '#domain/dispatch/next-shift/round.ts';
import { gridOf, squaresBeside } from '#domain/dispatch/next-shift/squares-beside.ts';
import { findingUnpatrolled } from '#domain/dispatch/next-shift/unpatrolled-stops.ts';
import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { hasFixes, squaresVisited } from '../positions/reader.ts';
import { inSlices, mapInSlices } from '../store/in-slices.ts';
import type { Figures } from './figures.ts';
import { zoneOfUnit } from './ground-of.ts';
import { patrolWays } from './patrol-ways.ts';
import { dueBy } from './store.ts';

type Sources = Pick<Context, 'hotspots' | 'index' | 'now' | 'records' | 'register' | 'schemes' | 'store'>;

/** What is left out of a proposal, and why. */
export type StopsNote = 'no-tracks' | 'few-cases' | 'too-many';

export interface FoundStops {
  readonly stops: readonly RoundStop[];
  readonly notes: readonly StopsNote[];
}

/** Stops of one kind that are weighed against each other at most; of more those of the least weight are left out. */
const mostOfKind = 40;

/** Places of the city's ranking that are looked at for one unit. */
const mostOfCity = 100;

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;

/** Fixes of a square so wide are one: thousands of them lie where one stood, metres. */
const squareMetres = 10;

/** A worse fix does not say on which road somebody was, metres. */
const mostAccuracy = 50;

/** Everything that a unit's shift might go to: high-incidence places, deadlines, stretches that nobody patrolled. */
export async function stopsOf(
  sources: Sources,
  unit: string,
  shift: ShiftSpan,
  figures: Figures,
  signal?: AbortSignal,
): Promise<FoundStops> {
  const notes: StopsNote[] = [];
  const [hot, due, bare] = await Promise.all([
    hotOnes(sources, shift, figures),
    dueBy(sources.store, unit, iso(shift.until + figures.dueAheadHours * 3600)),
    bareOnes(sources, unit, shift, figures, signal),
  ]);
  if (hot === undefined) notes.push('few-cases');
  if (bare === undefined) notes.push('no-tracks');
  const own: RoundStop[] = [];
  let left = figures.hotPlaces;
  for (const stop of [...(hot ?? []), ...(bare ?? [])]) {
    if (stop.kind === 'hotspot' && left === 0) continue;
    const zone = await zoneOfUnit(sources, unit, [stop.lon, stop.lat], sources.now());
    if (zone === undefined) continue;
    own.push({ ...stop, zone });
    if (stop.kind === 'hotspot') left--;
  }
  const { workMinutes } = dispatchFigures(sources.records);
  const all = [
    ...own,
    ...deadlineStops(
      due.flatMap((one) => dueCase(one, workMinutes)),
      shift,
      figures,
    ),
  ];
  const kept = Object.keys(stopKinds).flatMap((kind) =>
    all
      .filter((stop) => stop.kind === kind)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostOfKind),
  );
  if (kept.length < all.length) notes.push('too-many');
  return { stops: kept, notes };
}

/** undefined where too little was reported to say anything of. */
async function hotOnes(
  { hotspots, now }: Sources,
  shift: ShiftSpan,
  figures: Figures,
): Promise<RoundStop[] | undefined> {
  const to = startOfDay(dayOf(now())) / 1000;
  const from = to - figures.hotDays * daySeconds;
  const asked = { cells: 'hexagon', slice: 'week', from, to, source: 'all', filter: { equals: {} } } as const;
  // Of the city's: which of them are the unit's is seen after.
  const places = await hotspots.hotPlaces(asked, mostOfCity);
  return places.length === 0 ? undefined : hotStops(places, figures.hotDays, shift, figures);
}

/** undefined where nobody's positions are known: then everything would look unpatrolled. */
async function bareOnes(
  { index, store, now }: Sources,
  unit: string,
  shift: ShiftSpan,
  figures: Figures,
  signal: AbortSignal | undefined,
): Promise<RoundStop[] | undefined> {
  const ways = await patrolWays(index, unit);
  if (ways.length === 0) return [];
  const to = Math.min(now(), shift.from * 1000);
  const from = to - figures.unpatrolledDays * dayMs;
  if (!(await hasFixes(store, from, to, mostAccuracy))) return undefined;
  const grid = gridOf(squareMetres, ways[0]!.line[0]![1]!);
  const unseen = await inSlices(squaresBeside(ways, figures.trackMetres, grid));
  const fixes: { readonly lon: number[]; readonly lat: number[] } = { lon: [], lat: [] };
  // The last day first: where somebody was is not asked for again.
  for (let end = to; end > from && unseen.size > 0; end -= dayMs) {
    signal?.throwIfAborted();
    const visited = await squaresVisited(store, Math.max(from, end - dayMs), end, grid, [...unseen], mostAccuracy);
    await mapInSlices(visited, ({ square, lon, lat }) => {
      unseen.delete(square);
      fixes.lon.push(lon);
      fixes.lat.push(lat);
    });
  }
  return inSlices(findingUnpatrolled(ways, fixes, shift, figures));
}

function dueCase({ id, geometry, properties: p }: Feature, workMinutes: DispatchFigures['workMinutes']): DueCase[] {
  if (geometry.type !== 'Point' || typeof p['dueAt'] !== 'string') return [];
  const [lon, lat] = geometry.coordinates as [number, number];
  return [
    {
      id,
      number: String(p['number']),
      className: String(p['className']),
      place: String(p['place'] ?? ''),
      lon,
      lat,
      dueAt: Date.parse(p['dueAt']) / 1000,
      urgent: p['urgent'] === true,
      work: workMinutes[p['classKind'] === 'component' ? 'component' : 'matter'] * 60,
      ...(typeof p['zone'] === 'string' ? { zone: p['zone'] } : {}),
    },
  ];
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
