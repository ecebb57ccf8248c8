import type { CaseAct } from '#domain/cases/acts.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { FieldAct, OutboxItem } from '../../../web/field/store/act.ts';

/** Noon of 23 November 2026 in Shanghai. */
export const noon = Date.parse('2026-11-23T04:00:00Z');

/** A case on somebody's phone: assigned at 10:00, due at 14:00. */
export function aTask(more: Partial<FieldTask> = {}, acts: readonly CaseAct[] = []): FieldTask {
  return {
    id: 'c1',
    number: '20261123-0007',
    version: 3,
    kind: 'handle',
    status: 'handling',
    classStandard: 'GB/T 47678.5-2026',
    classKind: 'matter',
    classCode: '09006',
    className: '占道经营',
    action: 2,
    place: '坡子街，人民路口向南50米，路东',
    lon: 119.9212,
    lat: 32.4876,
    photos: [],
    urgent: false,
    unit: '一中队',
    crew: '一中队早班',
    dueAt: '2026-11-23T06:00:00Z',
    yellowAt: '2026-11-23T05:00:00Z',
    reworks: 0,
    steps: { sentAt: '2026-11-23T02:00:00Z' },
    acts: acts.map((act) => ({ act, needs: [], may: [] })),
    ...more,
  };
}

/** Something done on the phone at noon. */
export function anItem(act: FieldAct, more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: 'i1',
    order: 1,
    lane: 'attendance',
    act,
    occurredAt: new Date(noon).toISOString(),
    madeAt: noon,
    state: 'waiting',
    attempts: 0,
    revision: 0,
    ...more,
  };
}
