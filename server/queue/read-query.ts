import { dayOf, formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import { cases } from '#domain/cases/collection.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { numberChoices } from '#domain/cases/numbers/choices.ts';
import { frameNow, type Frame } from '#domain/cases/numbers/frame.ts';
import { allSets, isStanding, type CaseSetId } from '#domain/cases/numbers/sets.ts';
import { countedAt } from '#domain/cases/numbers/memberships.ts';
import { allViews, caseViews, makeView, type CaseView, type Viewer } from '#domain/cases/views.ts';
import type { Filter } from '#domain/filter.ts';
import type { Caller } from '#domain/people/caller.ts';
import { crewsOf } from '#domain/people/crews-of.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import type { Parameters } from '../http/parameters.ts';
import { readCaseQuery, type CellAsked } from '../hotspots/reader.ts';
import type { CaseFilter } from './scan.ts';
import { orders, type CaseOrder } from './ordering.ts';

/** Columns of time by which a period may be meant. */
export const periodTimes = cases.columns.filter(({ kind }) => kind === 'time').map(({ property }) => property);

/** A queue as it was asked for. */
export interface AskedQueue {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  /** Digits of a number, or a text of the place. */
  readonly q: string | undefined;
  /** Full numbers; only these. */
  readonly numbers: readonly string[] | undefined;
  /** Only those that a cell of the high-incidence areas counts. */
  readonly hotspot: CellAsked | undefined;
}

const mostNumbers = 500;
const longestText = 60;

/**
 * Reads what narrows and sorts the queue; faults are noted on the parameters.
 * @param now epoch milliseconds
 * @throws HttpProblem 400 where what a cell was counted of cannot be read
 */
export function readQueue(
  parameters: Parameters,
  { records }: Pick<Context, 'records'>,
  caller: Caller,
  now: number,
): AskedQueue {
  const view = oneOf(parameters, 'view', allViews);
  const set = oneOf(parameters, 'set', allSets);
  const day = readDay(parameters);
  const time = oneOf(parameters, 'time', periodTimes);
  const order = oneOf(parameters, 'sort', orders) ?? 'due';
  const none = readNone(parameters);
  const bbox = parameters.bbox('bbox');
  const { q, numbers } = readWanted(parameters);
  const hotspot = parameters.text('hotspot');
  const { from, to, ...filter } = parameters.filter([cases]);
  if (from !== undefined && to !== undefined && from > to) parameters.fault('to', 'lies before from');
  if (set === undefined && day !== undefined) parameters.fault('day', 'goes with a set');
  if (set !== undefined && time !== undefined)
    parameters.fault('time', 'does not go with a set, which has its own time');
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const hasPeriod = from !== undefined || to !== undefined;
  const seconds = Math.floor(now / 1000);
  const frame = set === undefined ? undefined : { ...frameNow(seconds, numberChoices(records)), ...period };
  const asked: CaseView | undefined = view && caseViews[view];
  const isNarrowed = asked?.holds !== undefined || asked?.whole !== true;
  const conditions = [
    ...(view === undefined || !isNarrowed ? [] : [makeView(view, viewerOf(records, caller, now))]),
    ...(set === undefined || frame === undefined ? [] : [inSet(set, frame, day)]),
  ];
  return {
    filter: {
      filter: asked === undefined ? filter : both(filter, asked),
      ...(asked?.some === undefined ? {} : { some: asked.some }),
      bbox,
      none,
      ...(hasPeriod && set === undefined ? { time: { property: time ?? cases.time.from, ...period } } : {}),
      ...(frame === undefined ? {} : { frame }),
      ...(conditions.length === 0 ? {} : { holds: (facts: CaseFacts) => conditions.every((holds) => holds(facts)) }),
    },
    order,
    q,
    numbers,
    hotspot: hotspot === undefined ? undefined : readCaseQuery(hotspot, now),
  };
}

/** Collections that a queue tells of. */
export function collectionsOf({ hotspot }: AskedQueue): string[] {
  return ['cases', ...(hotspot?.asked.cells === 'unit' ? ['unit-grid'] : [])];
}

/** Who looks, and when. @param now epoch milliseconds */
export function viewerOf(records: RecordsView, caller: Caller, now: number): Viewer {
  return {
    caller,
    now: Math.floor(now / 1000),
    dayEnd: startOfDay(dayOf(now) + 1) / 1000,
    crews: crewsOf(records, caller.id),
  };
}

function inSet(id: CaseSetId, frame: Frame, day: string | undefined): (facts: CaseFacts) => boolean {
  if (day === undefined) return (facts) => countedAt(id, facts, frame) !== 0;
  const midnight = startOfDay(parseDay(day)) / 1000;
  return (facts) => {
    const at = countedAt(id, facts, frame);
    return !isStanding(id) && at >= midnight && at < midnight + 86_400;
  };
}

/** Stands for "none of them": an empty list would not narrow. */
const noValue = '\0';

/** A filter and a view's columns together: of a column that both name, the values that both allow. */
function both(filter: Filter, { equals }: CaseView): Filter {
  const merged = { ...filter.equals };
  for (const [column, values] of Object.entries(equals)) {
    const asked = filter.equals[column];
    const common = asked === undefined ? values : asked.filter((value) => values.includes(value));
    merged[column] = common.length === 0 ? [noValue] : common;
  }
  return { ...filter, equals: merged };
}

function oneOf<T extends string>(parameters: Parameters, name: string, all: readonly T[]): T | undefined {
  const value = parameters.text(name);
  if (value === undefined) return undefined;
  const found = all.find((one) => one === value);
  if (found === undefined) parameters.fault(name, `must be one of ${all.join(', ')}, not "${value}"`);
  return found;
}

function readDay(parameters: Parameters): string | undefined {
  const day = parameters.text('day');
  if (day === undefined || formatDaySafely(day) === day) return day;
  parameters.fault('day', `must be a day such as 2026-11-22, not "${day}"`);
  return undefined;
}

function formatDaySafely(text: string): string | undefined {
  const day = parseDay(text);
  return Number.isNaN(day) ? undefined : formatDay(day);
}

function readNone(parameters: Parameters): string[] {
  const none = parameters.text('none')?.split(',') ?? [];
  for (const property of none) {
    if (!cases.columns.some((column) => column.property === property && column.kind === 'word')) {
      parameters.fault('none', `must name columns of words, not "${property}"`);
    }
  }
  return none;
}

function readWanted(parameters: Parameters): Pick<AskedQueue, 'q' | 'numbers'> {
  const q = parameters.text('q')?.trim();
  if (q !== undefined && q.length > longestText) parameters.fault('q', `has more than ${longestText} characters`);
  const numbers = parameters.text('numbers')?.split(',');
  if (numbers !== undefined && numbers.length > mostNumbers)
    parameters.fault('numbers', `are more than ${mostNumbers}`);
  return { q: q === '' ? undefined : q, numbers };
}
