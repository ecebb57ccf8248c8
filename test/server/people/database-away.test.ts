import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as, editorToken } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let clock = noon;
beforeAll(async () => {
  city = await openCity({}, {}, () => clock);
});
afterAll(() => city?.close());

test('who was known a moment ago stays so while the database is away, and it is asked again now and then only', async () => {
  const read = async (headers: Record<string, string>): Promise<number> =>
    (await city.app.inject({ url: '/tiles/roads', headers })).statusCode;
  const token = { authorization: `Bearer ${editorToken}` };
  expect([await read(as('planner')), await read(token)]).toEqual([200, 200]);

  const { db } = city.context.store;
  const select = vi.spyOn(db, 'selectFrom').mockImplementation(() => {
    throw new Error('the database is away');
  });
  try {
    clock = noon + 15_000;
    expect([await read(as('planner')), await read(token)]).toEqual([200, 200]);
    expect(select).toHaveBeenCalledTimes(2);
    expect([await read(as('planner')), await read(token)]).toEqual([200, 200]);
    expect(select).toHaveBeenCalledTimes(2);
    clock = noon + 30_000;
    expect(await read(as('planner'))).toBe(200);
    expect(select).toHaveBeenCalledTimes(3);
  } finally {
    select.mockRestore();
  }
});
