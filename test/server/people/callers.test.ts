import { expect, test } from 'vitest';
import type { RecordContent, StoredRecord } from '#domain/record.ts';
import { createCallers } from '../../../server/people/callers.ts';

const noon = Date.UTC(2026, 10, 22, 4);

/** Records as the mirror holds them: each write puts a new object in the old one's place. */
function records() {
  const held = new Map<string, StoredRecord>();
  return {
    put(kind: string, id: string, content: RecordContent): void {
      const version = (held.get(`${kind}/${id}`)?.version ?? 0) + 1;
      held.set(`${kind}/${id}`, { kind, id, version, content });
    },
    drop: (kind: string, id: string) => held.delete(`${kind}/${id}`),
    get: (kind: string, id: string) => held.get(`${kind}/${id}`),
    all: (kind: string) => [...held.values()].filter((record) => record.kind === kind),
  };
}

const handler = { username: 'wang', name: '王', seats: [{ seat: 'unitHandler', units: ['u1'] }] };

test('a person is made a caller once, and anew when they or the name of their unit change', () => {
  const all = records();
  all.put('units', 'u1', { name: '海陵中队', kind: 'squad' });
  all.put('people', 'p1', handler);
  const callers = createCallers(all);
  const first = callers.of('person', 'p1', noon)!;
  expect(first.grants[0]).toMatchObject({ units: ['海陵中队'] });
  all.put('units', 'u2', { name: '高港中队', kind: 'squad' });
  expect(callers.of('person', 'p1', noon)).toBe(first);

  all.put('units', 'u1', { name: '海陵一中队', kind: 'squad' });
  expect(callers.of('person', 'p1', noon)!.grants[0]).toMatchObject({ units: ['海陵一中队'] });
  all.put('people', 'p1', { ...handler, seats: [{ seat: 'unitHandler', units: ['u2'] }] });
  expect(callers.of('person', 'p1', noon)!.grants[0]).toMatchObject({ units: ['高港中队'] });
  all.put('people', 'p1', { ...handler, disabled: true });
  expect(callers.of('person', 'p1', noon)).toBeUndefined();
  all.drop('people', 'p1');
  expect(callers.of('person', 'p1', noon)).toBeUndefined();
});

test('a token is the same caller until it is over; neither use passes for the other', () => {
  const all = records();
  const token = { name: 'QGIS', use: 'api', rights: ['map.read'], createdBy: 'x', expiresAt: '2026-11-22T04:01:00Z' };
  all.put('tokens', 't1', token);
  const callers = createCallers(all);
  const first = callers.of('token', 't1', noon)!;
  expect(callers.of('token', 't1', noon + 59_999)).toBe(first);
  expect(callers.of('token', 't1', noon + 60_000)).toBeUndefined();
  expect(callers.of('display', 't1', noon)).toBeUndefined();
  all.put('tokens', 't1', { ...token, use: 'display' });
  expect(callers.of('token', 't1', noon)).toBeUndefined();
  expect(callers.of('display', 't1', noon)?.kind).toBe('display');
  all.put('tokens', 't1', { ...token, revokedAt: '2026-11-22T04:00:00Z' });
  expect(callers.of('token', 't1', noon)).toBeUndefined();
});
