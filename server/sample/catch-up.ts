import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { isWaiting } from '#domain/sample-city/live/advance.ts';
import type { Living } from '#domain/sample-city/live/live-step.ts';
import type { Register } from '../collections/register.ts';
import type { Store } from '../store/store.ts';

/** The stretch of the day that is lived, and written, in one go. */
const stretchMs = 15 * 60_000;

/**
 * Lives the sample's own day from its beginning to now, so that a new city shows what was reported and done today; one
 * change a quarter of an hour. Nobody else writes meanwhile: the database is new.
 * @param living decides what happens in a stretch
 * @param from,to epoch milliseconds
 * @returns how many reports and acts there were
 */
export async function catchUp(
  { store, register }: { store: Store; register: Register },
  living: Living,
  from: number,
  to: number,
): Promise<number> {
  const open = new Map<string, Feature>();
  for (const feature of await waitingCases(register)) open.set(feature.id, feature);
  let lastNumber = 0;
  let count = 0;
  for (let at = from; at < to; at += stretchMs) {
    const until = Math.min(at + stretchMs, to);
    const numbers = Array.from({ length: living.reports(at, until) }, (_, i) => numberOn(until, lastNumber + i + 1));
    const requests = living.step({ from: at, to: until, open: [...open.values()], numbers });
    if (requests.length === 0) continue;
    const lines = requests.flatMap((request) => request.lines);
    const result = await store.commit({ kind: 'sample.catch-up', note: '', by: 'sample', lines });
    if (!result.ok) throw new Error(`the sample could not be lived on: ${result.error.reason}`);
    for (const { collection, id, fid, version, base, after } of result.value.lines) {
      if (after && isWaiting(after.properties)) open.set(id, { collection, id, fid, version, ...after });
      else open.delete(id);
      if (base === null) lastNumber += 1;
    }
    count += lines.length;
  }
  return count;
}

/** A case number of the day of an instant. */
function numberOn(at: number, running: number): string {
  return `${formatDay(dayOf(at)).replaceAll('-', '')}-${String(running).padStart(4, '0')}`;
}

/** All cases that are open now or owe an answer, read page by page. */
export async function waitingCases(register: Register): Promise<Feature[]> {
  const [open, owing] = [await casesWith(register, 'open'), await casesWith(register, 'answerOwed')];
  return [...open, ...owing.filter(({ properties }) => properties['open'] !== true && isWaiting(properties))];
}

async function casesWith(register: Register, flag: 'open' | 'answerOwed'): Promise<Feature[]> {
  const all: Feature[] = [];
  for (let after: string | undefined; ;) {
    const page = await register.page(cases, {
      equals: { [flag]: true },
      limit: 5000,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.features);
    if (page.next === undefined) return all;
    after = page.next;
  }
}
