import { setTimeout as wait } from 'node:timers/promises';
import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { rulesOf } from '#domain/sample-city/cases/rules.ts';
import { type Living, liveFor } from '#domain/sample-city/live/live-step.ts';
import { reserveNumbers } from '../cases/reader.ts';
import type { Register } from '../collections/register.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/store.ts';
import { waitingCases } from './catch-up.ts';

/** How often the sample city lives on, in milliseconds. */
const stepMs = 2000;

/** What living needs from outside. */
export interface LiveTools {
  readonly store: Store;
  readonly register: Register;
  readonly sample: Config['sample'];
  readonly now: () => number;
  /** Times faster than nature: 1 is a natural day. */
  readonly pace: number;
  readonly say: (line: string) => void;
}

/**
 * Goes on reporting and handling cases in the sample city until told to end; each act is a change of its own.
 * @param ended ends it after the step under way
 */
export async function live(tools: LiveTools, ended: AbortSignal): Promise<void> {
  const { now, sample, say, pace } = tools;
  const city = generateSampleCity({
    seed: sample.seed,
    cases: sample.cases,
    until: sample.until ?? formatDay(dayOf(now())),
  });
  const { records } = await tools.store.records();
  const rules = rulesOf({
    get: (kind, id) => records.find((record) => record.kind === kind && record.id === id),
    all: (kind) => records.filter((record) => record.kind === kind),
  });
  const living = liveFor(city.city, sample.seed ^ (now() & 0x7fffffff), rules);
  say(`The sample city lives on (示意), ${pace} times the natural pace. Ctrl-C ends it.`);
  let from = now();
  while (!ended.aborted) {
    await wait(stepMs, undefined, { signal: ended }).catch(() => undefined);
    const to = now();
    const written = await liveOnce(tools, living, to - (to - from) * pace, to);
    if (written.length > 0) say(`${new Date(to).toISOString()} ${written.join(', ')}`);
    from = to;
  }
}

/**
 * One step: asks what is open, lets it decide, writes each change. A case that someone else changed in the
 * meantime is left to the next step.
 * @param from,to the stretch of time the step stands for, epoch milliseconds
 * @returns the kinds of the changes written
 */
export async function liveOnce(
  { store, register }: Pick<LiveTools, 'store' | 'register'>,
  living: Living,
  from: number,
  to: number,
): Promise<string[]> {
  const open = await waitingCases(register);
  const count = living.reports(from, to);
  const today = formatDay(dayOf(to)).replaceAll('-', '');
  const numbers = count === 0 ? [] : await reserveNumbers(store, today, count);
  const written: string[] = [];
  for (const request of living.step({ from, to, open, numbers })) {
    const result = await store.commit(request);
    if (result.ok) written.push(request.kind);
  }
  return written;
}
