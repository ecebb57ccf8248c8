import { createHash } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Right } from '#domain/people/rights.ts';
import { visitor } from '#domain/people/visitor.ts';
import { roads } from '../collections/small-city.ts';
import { as, stranger } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { createReaders } from '../../../server/live/readers.ts';
import { Stream } from '../../../server/live/stream.ts';
import { readEvents, type EventReader } from './read-events.ts';

let city: OpenCity;
let address: string;
beforeAll(async () => {
  city = await openCity({ roads });
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => city.close());

const readers: EventReader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

async function open(headers: Record<string, string>, query = ''): Promise<EventReader> {
  const reader = await readEvents(`${address}/api/live${query}`, headers);
  readers.push(reader);
  await reader.next('hello');
  return reader;
}

/** Makes a token with these rights and collections; returns the headers that send it. */
async function token(
  id: string,
  rights: readonly Right[],
  collections?: readonly string[],
): Promise<Record<string, string>> {
  const content = { name: id, use: 'api', rights, createdBy: 'test', ...(collections && { collections }) };
  await write({ records: [{ kind: 'tokens', id, base: null, after: content }] });
  const hash = createHash('sha256').update(`secret-${id}`).digest();
  await city.context.store.db.insertInto('token_secret').values({ token: id, hash }).execute();
  return { authorization: `Bearer secret-${id}` };
}

type Lines = Pick<Parameters<typeof city.context.store.commit>[0], 'records'> & {
  readonly lines?: Parameters<typeof city.context.store.commit>[0]['lines'];
};

async function write({ lines = [], records = [] }: Lines): Promise<number> {
  const committed = await city.context.store.commit({ kind: 'test.write', note: '', by: 'test', lines, records });
  if (!committed.ok) throw new Error(committed.error.reason);
  return committed.value.seq;
}

const street = (): {
  geometry: (typeof roads)[number]['geometry'];
  properties: (typeof roads)[number]['properties'];
} => ({
  geometry: roads[0]!.geometry,
  properties: roads[0]!.properties,
});

const newStreet = (id: string) => ({ collection: 'roads', id, base: null, after: street() });

test('a change of what one may not read moves the number and says nothing else', async () => {
  const blind = await open(await token('blind', ['map.read'], ['kiosks']));
  const seeing = await open(await token('seeing', ['map.read'], ['roads']));
  const seq = await write({ lines: [newStreet('hidden-1')] });
  const at = '2026-11-22T04:00:00.000Z';
  const nothing = { seq, at, kind: '', touched: [] };
  // The second token is a change too, of records, that the first stream is told of in the same way.
  for (;;) {
    const { data } = await blind.next('change');
    if (data['seq'] !== seq) continue;
    expect(data).toEqual(nothing);
    break;
  }
  expect((await seeing.next('change')).data).toMatchObject({
    seq,
    kind: 'test.write',
    touched: [{ ids: ['hidden-1'] }],
  });
});

test('a bulk load of what one may not read moves the number only', async () => {
  const blind = await open(await token('blind-2', ['map.read'], ['kiosks']), '?after=0');
  expect(await blind.next('reload', 'change')).toMatchObject({
    event: 'change',
    data: { seq: 1, kind: '', touched: [] },
  });
});

test('records are told to those who asked and may read that kind, by id only', async () => {
  const people = await open(await token('sees-people', ['map.read', 'people.manage']), '?topics=records');
  const tokens = await open(await token('sees-tokens', ['map.read', 'tokens.manage']), '?topics=map,records');
  const map = await open(await token('sees-map', ['map.read', 'tokens.manage']), '?topics=map');
  const seq = await write({
    records: [
      { kind: 'tokens', id: 'told', base: null, after: { name: 'told', use: 'api', rights: [], createdBy: 'x' } },
    ],
    lines: [newStreet('told-1')],
  });
  const told = async (stream: EventReader): Promise<Record<string, unknown>> => {
    for (;;) {
      const { data } = await stream.next('change');
      if (data['seq'] === seq) return data;
    }
  };
  expect(await told(tokens)).toMatchObject({
    touched: [{ ids: ['told-1'] }],
    records: [{ kind: 'tokens', id: 'told' }],
  });
  expect(await told(map)).not.toHaveProperty('records');
  expect(await told(people)).toEqual({ seq, at: '2026-11-22T04:00:00.000Z', kind: '', touched: [] });
});

test('how a job goes is told to those who asked and may see jobs', async () => {
  const seeing = await open(as('assessor'), '?topics=jobs');
  const blind = await open(as('receiver'), '?topics=jobs,map');
  const other = await open(as('assessor'), '?topics=map');
  const job = { id: 'j-1', name: 'import', state: 'active', progress: { done: 3 } };
  await city.context.store.tell('job', job);
  expect((await seeing.next('job')).data).toEqual(job);
  const seq = await write({ lines: [newStreet('after-job')] });
  for (const stream of [blind, other]) expect((await stream.next('job', 'change')).data['seq']).toBe(seq);
});

test('a stream ends with its session, and no other does', async () => {
  const mine = await open(as('assessor'));
  const other = await open(as('receiver'));
  const left = await city.app.inject({ method: 'DELETE', url: '/api/session', headers: as('assessor') });
  expect(left.statusCode).toBe(204);
  expect(await mine.next('bye')).toMatchObject({ data: { reason: 'session' } });
  await expect(mine.next('change')).rejects.toThrow(/ended/);
  const seq = await write({ lines: [newStreet('after-bye')] });
  expect((await other.next('change', 'bye')).data['seq']).toBe(seq);
});

test('a stream ends when the rights of its person change, and when its token is revoked', async () => {
  const headers = await token('revoked', ['map.read']);
  const program = await open(headers);
  const person = await open(as('planner'));
  const others = await open(as('dispatcher'));
  const held = city.context.records.get('people', 'planner')!;
  await write({
    records: [
      { kind: 'people', id: held.id, base: held.version, after: { ...held.content, seats: [{ seat: 'leader' }] } },
    ],
  });
  expect(await person.next('bye')).toMatchObject({ data: { reason: 'rights' } });
  const { version, content } = city.context.records.get('tokens', 'revoked')!;
  const seq = await write({
    records: [
      { kind: 'tokens', id: 'revoked', base: version, after: { ...content, revokedAt: '2026-11-22T00:00:00Z' } },
    ],
  });
  expect(await program.next('bye')).toMatchObject({ data: { reason: 'rights' } });
  expect((await fetch(`${address}/api/live`, { headers })).status).toBe(401);
  for (;;) if ((await others.next('change', 'bye')).data['seq'] === seq) break;
});

test('that somebody signs on is no reason to look at everybody’s rights', async () => {
  const reader = await open(as('planner'));
  const looked = vi.spyOn(city.context.people, 'stillHolds');
  const after = { person: 'planner', from: '2026-11-22T04:00:00Z', until: '2026-11-22T12:00:00Z' };
  const seq = await write({ records: [{ kind: 'attendances', id: 'on-1', base: null, after }] });
  for (;;) if ((await reader.next('change')).data['seq'] === seq) break;
  expect(looked).not.toHaveBeenCalled();
  await write({ records: [{ kind: 'units', id: 'u-1', base: null, after: { name: '甲中队', kind: 'squad' } }] });
  await expect.poll(() => looked.mock.calls.length).toBeGreaterThan(0);
  looked.mockRestore();
});

test('the server says goodbye when it closes', async () => {
  const own = await openCity({ roads });
  const stream = await readEvents(`${await own.app.listen({ port: 0, host: '127.0.0.1' })}/api/live`);
  await stream.next('hello');
  const closing = own.close();
  expect(await stream.next('bye')).toMatchObject({ data: { reason: 'closing' } });
  await closing;
});

test('who may not read the map is refused, and so is a topic that is none', async () => {
  expect((await fetch(`${address}/api/live`, { headers: stranger })).status).toBe(401);
  const wrong = await fetch(`${address}/api/live?topics=map,weather`);
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ errors: [{ parameter: 'topics' }] });
});

/** A stream over a connection that leads nowhere. */
function openStream(): Stream {
  const raw = new ServerResponse(new IncomingMessage(new Socket()));
  const caller = visitor('all');
  return new Stream(
    raw,
    { caller, by: 'nothing' },
    { key: '', collections: new Set(), records: new Set() },
    new Set(),
    city.context.live.seq,
  );
}

test('streams are limited, each asker by itself, and room is made by who leaves', async () => {
  const limited = createReaders({ ...city.context, most: { each: 2, all: 3 } });
  const some = [openStream(), openStream(), openStream()];
  await limited.join(some[0]!, 'a');
  await limited.join(some[1]!, 'a');
  expect(() => limited.assertRoom('a')).toThrow(/Too many streams/);
  limited.assertRoom('b');
  await limited.join(some[2]!, 'b');
  expect(() => limited.assertRoom('c')).toThrow(/Too many streams/);
  limited.leave(some[0]!, 'a');
  limited.leave(some[0]!, 'a');
  limited.assertRoom('a');
  expect(limited.counts).toEqual({ open: 2, behind: 0 });
  limited.close();
});
