import { describe, expect, test } from 'vitest';
import { crews, type Crew } from '#domain/people/crew.ts';
import { crewToGoWith } from '#domain/people/crew-to-go-with.ts';
import type { RecordContent, RecordsView, StoredRecord } from '#domain/record.ts';

const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00+08:00`);
const week = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, true]),
);
const shift = (name: string, startsAt: string, endsAt: string) => ({ name, startsAt, endsAt, persons: 1, ...week });
const early = shift('早班', '06:00', '14:00');
const late = shift('晚班', '14:00', '22:00');

const ground: Record<string, Record<string, object>> = {
  units: {
    bureau: { name: '城管局', kind: 'department' },
    a: { name: '甲中队', kind: 'squad', parent: 'bureau' },
    b: { name: '乙中队', kind: 'squad', parent: 'bureau' },
  },
  people: {
    zhang: { name: '张某', unit: 'a' },
    wang: { name: '王某', unit: 'b' },
    free: { name: '散人' },
  },
  'shift-plans': { early, late },
};

const crew = (name: string, more: Partial<Crew> = {}): Crew => ({
  name,
  unit: '甲中队',
  members: ['zhang'],
  vehicle: 'foot',
  ...more,
});

function records(more: Record<string, Record<string, object>>): RecordsView {
  const all = { ...ground, ...more };
  const list = (kind: string): StoredRecord[] =>
    Object.entries(all[kind] ?? {}).map(([id, content]) => ({
      kind,
      id,
      version: 1,
      content: content as RecordContent,
    }));
  return { all: list, get: (kind, id) => list(kind).find((one) => one.id === id) };
}

/** What is said of a crew when it is written beside others. */
const faults = (next: Crew, others: readonly Crew[] = [], more: Record<string, Record<string, object>> = {}) => {
  const beside = Object.fromEntries(others.map((other, i) => [`other-${i}`, other]));
  const view = records({ ...more, crews: { ...beside, own: next } });
  return crews.check!(view, 'own', { ...next }).map(({ pointer, detail }) => `${pointer} ${detail}`);
};

describe('a crew is refused', () => {
  test('a member who is in another that may be out at the same time', () => {
    const other = crew('二组', { shift: '早班' });
    expect(faults(crew('一组', { shift: '晚班' }), [other])).toEqual([]);
    for (const mine of [crew('一组', { shift: '早班' }), crew('一组')]) {
      expect(faults(mine, [other])).toEqual([expect.stringContaining('/members/0 张某 is in the crew 二组')]);
    }
    expect(faults(crew('一组', { shift: '晚班' }), [crew('二组')])).toHaveLength(1);
    expect(faults(crew('一组'), [crew('二组', { members: ['wang'], unit: '乙中队' })])).toEqual([]);
  });

  test('a member who stands neither in its unit nor below it', () => {
    expect(faults(crew('一组', { unit: '城管局' }))).toEqual([]);
    expect(faults(crew('一组', { unit: '乙中队' }))).toEqual([
      expect.stringContaining('/members/0 张某 does not stand'),
    ]);
    expect(faults(crew('一组', { members: ['free'] }))).toHaveLength(1);
    expect(faults(crew('一组', { members: ['nobody'] }))).toEqual(['/members/0 there is nobody of the id "nobody"']);
    expect(faults(crew('一组', { members: ['zhang', 'zhang'] }))).toEqual(['/members/1 stands in the crew twice']);
  });

  test('another name, or its end, while a standing order in force sends to it', () => {
    const order = (enabled: boolean) => ({ 'standing-orders': { o: { name: '夜市', crew: '一组', enabled } } });
    expect(faults(crew('一组'), [], order(true))).toEqual([]);
    expect(faults(crew('改名'), [], order(true))).toEqual([expect.stringContaining('"夜市" sends to the crew "一组"')]);
    expect(faults(crew('改名'), [], order(false))).toEqual([]);
    expect(crews.check!(records(order(true)), 'own', null)).toHaveLength(1);
    expect(crews.check!(records(order(false)), 'own', null)).toEqual([]);
  });
});

test('who signs on and names no crew goes with the one of the own unit whose shift runs or is about to', () => {
  const view = records({
    crews: {
      // Another unit's, from before that was refused; it comes first by name.
      x: crew('一组', { unit: '乙中队', shift: '早班' }),
      l: crew('二组', { shift: '晚班' }),
      e: crew('三组', { shift: '早班' }),
    },
  });
  const roster = { shifts: [early, late] as never, assignments: [], standIns: [] };
  const go = (clock: string) => {
    const now = at(clock);
    return crewToGoWith(view, 'zhang', roster, [now, now + 30 * 60_000])?.name;
  };
  expect(go('08:00')).toBe('三组');
  expect(go('13:45')).toBe('三组');
  expect(go('15:00')).toBe('二组');
  expect(go('05:40')).toBe('三组');
  expect(go('23:00')).toBe('二组');
  expect(crewToGoWith(view, 'wang', roster, [at('08:00')])).toBeUndefined();
});
