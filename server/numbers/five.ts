import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { numberChoices } from '#domain/cases/numbers/choices.ts';
import { FiveCounter, fiveFrames, type FiveCounts, type FiveFrames } from '#domain/cases/numbers/five.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import { phasesOn } from '#domain/cases/numbers/phases.ts';
import { repeatPlaces, type PlacedCase, type RepeatPlace } from '#domain/cases/numbers/repeat-places.ts';
import type { CaseSetId } from '#domain/cases/numbers/sets.ts';
import { onShift } from '#domain/duty/on-shift.ts';
import type { Assignment } from '#domain/duty/assignments.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { eachCase } from '../queue/reader.ts';
import { inSlices } from '../store/in-slices.ts';
import { instantOf } from './count-tables.ts';
import { numbersOf } from './store.ts';

/** Repeat places that are told, the largest first; all are counted. */
const placesTold = 20;

/** Cases of one place that its list names. */
const casesNamed = 500;

const daySeconds = 86_400;

/** What is still there of new illegal buildings. */
const standing = { kind: ['new'], stage: ['found', 'stopped', 'filed', 'decided'] };

/** The five numbers a bureau chief asks for, with what stands below each (practice.md 5). */
export async function readFive(
  context: Pick<Context, 'index' | 'records' | 'register' | 'store' | 'collections' | 'now'>,
) {
  const { index, records, register, now } = context;
  const at = now();
  const limits = repeatLimits(records);
  const frames = fiveFrames(at, numberChoices(records));
  const since = frames.today.now - limits.days * daySeconds;
  const { counts, placed } = await index.read('cases', function* (points) {
    const counter = new FiveCounter(frames);
    const near: PlacedCase[] = [];
    const frame: Frame = { ...frames.month, from: Math.min(frames.yesterday.from, frames.month.from, since) };
    yield* eachCase(points, { filter: { equals: {} }, bbox: undefined, none: [], frame }, (facts, block, slot) => {
      const fid = block.fid[slot]!;
      counter.add(facts, fid);
      if (facts.reportedAt >= since && mayRepeat(facts)) {
        near.push({
          id: fid,
          lon: lngOf(block.x[slot]!),
          lat: latOf(block.y[slot]!),
          kind: `${facts.classKind} ${facts.classCode}`,
          day: dayOf(facts.reportedAt * 1000),
        });
      }
    });
    return { counts: counter.counts(), placed: near };
  });
  const places = await inSlices(repeatPlaces(placed, { ...limits, dates: 2 }));
  const longest = counts.longest === undefined ? [] : await register.rows('cases', [counts.longest]);
  return {
    at: new Date(at).toISOString(),
    five: {
      filedToday: filedToday(counts, frames),
      overdue: {
        n: counts.overdue,
        query: { set: 'overdueNow' },
        worstUnit: counts.worstUnit && {
          unit: counts.worstUnit.unit,
          n: counts.worstUnit.overdue,
          query: { set: 'overdueNow', unit: counts.worstUnit.unit.replaceAll(',', '%2C') },
        },
        longest: longest.map(({ properties }) =>
          pick(properties, ['number', 'place', 'unit', 'className', 'dueAt']),
        )[0],
      },
      onTime: {
        n: counts.handledOnTime,
        m: counts.dueToHandle,
        value: counts.dueToHandle === 0 ? null : counts.handledOnTime / counts.dueToHandle,
        query: queryOf('handledOnTime', frames.month),
        baseQuery: queryOf('dueToHandle', frames.month),
        suspended: { n: counts.suspended, query: { set: 'suspended' } },
      },
      repeat: { n: places.length, limits, places: await tellPlaces(context, places.slice(0, placesTold)) },
      onDuty: onDuty(records, at),
    },
    second: {
      newIllegal: newIllegal(context),
      /** Reckoned by the whole-city test, on the planner's desk, and too long to be reckoned here. */
      noZone: { value: null, reason: 'tested-on-demand' as const },
      phases: phasesOn(formatDay(dayOf(at))),
    },
  };
}

/** Reports that came to nothing are no case at a place; of merged ones the case they went into counts. */
function mayRepeat({ status }: CaseFacts): boolean {
  return status !== 'voided' && status !== 'merged' && status !== 'notAccepted' && status !== 'notFiled';
}

function filedToday({ filed, filedByCitizens, filedYesterday }: FiveCounts, { today, yesterday }: FiveFrames) {
  return {
    n: filed,
    query: queryOf('filed', today),
    citizens: { n: filedByCitizens, query: queryOf('filedByCitizens', today) },
    yesterday: { n: filedYesterday, query: queryOf('filed', yesterday) },
  };
}

function queryOf(set: CaseSetId, { from, to }: Frame): Record<string, string> {
  return { set, from: instantOf(from), to: instantOf(to) };
}

function repeatLimits(records: RecordsView) {
  const number = (key: string): number => Number(settingOf(records, key).value);
  return { cases: number('repeat.cases'), metres: number('repeat.metres'), days: number('repeat.days') };
}

async function tellPlaces({ register, store }: Pick<Context, 'register' | 'store'>, places: readonly RepeatPlace[]) {
  const named = places.map(({ cases }) => cases.slice(-casesNamed).map(({ id }) => id));
  const numbers = await numbersOf(store, named.flat());
  const centres = new Map(
    (
      await register.rows(
        'cases',
        places.map(({ centre }) => centre.id),
      )
    ).map((feature) => [feature.fid, feature]),
  );
  return places.flatMap(({ centre, cases, dates }, i) => {
    const middle = centres.get(centre.id);
    if (middle === undefined) return [];
    const own = named[i]!.flatMap((fid) => numbers.get(fid) ?? []);
    return [
      {
        ...pick(middle.properties, ['place', 'unit', 'className']),
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

/** Positions are not known yet: who has to be there is, who is there is not. */
function onDuty(records: RecordsView, at: number) {
  const all = <T>(kind: string): T[] => records.all(kind).map(({ content }) => content as T);
  const roster = {
    shifts: all<ShiftPlan>('shift-plans'),
    assignments: all<Assignment>('assignments'),
    standIns: all<StandIn>('stand-ins'),
  };
  const due = new Set(onShift(roster, at).map(({ post }) => post)).size;
  return { value: null, n: null, m: due, reason: 'no-positions' as const };
}

function newIllegal({ index, collections }: Pick<Context, 'index' | 'collections'>) {
  if (!collections.some(({ id }) => id === 'illegal-buildings')) return { n: null, target: 0 };
  return {
    n: index.total('illegal-buildings', { equals: standing }, undefined, 'current'),
    target: 0,
    query: { collections: 'illegal-buildings', kind: standing.kind.join(), stage: standing.stage.join() },
  };
}

function pick(properties: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(properties[name] ?? '')]));
}
