import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins, cases } from './small-city.ts';

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ 'litter-bins': bins, cases });
});
afterAll(() => city.close());

const bin = (i: number, more: object = {}) => ({
  geometry: bins[i]!.geometry,
  properties: { ...bins[i]!.properties, ...more },
});

function write(seat: Seat, body: object, headers: Record<string, string> = {}) {
  return city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: { ...as(seat), ...headers },
    payload: { kind: 'feature.update', note: '', lines: [], ...body },
  });
}

describe('an Idempotency-Key', () => {
  const create = (road: string) => ({
    kind: 'feature.create',
    lines: [{ collection: 'litter-bins', base: null, after: bin(0, { road }) }],
  });

  test('makes twins at the same time one effect with one answer', async () => {
    const before = await city.context.register.count('litter-bins');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => write('planner', create('一路'), { 'idempotency-key': 'twins' })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await city.context.register.count('litter-bins')).toBe(before + 1);
  });

  test('gives the same answer after the first was lost, even where the first effect stands in its own way', async () => {
    const unit = {
      kind: 'unit.create',
      records: [{ kind: 'units', base: null, after: { name: '四中队', kind: 'squad' } }],
    };
    const [first, again] = [
      await write('administrator', unit, { 'idempotency-key': 'lost' }),
      await write('administrator', unit, { 'idempotency-key': 'lost' }),
    ];
    expect([first.statusCode, again.statusCode, again.body]).toEqual([201, 201, first.body]);
  });

  test('with another body is refused; of another person it is another key', async () => {
    expect((await write('planner', create('二路'), { 'idempotency-key': 'mine' })).statusCode).toBe(201);
    expect((await write('planner', create('三路'), { 'idempotency-key': 'mine' })).statusCode).toBe(422);
    expect((await write('administrator', create('三路'), { 'idempotency-key': 'mine' })).statusCode).toBe(201);
  });

  test('of a write that was refused may be used again', async () => {
    const wrong = { lines: [{ collection: 'litter-bins', id: 'bin-05', base: 9, after: bin(5) }] };
    expect((await write('planner', wrong, { 'idempotency-key': 'retry' })).statusCode).toBe(409);
    const right = { lines: [{ ...wrong.lines[0], base: 1 }] };
    expect((await write('planner', right, { 'idempotency-key': 'retry' })).statusCode).toBe(201);
  });

  test('must be one', async () => {
    for (const key of ['', ' ', 'a b', 'x'.repeat(256)]) {
      const answer = await write('planner', create('五路'), { 'idempotency-key': key });
      expect([key, answer.statusCode]).toEqual([key, 400]);
    }
  });
});

describe('a right that is limited to a unit', () => {
  beforeAll(async () => {
    const written = await write('administrator', {
      records: [
        { kind: 'units', id: 'u-bins', base: null, after: { name: bins[0]!.properties['unit'], kind: 'squad' } },
        {
          kind: 'people',
          id: 'unitHandler',
          base: 1,
          after: {
            username: 'sample-unithandler',
            name: 'unitHandler',
            seats: [{ seat: 'unitHandler', units: ['u-bins'] }],
          },
        },
      ],
    });
    expect(written.body).toContain('"seq"');
  });

  test('holds for what is that unit’s before and after, and for nothing else', async () => {
    const line = (base: number, more: object = {}) => ({
      collection: 'litter-bins',
      id: 'bin-07',
      base,
      after: bin(7, more),
    });
    expect((await write('unitHandler', { lines: [line(1, { road: '甲路' })] })).statusCode).toBe(201);
    const away = await write('unitHandler', { lines: [line(2, { unit: '别的中队' })] });
    expect([away.statusCode, away.json<{ errors: { pointer: string }[] }>().errors]).toEqual([
      403,
      [{ pointer: '/lines/0', detail: 'would stand outside the units, districts or actions of your right' }],
    ]);
    expect((await write('planner', { lines: [line(2, { unit: '别的中队' })] })).statusCode).toBe(201);
    expect((await write('unitHandler', { lines: [line(3)] })).statusCode).toBe(403);
    expect((await write('unitHandler', { lines: [{ ...line(3), after: null }] })).statusCode).toBe(403);
  });

  test('writes nothing of a change where one line of it is refused', async () => {
    const seq = city.context.live.seq;
    const answer = await write('unitHandler', {
      lines: [
        { collection: 'litter-bins', base: null, after: bin(8) },
        { collection: 'litter-bins', base: null, after: bin(8, { unit: '别的中队' }) },
      ],
    });
    expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors.map((e) => e.pointer)]).toEqual([
      403,
      ['/lines/1'],
    ]);
    expect(city.context.live.seq).toBe(seq);
  });
});

test('a change of cases is not named after an act: acts have a door of their own', async () => {
  const { geometry, properties } = cases.find((one) => one.id === 'c2')!;
  const lines = [{ collection: 'cases', id: 'c2', base: 1, after: { geometry, properties } }];
  const answer = await write('supervisor', { kind: 'case.handle', lines });
  expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer]).toEqual([
    422,
    '/kind',
  ]);
});

test('a seat without the right writes nothing, and zones are for planners', async () => {
  const answer = await write('receiver', {
    lines: [{ collection: 'litter-bins', id: 'bin-09', base: 1, after: bin(9) }],
  });
  expect([answer.statusCode, answer.body.includes('register.edit')]).toEqual([403, true]);
  const empty = await write('planner', { lines: [] });
  expect(empty.statusCode).toBe(422);
});
