import { beforeEach, expect, test } from 'vitest';
import type { Caller } from '#domain/people/caller.ts';
import { visitor } from '#domain/people/visitor.ts';
import type { LiveEvent } from '../../../server/live/event.ts';
import { createPresence, type Here, type Presence } from '../../../server/presence/presence.ts';

/** One process as presence sees it. */
interface Process {
  readonly presence: Presence;
  /** What readers of the topic were told, and what is asked of them before. */
  readonly told: { event: LiveEvent; mayHear: (caller: Caller) => boolean }[];
  greet: (caller: Caller) => readonly LiveEvent[];
}

let now: number;
let hearers: ((word: unknown) => void)[];
/** Somebody signed in who may read these collections. */
const reader = (collections: Caller['collections']): Caller => ({ ...visitor(collections), kind: 'person' });

const everyone = reader('all');

/** Starts a process on the shared wire: each word reaches all, its own speaker included, at once. */
function start(name: string): Process {
  const process = { told: [] as Process['told'], greet: (_caller: Caller): readonly LiveEvent[] => [] };
  const presence = createPresence({
    store: {
      async tell(topic, word) {
        expect(topic).toBe('presence');
        const text = JSON.stringify({ topic, word });
        expect(Buffer.byteLength(text)).toBeLessThan(7_000);
        for (const hear of hearers) hear((JSON.parse(text) as { word: unknown }).word);
      },
      onWord(_topic, listener) {
        hearers.push(listener);
        return () => void (hearers = hearers.filter((one) => one !== listener));
      },
    },
    people: { nameOf: (by) => (by === 'person:nobody' ? undefined : by.toUpperCase()) },
    readers: {
      tell: (topic, event, mayHear) => {
        expect(topic).toBe('presence');
        process.told.push({ event, mayHear });
      },
      greet: (_topic, eventsFor) => void (process.greet = eventsFor),
    },
    name,
    now: () => now,
  });
  return Object.assign(process, { presence });
}

const here = (person: string, subject = 'zones/z-1', client = 'page-0001'): Here => ({
  subject,
  client,
  by: `person:${person}`,
});
const who = (subject: string, ...people: string[]): LiveEvent => ({
  event: 'presence',
  data: { subject, who: people.map((id) => ({ id, name: `PERSON:${id.toUpperCase()}` })) },
});
const lastOf = ({ told }: Process): LiveEvent | undefined => told.at(-1)?.event;

let one: Process;
let two: Process;
beforeEach(() => {
  now = 1_000_000;
  hearers = [];
  one = start('one');
  two = start('two');
});

test('who comes and who goes is told in every process, once', async () => {
  await one.presence.say(here('ann'), true);
  await two.presence.say(here('bo'), true);
  for (const process of [one, two]) expect(lastOf(process)).toEqual(who('zones/z-1', 'ann', 'bo'));
  await one.presence.say(here('ann'), true);
  expect(two.told).toHaveLength(2);
  await one.presence.say(here('ann'), false);
  for (const process of [one, two]) expect(lastOf(process)).toEqual(who('zones/z-1', 'bo'));
  await two.presence.say(here('bo'), false);
  expect(lastOf(one)).toEqual(who('zones/z-1'));
  expect(one.greet(everyone)).toEqual([]);
});

test('a person with two pages is there until both are gone', async () => {
  await one.presence.say(here('ann', 'zones/z-1', 'page-0001'), true);
  await one.presence.say(here('ann', 'zones/z-1', 'page-0002'), true);
  await one.presence.say(here('ann', 'zones/z-1', 'page-0001'), false);
  expect(one.told).toHaveLength(1);
  await one.presence.say(here('ann', 'zones/z-1', 'page-0002'), false);
  expect(lastOf(one)).toEqual(who('zones/z-1'));
});

test('nobody can send another person away', async () => {
  await one.presence.say(here('ann'), true);
  await one.presence.say(here('bo'), false);
  expect(one.greet(everyone)).toEqual([who('zones/z-1', 'ann')]);
});

test('who says nothing for a minute is gone, in every process', async () => {
  await one.presence.say(here('ann'), true);
  now += 30_000;
  await one.presence.say(here('bo'), true);
  now += 29_999;
  for (const process of [one, two]) process.presence.sweep();
  expect(lastOf(two)).toEqual(who('zones/z-1', 'ann', 'bo'));
  now += 1;
  for (const process of [one, two]) {
    process.presence.sweep();
    expect(lastOf(process)).toEqual(who('zones/z-1', 'bo'));
  }
  now += 30_000;
  two.presence.sweep();
  expect(two.greet(everyone)).toEqual([]);
});

test('a process that starts learns who is where, in words that fit', async () => {
  const long = '长'.repeat(120);
  for (let i = 0; i < 12; i++) await (i % 2 ? one : two).presence.say(here(`p${i}`, `zones/${long}${i % 3}`), true);
  const three = start('three');
  const places = (process: Process): string[] =>
    process
      .greet(everyone)
      .map((event) => JSON.stringify(event))
      .sort();
  await expect.poll(() => places(three)).toEqual(places(one));
  expect(places(three)).toHaveLength(3);
});

test('it is told to those who may read the collection, and names come from the people of now', async () => {
  await one.presence.say(here('nobody', 'kiosks/k-1'), true);
  const { event, mayHear } = one.told[0]!;
  expect(event.data).toEqual({ subject: 'kiosks/k-1', who: [{ id: 'nobody', name: '' }] });
  expect(mayHear(reader(new Set(['kiosks'])))).toBe(true);
  expect(mayHear(reader(new Set(['zones'])))).toBe(false);
  expect(one.greet(reader(new Set(['zones'])))).toEqual([]);
});

test('one person cannot fill the memory', async () => {
  for (let i = 0; i < 150; i++) await one.presence.say(here('ann', `zones/z-${i}`), true);
  expect(one.greet(everyone)).toHaveLength(100);
  await one.presence.say(here('bo', 'zones/z-149'), true);
  expect(one.greet(everyone)).toHaveLength(101);
});
