import { describe, expect, it } from 'vitest';
import { urgentSince } from '#domain/cases/course/urgent-since.ts';
import { openStatuses } from '#domain/cases/status.ts';
import { openAlarm } from '#domain/wall/open-alarm.ts';
import { wallCase } from '#domain/wall/wall-case.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const hour = 3_600_000;
const longest = 24 * hour;
const at = (hours: number): string => new Date(now + hours * hour).toISOString().replace('.000Z', 'Z');

const feature = (properties: Record<string, unknown> = {}) => ({
  id: 'c-1',
  geometry: { type: 'Point' as const, coordinates: [119.92, 32.48] },
  properties: {
    number: '20261122-0001',
    className: '暴露垃圾',
    place: '坡子街，人民路口向南50米',
    unit: '城中中队',
    status: 'pendingFiling',
    urgent: true,
    reportedAt: at(-1),
    ...properties,
  } as never,
});

describe('an urgent case', () => {
  it('is an alarm until a unit has it in hand', () => {
    const alarming = openStatuses.filter((status) => openAlarm(feature({ status }), longest, now) !== undefined);
    expect(alarming).toEqual([
      'pendingAcceptance',
      'pendingVerification',
      'pendingFiling',
      'pendingDispatch',
      'pendingAcknowledgement',
    ]);
    for (const status of ['closed', 'forceClosed', 'voided', 'merged', 'notAccepted', 'notFiled']) {
      expect([status, openAlarm(feature({ status }), longest, now)]).toEqual([status, undefined]);
    }
    expect(openAlarm(feature({ urgent: false }), longest, now)).toBeUndefined();
  });

  it('is news from its report, or from when it became urgent, for so long and not a moment longer', () => {
    expect(openAlarm(feature(), longest, now)!.since).toBe(at(-1));
    expect(openAlarm(feature({ reportedAt: at(-24) }), longest, now)).toBeUndefined();
    expect(openAlarm(feature({ reportedAt: at(-24) }), longest, now - 1)).toBeDefined();
    expect(openAlarm(feature({ reportedAt: at(-240), urgentAt: at(-2) }), longest, now)!.since).toBe(at(-2));
  });

  it('says since when it is, where that is later than its report, and forgets it with the mark', () => {
    expect(urgentSince({ urgent: false }, { urgent: true }, now)).toEqual({ urgentAt: at(0) });
    expect(urgentSince({ urgent: true }, { urgent: true }, now)).toEqual({});
    expect(urgentSince({ urgent: true }, { urgent: false, urgentAt: at(-2) }, now)).toEqual({ urgentAt: undefined });
  });
});

it('a wall is shown of a case what is named, whatever else stands in it', () => {
  const personal = {
    description: '刘桂花说',
    assignee: 'p-1',
    task: 'p-2',
    requestBy: '王莉',
    officers: ['赵强'],
    photos: ['0'.repeat(64)],
    answer: '已回复',
    reason: '理由',
    sourceNumber: 'T-1',
  };
  expect(wallCase(feature({ ...personal, dueAt: at(4) }))).toEqual({
    id: 'c-1',
    number: '20261122-0001',
    className: '暴露垃圾',
    place: '坡子街，人民路口向南50米',
    unit: '城中中队',
    status: 'pendingFiling',
    urgent: true,
    lon: 119.92,
    lat: 32.48,
    reportedAt: at(-1),
    dueAt: at(4),
  });
  expect('unit' in wallCase(feature({ unit: '' }))).toBe(false);
});
