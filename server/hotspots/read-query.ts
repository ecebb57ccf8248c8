import { parseDay, startOfDay, dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { cases } from '#domain/cases/collection.ts';
import { mostDays } from '#domain/hotspots/count.ts';
import type { CellKind } from '#domain/hotspots/hotspot.ts';
import type { Parameters } from '../http/parameters.ts';
import { sliceKinds, sources, type HotAsked } from './asked.ts';

const cellKinds: readonly CellKind[] = ['unit', 'hexagon'];

/** Weeks looked back where no period is named, up to the end of yesterday: a day that is not over would look quiet. */
const weeks = 12;

/** A period is no longer, days. */
const longest = 1_100;

const daySeconds = 86_400;

/**
 * Reads what the areas are asked of: `cells`, `slice`, `source`, `from`, `to`, `weekday`, `hour`, and all that is left as a
 * filter on cases. Faults are noted on the parameters. @param now epoch milliseconds
 */
export function readHotAsked(parameters: Parameters, now: number): HotAsked {
  const cells = readCells(parameters);
  const slice = readOne(parameters, 'slice', sliceKinds) ?? 'week';
  const source = readOne(parameters, 'source', sources) ?? 'all';
  const weekdays = readNumbers(parameters, 'weekday', 1, 7)?.map((day) => day - 1);
  const hours = readNumbers(parameters, 'hour', 0, 23);
  const today = startOfDay(dayOf(now)) / 1000;
  const to = readEdge(parameters, 'to', 1) ?? today;
  const from = readEdge(parameters, 'from', 0) ?? to - weeks * 7 * daySeconds;
  if (from >= to) parameters.fault('to', 'must lie after from');
  else if (to - from > longest * daySeconds) parameters.fault('from', `lies more than ${longest} days before to`);
  else if (slice === 'day' && to - from > mostDays * daySeconds)
    parameters.fault('slice', `of a day makes more than ${mostDays} slices of this period; ask for slice=week`);
  const filter = parameters.filter([cases]);
  return {
    cells,
    slice,
    source,
    from,
    to,
    filter,
    ...(weekdays === undefined ? {} : { weekdays }),
    ...(hours === undefined ? {} : { hours }),
  };
}

/** A month of Asia/Shanghai, YYYY-MM: [from, to), and where the month before begins; epoch seconds. */
export interface Month {
  readonly month: string;
  readonly from: number;
  readonly to: number;
  readonly before: number;
}

/** The month asked for; the one before this where none is named. Faults are noted. @param now epoch milliseconds */
export function readMonth(parameters: Parameters, now: number): Month {
  const current = formatDay(dayOf(now)).slice(0, 7);
  const last = monthAt(current, -1);
  const month = parameters.text('month') ?? last;
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) {
    parameters.fault('month', `must be a month such as ${last}, not "${month}"`);
    return monthOf(last);
  }
  if (month > current) parameters.fault('month', `has not begun; ask for ${current} or an earlier one`);
  return monthOf(month);
}

function monthOf(month: string): Month {
  const [before, from, to] = [-1, 0, 1].map((by) => startOfDay(parseDay(`${monthAt(month, by)}-01`)) / 1000);
  return { month, from: from!, to: to!, before: before! };
}

/** The month so many months on. */
function monthAt(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}

/** The cells asked for: the unit grid where none are named. */
export function readCells(parameters: Parameters): CellKind {
  return readOne(parameters, 'cells', cellKinds) ?? 'unit';
}

/** A day of Asia/Shanghai, as an end its last moment, or an instant in UTC. @returns epoch seconds */
function readEdge(parameters: Parameters, name: string, daysOn: 0 | 1): number | undefined {
  const text = parameters.text(name);
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = parseDay(text);
    if (!Number.isNaN(day) && formatDay(day) === text) return startOfDay(day + daysOn) / 1000;
  } else if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text)) {
    const instant = Date.parse(text);
    if (!Number.isNaN(instant)) return Math.floor(instant / 1000);
  }
  parameters.fault(name, `must be a day such as 2026-11-22 or an instant such as 2026-11-22T00:00:00Z, not "${text}"`);
  return undefined;
}

function readNumbers(parameters: Parameters, name: string, least: number, most: number): number[] | undefined {
  const text = parameters.text(name);
  if (text === undefined) return undefined;
  const numbers = text.split(',').map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN));
  if (numbers.every((number) => number >= least && number <= most)) {
    return [...new Set(numbers)].sort((a, b) => a - b);
  }
  parameters.fault(name, `must be numbers from ${least} to ${most} joined by commas, not "${text}"`);
  return undefined;
}

function readOne<T extends string>(parameters: Parameters, name: string, all: readonly T[]): T | undefined {
  const value = parameters.text(name);
  const found = all.find((one) => one === value);
  if (value !== undefined && found === undefined) {
    parameters.fault(name, `must be one of ${all.join(', ')}, not "${value}"`);
  }
  return found;
}
