import { dayOf } from '#domain/calendar/work-calendar.ts';
import { classesByCode } from '#domain/catalogue/by-code.ts';
import { allClasses } from '#domain/catalogue/classes.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { repeatPlaces, type PlacedCase, type RepeatPlace } from '#domain/cases/numbers/repeat-places.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { eachCase } from '../queue/reader.ts';
import { inSlices } from '../store/in-slices.ts';
import { pick } from './pick.ts';
import { numbersOf } from './store.ts';

/** Repeat places that are told, the largest first; all are counted. */
const placesTold = 20;

/** Cases of one place that its list names. */
const casesNamed = 500;

/** How long the places are told again, milliseconds: each case of a month is held against its neighbours. */
const holdsMs = 60_000;

type Needs = Pick<Context, 'index' | 'records' | 'register' | 'store'>;

/** Where the same comes again, and when that was found. */
export type RepeatReader = (now: number) => Promise<Awaited<ReturnType<typeof readRepeat>>>;

const readers = new WeakMap<Needs['index'], RepeatReader>();

/** The one reader of a city's repeat places, whoever asks: pages and walls are told the same. */
export function repeatOf(context: Needs): RepeatReader {
  const known = readers.get(context.index) ?? createRepeat(context);
  readers.set(context.index, known);
  return known;
}

/** Reads the repeat places at most once a minute, however many ask; other limits are read at once. */
function createRepeat(context: Needs): RepeatReader {
  let last: { since: number; by: string; told: ReturnType<typeof readRepeat> } | undefined;
  return (now) => {
    const by = JSON.stringify(repeatLimits(context.records));
    if (last !== undefined && last.by === by && now >= last.since && now < last.since + holdsMs) return last.told;
    const told = readRepeat(context, now);
    last = { since: now, by, told };
    told.catch(() => (last = undefined));
    return told;
  };
}

async function readRepeat(context: Needs, now: number) {
  const { index, records } = context;
  const limits = repeatLimits(records);
  const to = Math.floor(now / 1000) + 1;
  const from = to - limits.days * 86_400;
  const placed = await index.read('cases', function* (points) {
    const found: PlacedCase[] = [];
    const query = { filter: { equals: {} }, bbox: undefined, none: [], time: { property: 'reportedAt', from, to } };
    yield* eachCase(points, query, (facts, block, slot) => {
      if (!mayRepeat(facts)) return;
      found.push({
        id: block.fid[slot]!,
        lon: lngOf(block.x[slot]!),
        lat: latOf(block.y[slot]!),
        kind: `${facts.classKind} ${facts.classCode}`,
        day: dayOf(facts.reportedAt * 1000),
      });
    });
    return found;
  });
  const places = await inSlices(repeatPlaces(placed, { ...limits, dates: 2 }));
  const told = await tellRepeatPlaces(context, places.slice(0, placesTold));
  return { at: new Date(now).toISOString(), n: places.length, limits, places: told };
}

/** Reports that came to nothing are no case at a place; of merged ones the case they went into counts. */
function mayRepeat({ status }: CaseFacts): boolean {
  return status !== 'voided' && status !== 'merged' && status !== 'notAccepted' && status !== 'notFiled';
}

/** What makes a repeat place, as the settings hold. */
export function repeatLimits(records: RecordsView) {
  const number = (key: string): number => Number(settingOf(records, key).value);
  return { cases: number('repeat.cases'), metres: number('repeat.metres'), days: number('repeat.days') };
}

/** Repeat places with their middle in words, and the numbers of their cases. */
export async function tellRepeatPlaces(
  { records, register, store }: Pick<Needs, 'records' | 'register' | 'store'>,
  places: readonly RepeatPlace[],
) {
  const named = places.map(({ cases }) => cases.slice(-casesNamed).map(({ id }) => id));
  const numbers = await numbersOf(store, named.flat());
  const centres = await register.rows(
    'cases',
    places.map(({ centre }) => centre.id),
  );
  const byFid = new Map(centres.map((feature) => [feature.fid, feature]));
  const classes = classesByCode(allClasses(records));
  return places.flatMap(({ centre, cases, dates }, i) => {
    const middle = byFid.get(centre.id);
    if (middle === undefined) return [];
    const { classKind, classCode, className } = middle.properties;
    const own = named[i]!.flatMap((fid) => numbers.get(fid) ?? []);
    return [
      {
        ...pick(middle.properties, ['place', 'unit', 'className']),
        classNameEn: classes.get(`${String(classKind)} ${String(classCode)}`)?.en ?? String(className ?? ''),
        lon: centre.lon,
        lat: centre.lat,
        n: cases.length,
        dates,
        numbers: own,
        query: { numbers: own.join() },
      },
    ];
  });
}
