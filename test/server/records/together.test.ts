import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

async function write(records: object[], seat: Seat = 'administrator') {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: as(seat),
    payload: { kind: 'record.update', note: '', lines: [], records },
  });
  return { status: answer.statusCode, body: answer.body };
}

const unit = (id: string, name: string) => ({ kind: 'units', id, base: null, after: { name, kind: 'squad' } });
const person = (id: string, base: number | null, seat: Seat) => ({
  kind: 'people',
  id,
  base,
  after: { username: `user-${id}`, name: id, seats: [{ seat }] },
});

test('of many who take one name at once, one is taken', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => write([unit(`same-${i}`, '一中队')])));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
  expect(answers.find(({ status }) => status === 422)!.body).toContain('/records/0/after/name');
});

test('two administrators who unseat each other at once leave one', async () => {
  expect((await write([person('second', null, 'administrator')])).status).toBe(201);
  const first = { ...person('administrator', 1, 'receiver') };
  const answers = await Promise.all([write([first]), write([person('second', 1, 'receiver')])]);
  // Whoever comes second is either no administrator any more or would leave none.
  expect(answers.map(({ status }) => status).sort()[0]).toBe(201);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const left = city.context.records
    .all('people')
    .filter(({ content }) => JSON.stringify(content['seats']).includes('administrator'));
  expect(left).toHaveLength(1);
});

test('writers who name the same records in opposite orders do not lock each other out', async () => {
  const own = await openCity();
  try {
    const post = (records: object[]) =>
      own.app.inject({
        method: 'POST',
        url: '/api/changes',
        payload: { kind: 'record.update', note: '', lines: [], records },
      });
    const [a, b] = [unit('u-a', '甲中队'), unit('u-b', '乙中队')];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => post(i % 2 === 0 ? [a, b] : [b, a])));
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
  } finally {
    await own.close();
  }
});
