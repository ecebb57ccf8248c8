import type { Filter } from '#domain/filter.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import { casesByNumber } from './store.ts';

/** So many requests are told at once, and from so long a time: GeoReport v2 says both. */
const most = 1_000;
const daySeconds = 86_400;
const longest = 90 * daySeconds;

/** What a list of requests is asked for; instants in epoch seconds, both ends included. */
export type Search =
  | { readonly numbers: readonly string[] }
  | { readonly from: number; readonly to: number; readonly equals: Filter['equals'] };

/**
 * Reads the parameters of GET requests. `service_request_id` goes before all others; where no times are given, the last 90
 * days. Unknown parameters are passed over: clients of other cities send their own.
 * @param now epoch milliseconds
 * @throws HttpProblem 400 naming every parameter that cannot be read
 */
export function readSearch(query: Readonly<Record<string, unknown>>, now: number): Search {
  const errors: ProblemEntry[] = [];
  const fault = (parameter: string, detail: string): void => void errors.push({ parameter, detail });
  const list = (name: string): string[] | undefined => {
    const value = query[name];
    if (value === undefined || value === '') return undefined;
    const texts = (Array.isArray(value) ? value : [value]).map(String);
    if (texts.some((text) => unstorable(text) !== undefined)) fault(name, 'cannot be read');
    return texts.flatMap((text) => text.split(',')).map((part) => part.trim());
  };
  const numbers = list('service_request_id');
  if (numbers !== undefined && numbers.length > most) fault('service_request_id', `names more than ${most}`);
  const codes = list('service_code');
  const status = list('status');
  for (const wrong of (status ?? []).filter((one) => one !== 'open' && one !== 'closed')) {
    fault('status', `can be open and closed, not "${wrong.slice(0, 40)}"`);
  }
  const times = readTimes(query, Math.floor(now / 1000), fault);
  if (errors.length > 0) throw problem(400, { detail: 'Parameters cannot be read.', errors });
  if (numbers !== undefined) return { numbers };
  const equals = {
    ...(codes && { classCode: codes }),
    ...(status && { open: [...new Set(status)].map((one) => String(one === 'open')) }),
  };
  return { ...times, equals };
}

/**
 * The cases that a search finds, newest first, at most a thousand.
 */
export async function findRequests(
  { store, index, register }: Pick<Context, 'store' | 'index' | 'register'>,
  search: Search,
): Promise<Feature[]> {
  if ('numbers' in search) return casesByNumber(store, search.numbers);
  const { from, to, equals } = search;
  const since = (start: number): Filter => ({ equals, from: start, to: to + 1 });
  // The index has its own order: look back only so far as the newest thousand need.
  let span = daySeconds;
  while (to - span > from && index.total('cases', since(to - span), undefined, 'current') < most) span *= 2;
  const filter = since(Math.max(from, to - span));
  const count = index.total('cases', filter, undefined, 'current');
  const reported = (fid: number): string => String(index.remembered('cases', fid)?.properties['reportedAt'] ?? '');
  const newest = index
    .list('cases', filter, undefined, 'current', 0, count)
    .map(({ fid }) => ({ fid, at: reported(fid) }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.fid - a.fid))
    .slice(0, most);
  return register.rows(
    'cases',
    newest.map(({ fid }) => fid),
  );
}

function readTimes(
  query: Readonly<Record<string, unknown>>,
  now: number,
  fault: (parameter: string, detail: string) => void,
): { from: number; to: number } {
  const read = (name: string): number | undefined => {
    const value = query[name];
    if (value === undefined || value === '') return undefined;
    // A plus that was not encoded arrives as a space.
    const text = String(value).replace(' ', '+');
    const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text);
    const at = isInstant ? Math.floor(Date.parse(text) / 1000) : NaN;
    if (Number.isNaN(at)) fault(name, 'must be an instant with its zone, such as 2026-11-22T08:00:00+08:00');
    return Number.isNaN(at) ? undefined : at;
  };
  const start = read('start_date');
  const end = read('end_date');
  const to = end ?? (start === undefined ? now : Math.min(now, start + longest));
  const from = start ?? to - longest;
  if (to - from > longest) fault('end_date', 'lies more than 90 days after start_date');
  return { from, to };
}
