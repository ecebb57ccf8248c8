import { describe, expect, it } from 'vitest';
import { registerById } from '../../../web/registers/register.ts';
import { endOfValidity } from '../../../web/registers/retire.ts';
import { narrowRows, patchRows, type Narrowing, type Row } from '../../../web/registers/rows.ts';
import { placeFaults } from '../../../web/registers/server-faults.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const { fields } = registerById('reminder-signs')!;
const row = (id: string, content: Row['content']): Row => ({ id, version: 1, content });
const rows = [
  row('a', { number: 'T-10', road: '海陵路' }),
  row('b', { number: 'T-9', road: '坡子街', validTo: '2026-11-22T03:59:59Z' }),
  row('c', { number: 'T-11' }),
];
const plain: Narrowing = { text: '', equals: {}, standing: 'all', sorting: undefined };
const ids = (narrowing: Partial<Narrowing>) =>
  narrowRows(rows, fields, { ...plain, ...narrowing }, (_, value) => String(value ?? ''), now).map(({ id }) => id);

describe('a table', () => {
  it('sorts numbers in names as numbers, and what is empty last both ways', () => {
    expect(ids({ sorting: { key: 'number', descending: false } })).toEqual(['b', 'a', 'c']);
    expect(ids({ sorting: { key: 'road', descending: false } }).at(-1)).toBe('c');
    expect(ids({ sorting: { key: 'road', descending: true } }).at(-1)).toBe('c');
  });

  it('tells what is in use from what is retired at this instant', () => {
    expect(ids({ standing: 'current' })).toEqual(['a', 'c']);
    expect(ids({ standing: 'retired' })).toEqual(['b']);
  });

  it('finds words in every field, together with values of fields', () => {
    expect(ids({ text: ' 海陵 ' })).toEqual(['a']);
    expect(ids({ text: 't-1', equals: { road: '海陵路' } })).toEqual(['a']);
  });

  it('takes newer rows in, drops those gone, and keeps what is newer than the news', () => {
    const known = [{ ...rows[0]!, version: 3 }, rows[1]!];
    const patched = patchRows(
      known,
      new Map([
        ['a', { ...rows[0]!, version: 2 }],
        ['b', null],
        ['c', rows[2]!],
      ]),
    );
    expect(patched.map(({ id, version }) => [id, version])).toEqual([
      ['a', 3],
      ['c', 1],
    ]);
  });
});

describe('retiring', () => {
  it('ends at the first moment of the day in Shanghai, today at once, and never before it began', () => {
    expect(endOfValidity('2026-11-25', now, '2026-01-01T00:00:00Z')).toBe('2026-11-24T16:00:00Z');
    expect(endOfValidity('2026-11-22', now, '2026-01-01T00:00:00Z')).toBe('2026-11-22T04:00:00Z');
    expect(endOfValidity('2026-11-01', now, '2026-11-20T00:00:00Z')).toBe('2026-11-20T00:00:00Z');
  });
});

describe('faults that the server names', () => {
  it('stand at their field, at the place, or above the form', () => {
    const placed = placeFaults(
      [
        { pointer: '/lines/0/after/properties/road', detail: 'road' },
        { pointer: '/records/0/after/road', detail: 'second' },
        { pointer: '/lines/0/after/geometry/coordinates/0', detail: 'place' },
        { pointer: '/note', detail: 'note' },
      ],
      new Set(['road']),
    );
    expect([...placed.fields]).toEqual([['road', 'road']]);
    expect([placed.geometry, placed.others]).toEqual([['place'], ['note']]);
  });
});
