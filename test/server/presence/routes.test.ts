import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvents } from '../live/read-events.ts';
import { as, stranger } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let address: string;
beforeAll(async () => {
  city = await openCity();
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => city.close());

const say = async (headers: Record<string, string>, payload: object): Promise<number> =>
  (await city.app.inject({ method: 'POST', url: '/api/presence', headers, payload })).statusCode;

const unit = { kind: 'units', base: null, after: { name: '九中队', kind: 'squad' } };

const body = { subject: 'zones/z-1', client: 'page-0001', here: true };

test('one page says where it is, another person sees it, also who comes later', async () => {
  const seen = await readEvents(`${address}/api/live?topics=presence`, as('planner'));
  await seen.next('hello');
  expect(await say(as('dispatcher'), body)).toBe(204);
  const expected = { subject: 'zones/z-1', who: [{ id: 'dispatcher', name: 'dispatcher' }] };
  expect((await seen.next('presence')).data).toEqual(expected);
  const later = await readEvents(`${address}/api/live?topics=map,presence`, as('leader'));
  expect((await later.next('presence')).data).toEqual(expected);
  expect(await say(as('dispatcher'), { ...body, here: false })).toBe(204);
  expect((await later.next('presence')).data).toEqual({ subject: 'zones/z-1', who: [] });
  seen.close();
  later.close();
});

test('a token is nobody who works on something', async () => {
  const seen = await readEvents(`${address}/api/live?topics=presence`, as('planner'));
  await seen.next('hello');
  const inject = await city.app.inject({ method: 'POST', url: '/api/presence', payload: body });
  expect(inject.statusCode).toBe(204);
  expect(await say(as('leader'), body)).toBe(204);
  expect((await seen.next('presence')).data['who']).toEqual([{ id: 'leader', name: 'leader' }]);
  seen.close();
});

test('passers-by, who may see the map, are not told who works at what', async () => {
  const seen = await readEvents(`${address}/api/live?topics=map,presence`, {});
  const other = await readEvents(`${address}/api/live?topics=presence`, as('planner'));
  await Promise.all([seen.next('hello'), other.next('hello')]);
  expect(await say(as('dispatcher'), { ...body, subject: 'zones/z-9' })).toBe(204);
  const told = async (events: typeof other): Promise<unknown> => (await events.next('presence')).data['subject'];
  while ((await told(other)) !== 'zones/z-9');
  const change = { kind: 'unit.create', note: '', lines: [], records: [unit] };
  await city.app.inject({ method: 'POST', url: '/api/changes', payload: change });
  // Had presence been told, it would stand before the change.
  expect((await seen.next('change', 'presence')).event).toBe('change');
  seen.close();
  other.close();
});

test('strangers, other subjects and other shapes are refused', async () => {
  expect(await say(stranger, body)).toBe(401);
  expect(await say(as('planner'), { ...body, subject: 'dragons/1' })).toBe(422);
  expect(await say(as('planner'), { ...body, subject: 'zones' })).toBe(422);
  expect(await say(as('planner'), { ...body, client: 'x' })).toBe(422);
  expect(await say(as('planner'), { ...body, name: 'somebody' })).toBe(422);
  const { cookie } = as('planner');
  expect(await say({ cookie: cookie! }, body)).toBe(403);
});

test('whoever has a scheme of zones on the desk is seen by the others, a person’s record is nobody’s subject', async () => {
  const seen = await readEvents(`${address}/api/live?topics=presence`, as('leader'));
  await seen.next('hello');
  const subject = 'scheme-versions/v-1';
  expect(await say(as('planner'), { ...body, subject })).toBe(204);
  let told = await seen.next('presence');
  while (told.data['subject'] !== subject) told = await seen.next('presence');
  expect(told.data['who']).toEqual([{ id: 'planner', name: 'planner' }]);
  expect(await say(as('planner'), { ...body, subject, here: false })).toBe(204);
  expect(await say(as('planner'), { ...body, subject: 'people/p-1' })).toBe(422);
  seen.close();
});
