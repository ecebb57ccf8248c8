import { cases } from '#domain/cases/collection.ts';
import { groupings, type GroupingId } from '#domain/cases/numbers/groups.ts';
import { periodAt, periodOf, reportKinds, type Period, type ReportKind } from '#domain/cases/numbers/period.ts';
import type { Parameters } from '../http/parameters.ts';
import type { TableQuery } from './count-tables.ts';

const byAll = Object.keys(groupings) as GroupingId[];
const kinds = Object.keys(reportKinds) as ReportKind[];

/** Reads what a table is asked for: this month until now where no period is named. @param now epoch milliseconds */
export function readTable(parameters: Parameters, now: number): TableQuery & { readonly by: GroupingId } {
  const by = readOne(parameters, 'by', byAll) ?? 'unit';
  const bbox = parameters.bbox('bbox');
  const { from, to, ...filter } = parameters.filter([cases]);
  const period = {
    from: from === undefined ? periodAt('month', now).from : from * 1000,
    to: to === undefined ? now : to * 1000,
  };
  if (period.from >= period.to) parameters.fault('to', 'must be after from');
  return { by, bbox, filter, ...period };
}

/** Reads which report is asked for: the one of today where no day is named. @param now epoch milliseconds */
export function readReport(
  parameters: Parameters,
  now: number,
): { readonly kind: ReportKind; readonly period: Period } {
  const kind = readOne(parameters, 'kind', kinds) ?? 'day';
  const of = parameters.text('of');
  const period = of === undefined ? periodAt(kind, now) : periodOf(kind, of);
  if (period === undefined) parameters.fault('of', `must be a day such as 2026-11-22, not "${of}"`);
  return { kind, period: period ?? periodAt(kind, now) };
}

function readOne<T extends string>(parameters: Parameters, name: string, all: readonly T[]): T | undefined {
  const value = parameters.text(name);
  const found = all.find((one) => one === value);
  if (value !== undefined && found === undefined) {
    parameters.fault(name, `must be one of ${all.join(', ')}, not "${value}"`);
  }
  return found;
}
