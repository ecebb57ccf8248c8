import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { numberChoices } from '#domain/cases/numbers/choices.ts';
import { FiveCounter, fiveFrames, type FiveCounts, type FiveFrames } from '#domain/cases/numbers/five.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import { phasesOn } from '#domain/cases/numbers/phases.ts';
import type { CaseSetId } from '#domain/cases/numbers/sets.ts';
import type { Context } from '../context.ts';
import { eachCase } from '../queue/reader.ts';
import { instantOf } from './count-tables.ts';
import { noZoneOf } from './no-zone.ts';
import { countOnDuty } from './on-duty.ts';
import { pick } from './pick.ts';
import { repeatOf } from './repeat.ts';

/** What is still there of new illegal buildings. */
const standing = { kind: ['new'], stage: ['found', 'stopped', 'filed', 'decided'] };

/** The five numbers a bureau chief asks for, with what stands below each (practice.md 5). */
export async function readFive(
  context: Pick<
    Context,
    'index' | 'records' | 'register' | 'store' | 'collections' | 'positions' | 'reckoner' | 'log' | 'now'
  >,
) {
  const { index, records, register, now } = context;
  const at = now();
  const frames = fiveFrames(at, numberChoices(records));
  const frame: Frame = { ...frames.month, from: Math.min(frames.yesterday.from, frames.month.from) };
  const counts = await index.read('cases', function* (points) {
    const counter = new FiveCounter(frames);
    yield* eachCase(points, { filter: { equals: {} }, bbox: undefined, none: [], frame }, (facts, block, slot) =>
      counter.add(facts, block.fid[slot]!),
    );
    return counter.counts();
  });
  const longest = counts.longest === undefined ? [] : await register.rows('cases', [counts.longest]);
  // Tested in a thread, which nobody waits for: what it found last.
  const noZone = noZoneOf(context)(at);
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
      repeat: await repeatOf(context)(at),
      onDuty: countOnDuty(context, at),
    },
    second: {
      newIllegal: readNewIllegal(context),
      noZone: noZone === null ? { value: null, metres: null } : { value: noZone.squareMetres, metres: noZone.metres },
      phases: phasesOn(formatDay(dayOf(at))),
    },
  };
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

/** New illegal buildings that still stand; null where the city keeps no ledger of them. */
export function readNewIllegal({ index, collections }: Pick<Context, 'index' | 'collections'>) {
  if (!collections.some(({ id }) => id === 'illegal-buildings')) return { n: null, target: 0 };
  return {
    n: index.total('illegal-buildings', { equals: standing }, undefined, 'current'),
    target: 0,
    query: { collections: 'illegal-buildings', kind: standing.kind.join(), stage: standing.stage.join() },
  };
}
