import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const standard = 'GB/T 47678.5-2026';
const idOf = (code: string): string => `gb-t-47678.5-2026_matter_${code}`;

/** A class of the bureau's own. */
const own = (code: string): object => ({
  ...{ standard, kind: 'matter', code, zh: '广场舞扰民', en: 'noisy square dancing' },
  ...{ action: 2, responsibilityKind: 'order', calendar: 'office', limitAmount: 2, limitUnit: 'urgentHour' },
  source: '局发〔2026〕30号',
});

let city: OpenCity;
beforeAll(async () => {
  const danced = { ...cases[0]!, properties: { ...cases[0]!.properties, classCode: '09080' } };
  city = await openCity({ cases: [danced, ...cases.slice(1)] });
});
afterAll(() => city?.close());

async function write(
  code: string,
  after: object | null,
  base: number | null = null,
  headers: Record<string, string> = as('administrator'),
) {
  const records = [{ kind: 'case-classes', id: idOf(code), base, after }];
  const payload = { kind: 'case-classes.change', note: '', lines: [], records };
  return city.app.inject({ method: 'POST', url: '/api/changes', headers, payload });
}

test('the administrator sets a limit otherwise and takes that back; nobody else does', async () => {
  const said = { standard, kind: 'matter', code: '06010', limitAmount: 2, limitUnit: 'workHour', source: '局发' };
  expect((await write('06010', said, null, as('shiftLead'))).statusCode).toBe(403);
  expect((await write('06010', said)).statusCode).toBe(201);
  const kept = await city.app.inject({ url: '/api/records/case-classes', headers: as('unitHandler') });
  expect(kept.json()).toMatchObject({ records: [{ id: idOf('06010'), version: 1, content: said }] });
  expect((await write('06010', null, 1)).statusCode).toBe(201);
});

test('a class that a case has is retired, not deleted; one that none has may go', async () => {
  for (const code of ['09080', '09081']) expect((await write(code, own(code))).statusCode).toBe(201);
  const refused = await write('09080', null, 1);
  expect([refused.statusCode, refused.json<object>()]).toMatchObject([
    422,
    { errors: [{ pointer: '/records/0/after', detail: 'is the class of 1 cases: retire it' }] },
  ]);
  expect((await write('09080', { ...own('09080'), retired: true }, 1)).statusCode).toBe(201);
  expect((await write('09081', null, 1)).statusCode).toBe(201);
});

test('a class with the wrong number, name or calendar is refused, each fault by its place', async () => {
  const refused = await write('09050', { ...own('09050'), calendar: 'summer' });
  expect([refused.statusCode, refused.json<object>()]).toMatchObject([
    422,
    { errors: [{ pointer: '/records/0/after/calendar' }, { pointer: '/records/0/after/code' }] },
  ]);
});
