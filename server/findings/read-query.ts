import { dayOf, formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import { isInForce, type Rule } from '#domain/checks/all-rules.ts';
import { ruleKinds } from '#domain/checks/rule.ts';
import { findingStates, severities, type FindingState, type Severity } from '#domain/finding.ts';
import type { Context } from '../context.ts';
import { parseDatetime } from '../http/instants.ts';
import type { Parameters } from '../http/parameters.ts';
import { findingSorts, treatments, type FindingQuery } from './query.ts';
import { exceptionsOn, listsByFinding } from './treatments.ts';

const states = [...(Object.keys(findingStates) as FindingState[]), 'all'] as const;
const longestText = 100;

/**
 * Reads what narrows and sorts findings; faults are noted on the parameters.
 * @param readable the rules whose findings the asker may see
 */
export function readFindingQuery(
  parameters: Parameters,
  { records, now }: Pick<Context, 'records' | 'now'>,
  readable: readonly Rule[],
): FindingQuery {
  const ids = several(parameters, 'rule');
  const kinds = several(parameters, 'kind', Object.keys(ruleKinds));
  for (const id of ids ?? []) {
    if (readable.every((rule) => rule.id !== id)) parameters.fault('rule', `names no rule "${id}" that is open to you`);
  }
  const today = formatDay(dayOf(now()));
  const rules = readable.filter(({ id, kind }) => (ids?.includes(id) ?? true) && (kinds?.includes(kind) ?? true));
  const treat = oneOf(parameters, 'treat', treatments) ?? 'any';
  const query: FindingQuery = {
    rules: rules.map(({ id }) => id),
    inForce: rules.filter((rule) => isInForce(rule, today)).map(({ id }) => id),
    state: oneOf(parameters, 'state', states) ?? 'open',
    units: several(parameters, 'unit'),
    districts: several(parameters, 'district'),
    severity: several(parameters, 'severity', Object.keys(severities)) as Severity[] | undefined,
    street: filled(parameters, 'street'),
    bbox: parameters.bbox('bbox'),
    from: readTime(parameters, 'from'),
    to: readTime(parameters, 'to'),
    q: filled(parameters, 'q'),
    sort: oneOf(parameters, 'sort', findingSorts) ?? 'severity',
    ...(treat === 'any'
      ? {}
      : {
          treat: {
            is: treat,
            excepted: [...exceptionsOn(records, today).keys()],
            listed: [...listsByFinding(records).keys()],
          },
        }),
  };
  if (query.from !== undefined && query.to !== undefined && query.from > query.to) {
    parameters.fault('to', 'lies before from');
  }
  return query;
}

/** One of the words that there are. */
function oneOf<T extends string>(parameters: Parameters, name: string, all: readonly T[]): T | undefined {
  const value = parameters.text(name);
  if (value === undefined) return undefined;
  const found = all.find((one) => one === value);
  if (found === undefined) parameters.fault(name, `must be one of ${all.join(', ')}, not "${value}"`);
  return found;
}

/** Values joined by commas, each one of `all` where these are given; undefined where nothing is said. */
function several(parameters: Parameters, name: string, all?: readonly string[]): string[] | undefined {
  const value = parameters.text(name);
  if (value === undefined || value === '') return undefined;
  const values = value.split(',');
  const wrong = all && values.find((one) => !all.includes(one));
  if (wrong !== undefined) parameters.fault(name, `must name some of ${all!.join(', ')}, not "${wrong}"`);
  return values;
}

function filled(parameters: Parameters, name: string): string | undefined {
  const value = parameters.text(name)?.trim();
  if (value === undefined || value === '') return undefined;
  if (value.length > longestText) parameters.fault(name, `must have at most ${longestText} characters`);
  return value;
}

/** A day in Asia/Shanghai (as `to` its end) or an instant. @returns epoch milliseconds */
function readTime(parameters: Parameters, name: 'from' | 'to'): number | undefined {
  const raw = parameters.text(name);
  if (raw === undefined || raw === '') return undefined;
  if (isDay(raw)) return startOfDay(parseDay(raw) + (name === 'to' ? 1 : 0));
  const read = raw.includes('/') ? '' : parseDatetime(raw);
  if (typeof read !== 'string' && read.from !== undefined) return Date.parse(read.from);
  parameters.fault(name, 'must be a day such as 2026-03-12 or an RFC 3339 instant such as 2026-03-12T00:00:00+08:00');
  return undefined;
}

function isDay(raw: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(raw) || raw < '0001') return false;
  const day = parseDay(raw);
  return !Number.isNaN(day) && formatDay(day) === raw;
}
