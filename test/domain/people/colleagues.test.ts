import { expect, it } from 'vitest';
import { colleaguesIn } from '#domain/people/colleagues.ts';
import type { RecordsView, StoredRecord } from '#domain/record.ts';

const kept: Readonly<Record<string, readonly StoredRecord[]>> = {
  units: [
    record('units', 'u1', { name: '海陵大队', kind: 'department' }),
    record('units', 'u2', { name: '一中队', kind: 'squad', parent: 'u1' }),
    record('units', 'u3', { name: '一班', kind: 'other', parent: 'u2' }),
    record('units', 'u4', { name: '二中队', kind: 'squad', parent: 'u1' }),
  ],
  people: [
    record('people', 'p1', { username: 'a', name: '张三', unit: 'u2', seats: [], licensed: true }),
    record('people', 'p2', { username: 'b', name: '李四', unit: 'u3', seats: [] }),
    record('people', 'p3', { username: 'c', name: '王五', unit: 'u4', seats: [] }),
    record('people', 'p4', { username: 'd', name: '赵六', unit: 'u2', seats: [], disabled: true }),
    record('people', 'p5', { username: 'e', name: '孙七', seats: [] }),
  ],
};

function record(kind: string, id: string, content: StoredRecord['content']): StoredRecord {
  return { kind, id, version: 1, content };
}

const records: RecordsView = {
  all: (kind) => kept[kind] ?? [],
  get: (kind, id) => kept[kind]?.find((one) => one.id === id),
};

it('names who stands in a unit or in one below it, and says no more of them than whether they are licensed', () => {
  expect(colleaguesIn(records, '一中队')).toEqual([
    { id: 'p2', name: '李四' },
    { id: 'p1', name: '张三', licensed: true },
  ]);
  expect(colleaguesIn(records, '海陵大队').map(({ id }) => id)).toEqual(['p2', 'p3', 'p1']);
});

it('names nobody for a unit that there is not', () => {
  expect(colleaguesIn(records, '三中队')).toEqual([]);
});
