import type { Logger } from 'pino';
import type { Crew } from '#domain/people/crew.ts';
import { byCrewName } from '#domain/people/crew-order.ts';
import { crewsNow } from '#domain/people/crew-now.ts';
import { whereabouts, type Fix } from '#domain/people/fix.ts';
import type { Person } from '#domain/people/person.ts';
import { presenceAtPosts } from '#domain/people/presence-at-post.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { Context } from '../context.ts';
import { createAnnouncer } from './announce.ts';
import { endOverdue } from './end-overdue.ts';
import { createLatest } from './latest.ts';
import { readLoad } from './load.ts';
import { maySeeUnit } from './may-see.ts';
import { createPlaces } from './places.ts';
import type { Positions } from './reader.ts';
import { rosterOf } from './roster-of.ts';
import { daysOf, eraseAfter, keepDay, keepFixes, latestFixes } from './store.ts';
import { createStretches } from './stretches.ts';

/** It is looked so often whose time is over, milliseconds. */
const sweepMs = 30_000;

/** Nobody is 上岗 longer than this: older fixes are no places of now, milliseconds. */
const longestMs = 2 * 86_400_000;

/** People in one word to the other processes, which has room for 7,000 bytes. */
const perWord = 100;

/** What other processes heard is read together, milliseconds. */
const gatherMs = 500;

/** Says to the other processes whose place is another now; where it is stands in the database alone. */
interface Word {
  readonly from: string;
  readonly people: readonly string[];
}

/** @param name names this process among all of the database, by chance */
export async function createPositions(
  deps: Pick<Context, 'store' | 'index' | 'register' | 'records' | 'live' | 'readers' | 'now'> & {
    readonly log: Logger;
    readonly name: string;
  },
): Promise<Positions> {
  const { store, index, records, live, readers, now, log, name } = deps;
  const figure = (key: string): number => Number(settingOf(records, key).value);
  const mostAccuracy = (): number => figure('position.mostAccuracy');
  const staleSeconds = (): number => figure('presence.fixMinutes') * 60;
  const stretches = createStretches({ records, live, now });
  const latest = createLatest(mostAccuracy);
  const places = createPlaces(deps);
  const announcer = createAnnouncer(readers, (caller, unit) => maySeeUnit(records, caller, unit));
  const heard = new Set<string>();
  let reading: NodeJS.Timeout | undefined;

  const person = (id: string): Person | undefined =>
    records.get('people', id)?.content as unknown as Person | undefined;
  const allOf = <T>(kind: string): T[] => records.all(kind).map(({ content }) => content as unknown as T);
  const roster = () => rosterOf(records);

  /** Of this stretch: what was known of an earlier one is not told in the next. */
  function known(id: string): Fix | undefined {
    const running = stretches.running(id);
    const fix = running && latest.get(id);
    return fix !== undefined && fix.at >= running!.from ? fix : undefined;
  }

  /** Name of a person's own unit. */
  function unitOf(id: string): string | undefined {
    const own = person(id)?.unit;
    const name = own === undefined ? undefined : records.get('units', own)?.content['name'];
    return typeof name === 'string' ? name : undefined;
  }

  function announce(id: string): void {
    const unit = unitOf(id);
    const units = allOf<Crew>('crews').flatMap((crew) => (crew.members.includes(id) ? [crew.unit] : []));
    announcer.moved([...units, ...(unit === undefined ? [] : [unit])]);
  }

  async function read(people?: readonly string[]): Promise<void> {
    for (const fix of await latestFixes(store, now() - longestMs, mostAccuracy(), people)) latest.put(fix);
  }

  /** Reads what another process took in; all of it where words may have been lost. */
  function readSoon(): void {
    reading ??= setTimeout(() => {
      const people = heard.has('') ? undefined : [...heard];
      heard.clear();
      reading = undefined;
      read(people).then(
        () => people?.forEach(announce),
        (error: unknown) => log.warn({ err: error }, 'positions could not be read'),
      );
    }, gatherMs);
  }

  const forget = store.onWord('position', (word) => {
    const { from, people } = word as Word;
    if (from === name) return;
    for (const id of people) heard.add(id);
    readSoon();
  });
  const forgetWake = store.onWake((seq) => {
    if (seq !== undefined) return;
    heard.add('');
    readSoon();
  });
  stretches.onMove((people) => {
    for (const id of people) {
      if (stretches.running(id) === undefined) latest.forget(id);
      announce(id);
    }
  });

  let sweeping: Promise<void> = Promise.resolve();
  const sweep = (): Promise<void> => (sweeping = sweeping.then(() => endOverdue(deps, stretches.open())));
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => log.warn({ err: error }, 'those whose shift is over could not be signed off'));
  }, sweepMs);
  timer.unref();

  await places.load();
  await read();

  return {
    latest: known,
    stretches: (id) => stretches.of(id),
    running: (id) => stretches.running(id),
    post: (number) => places.post(number),
    async crewsNow(caller) {
      const crews = records
        .all('crews')
        .map(({ id, content }) => ({ ...(content as unknown as Crew), id }))
        .sort((a, b) => byCrewName(a.name, b.name));
      // A crew may have members of another unit; where those are is for whoever may know it of that unit.
      const maySee = (id: string): boolean => {
        const unit = caller === undefined ? undefined : unitOf(id);
        return caller === undefined || unit === undefined || maySeeUnit(records, caller, unit);
      };
      // All are reckoned, since who is out with one crew is not with another.
      const all = crewsNow(
        {
          crews,
          person,
          roster: roster(),
          stretches: (id) => stretches.of(id),
          latest: (id) => (maySee(id) ? known(id) : undefined),
          load: await readLoad({ index, records }),
          post: (number) => places.post(number)?.at,
          zone: places.zone,
          staleSeconds: staleSeconds(),
          mostAccuracy: mostAccuracy(),
        },
        now(),
      );
      return all.filter(({ crew }) => caller === undefined || maySeeUnit(records, caller, crew.unit));
    },
    onPost(at) {
      if (!stretches.some) return undefined;
      const signedOn = records.all('people').flatMap(({ id, content }) => {
        const running = stretches.running(id);
        if (running === undefined) return [];
        const { name: called } = content as unknown as Person;
        const place = whereabouts(known(id), at, staleSeconds(), mostAccuracy());
        const { from, post } = running;
        return [{ id, name: called, from, ...(post === undefined ? {} : { post }), whereabouts: place }];
      });
      return presenceAtPosts(roster(), signedOn, places.post, at);
    },
    async take(fixes) {
      for (const day of daysOf(fixes)) await keepDay(store, day);
      const theirs = new Set(fixes.flatMap((fix) => stretches.of(fix.person).map(({ id }) => id)));
      const fresh = await keepFixes(store, fixes, [...theirs]);
      for (const fix of fresh) latest.put(fix);
      const people = [...new Set(fresh.map((fix) => fix.person))];
      for (const id of people) announce(id);
      for (let i = 0; i < people.length; i += perWord) {
        await store.tell('position', { from: name, people: people.slice(i, i + perWord) } satisfies Word);
      }
      return fresh.length;
    },
    async forgetAfter(id, at) {
      const next = stretches.of(id).find(({ from }) => from > at);
      await eraseAfter(store, id, at, next?.from);
      if (stretches.running(id) === undefined) latest.forget(id);
    },
    sweep,
    async stop() {
      clearInterval(timer);
      clearTimeout(reading);
      forget();
      forgetWake();
      announcer.close();
      places.close();
      stretches.close();
      await sweeping.catch(() => undefined);
    },
  };
}
