import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeldSeat } from '#domain/people/person.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { openBrowser } from './browser.ts';

const good = 'three wet herons 7';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({}, { SHIRONG_CITY: 'empty' });
});
afterAll(() => city?.close());

type Content = Record<string, unknown>;

async function write(id: string, base: number | null, after: Content | null) {
  return city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: as('administrator'),
    payload: { kind: 'people.change', note: '', lines: [], records: [{ kind: 'people', id, base, after }] },
  });
}

async function post(url: string, headers = as('administrator')) {
  return city.app.inject({ method: 'POST', url, headers });
}

/** Makes a person who signs in by a link, in a browser of their own. */
async function person(id: string, seats: readonly HeldSeat[] = [{ seat: 'dispatcher' }]) {
  expect((await write(id, null, { username: id, name: id, seats })).statusCode).toBe(201);
  const link = await post(`/api/people/${id}/link`);
  const secret = link.json<{ path: string }>().path.replace('/welcome#', '');
  const browser = openBrowser(city.app);
  expect((await browser.send('POST', '/api/session/link', { secret, password: good })).status).toBe(204);
  return browser;
}

const standing = (id: string) => city.context.records.get('people', id)!;

test('when a password was set is written by the server alone', async () => {
  await person('kept');
  const { version, content } = standing('kept');
  expect(content['passwordAt']).toBeDefined();
  const forged = await write('kept', version, { ...content, passwordAt: '2020-01-01T00:00:00.000Z' });
  expect(forged.statusCode).toBe(422);
  expect(forged.json<{ errors: object[] }>().errors).toEqual([
    { pointer: '/records/0/after/passwordAt', detail: 'is written by the server alone' },
  ]);
  const made = await write('forged', null, {
    username: 'forged',
    name: 'x',
    seats: [],
    linkAt: '2020-01-01T00:00:00.000Z',
  });
  expect(made.statusCode).toBe(422);
  // A form that does not speak of it leaves it as it is.
  const { passwordAt, ...rest } = content;
  expect((await write('kept', version, { ...rest, name: 'renamed' })).statusCode).toBe(201);
  expect(standing('kept').content).toMatchObject({ name: 'renamed', passwordAt });
});

test('whoever was disabled or deleted, and comes back, signs in anew', async () => {
  const browser = await person('back');
  const kind = async (): Promise<string> => (await browser.get('/api/session')).json<{ kind: string }>().kind;
  expect(await kind()).toBe('person');
  const link = await post('/api/people/back/link');
  const now = standing('back');
  expect((await write('back', now.version, { ...now.content, disabled: true })).statusCode).toBe(201);
  expect((await write('back', now.version + 1, { ...now.content })).statusCode).toBe(201);
  expect(await kind()).toBe('visitor');
  const secret = link.json<{ path: string }>().path.replace('/welcome#', '');
  const used = await openBrowser(city.app).send('POST', '/api/session/link', { secret, password: good });
  expect(used.status).toBe(410);
  const { rows } = await city.context.store.pool.query(`select from session where subject = 'back'`);
  expect(rows).toEqual([]);
});

test('signing a person out stands in the journal', async () => {
  const browser = await person('out');
  expect((await post('/api/people/out/sign-out')).statusCode).toBe(204);
  expect((await browser.get('/api/session')).json()).toMatchObject({ kind: 'visitor' });
  const trail = await city.app.inject({ url: '/api/journal?kind=person.sign-out', headers: as('administrator') });
  expect(trail.json()).toMatchObject({
    entries: [{ by: 'person:administrator', lines: [{ of: 'record', collection: 'people', id: 'out' }] }],
  });
});

test('an administrator of one unit cannot become, by a link, somebody who administers all', async () => {
  const limited = await person('limited', [{ seat: 'administrator', districts: ['海陵区'] }]);
  for (const act of ['link', 'sign-out']) {
    const answer = await limited.send('POST', `/api/people/administrator/${act}`);
    expect(answer.status, answer.body).toBe(403);
  }
  expect(standing('administrator').content['linkAt']).toBeUndefined();
});

test('a session says the seats of its person, with their limits', async () => {
  const seats: HeldSeat[] = [{ seat: 'dispatcher' }, { seat: 'planner', districts: ['海陵区'] }];
  const browser = await person('seated', seats);
  expect((await browser.get('/api/session')).json<{ seats: unknown }>().seats).toEqual(seats);
});
