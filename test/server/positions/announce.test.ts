import { expect, test } from 'vitest';
import { callerOfPerson } from '#domain/people/person.ts';
import type { Caller } from '#domain/people/caller.ts';
import type { Seat } from '#domain/people/seats.ts';
import { visitor } from '#domain/people/visitor.ts';
import type { RecordsView, StoredRecord } from '#domain/record.ts';
import type { LiveEvent } from '../../../server/live/event.ts';
import { createAnnouncer } from '../../../server/positions/announce.ts';
import { maySeeUnit } from '../../../server/positions/may-see.ts';

const units: StoredRecord[] = [
  { kind: 'units', id: 'a', version: 1, content: { name: '甲中队', kind: 'squad', district: '海陵区' } },
  { kind: 'units', id: 'b', version: 1, content: { name: '乙中队', kind: 'squad', district: '高港区' } },
];
const records: RecordsView = {
  get: (kind, id) => units.find((unit) => unit.kind === kind && unit.id === id),
  all: (kind) => (kind === 'units' ? units : []),
};

const holder = (seat: Seat, limits: object = {}): Caller =>
  callerOfPerson('p', { username: 'p', name: 'p', seats: [{ seat, ...limits }] }, records);

/** What a caller is told after people of both units moved. */
function toldTo(caller: Caller): LiveEvent | undefined {
  let told: LiveEvent | undefined;
  const announcer = createAnnouncer(
    {
      tellEach(topic, eventOf) {
        expect(topic).toBe('positions');
        told = eventOf(caller);
      },
    },
    (who, unit) => maySeeUnit(records, who, unit),
  );
  announcer.moved(['乙中队', '甲中队', '乙中队']);
  announcer.flush();
  announcer.close();
  return told;
}

test('that people moved is told by unit to whoever may see that unit, and never where to', () => {
  const both = { event: 'positions', data: { units: ['乙中队', '甲中队'] } };
  expect(toldTo(holder('shiftLead'))).toEqual(both);
  expect(toldTo(holder('dispatcher'))).toEqual(both);
  expect(toldTo(holder('unitHandler', { units: ['a'] }))?.data).toEqual({ units: ['甲中队'] });
  expect(toldTo(holder('shiftLead', { districts: ['高港区'] }))?.data).toEqual({ units: ['乙中队'] });
});

test('nothing of it is told to visitors, to the crews themselves, and to seats without the right', () => {
  expect(toldTo(visitor('all'))).toBeUndefined();
  for (const seat of ['crewMember', 'receiver', 'supervisor', 'planner', 'leader', 'administrator'] as const) {
    expect(toldTo(holder(seat))).toBeUndefined();
  }
  expect(toldTo(holder('unitApprover', { units: [] }))).toBeUndefined();
});
