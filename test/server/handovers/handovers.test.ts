import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allHandoverFigures, handoverFigures } from '#domain/handovers/figures.ts';
import type { Seat } from '#domain/people/seats.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as, stranger } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const hour = 3_600_000;
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

let count = 0;
/** A case with just what the figures look at. */
function caseOf(status: string, more: Record<string, unknown> = {}): BulkFeature {
  count += 1;
  const number = `20261122-${String(count).padStart(4, '0')}`;
  const isOpen = !['closed', 'notFiled'].includes(status);
  return {
    id: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`,
    geometry: { type: 'Point', coordinates: [119.92 + count * 1e-4, 32.49] },
    properties: {
      number,
      status,
      open: isOpen,
      selfHandled: false,
      action: 2,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '06010',
      className: '暴露垃圾',
      channel: 'patrol',
      unit: '一中队',
      place: '坡子街',
      urgent: false,
      reportedAt: iso(noon - 5 * hour),
      source: 'test',
      sourceDatum: 'wgs84',
      ...more,
    },
  } as BulkFeature;
}

const handled = { dispatchedAt: iso(noon - 4 * hour), filedAt: iso(noon - 4 * hour) };
const features = [
  caseOf('pendingAcceptance'),
  caseOf('handling', { ...handled, dueAt: iso(noon - hour) }),
  caseOf('handling', { ...handled, dueAt: iso(noon + hour / 2), reworks: 1, supervised: true }),
  caseOf('suspended', { ...handled, suspendedUntil: iso(noon + hour) }),
  caseOf('pendingInspection', handled),
  caseOf('closed', { ...handled, closedAt: iso(noon - hour), answerOwed: true }),
  caseOf('handling', { ...handled, dueAt: iso(noon + 9 * hour), request: 'extension', requestStep: 'centre' }),
];
const expected = {
  open: 6,
  overdue: 1,
  dueSoon: 1,
  pendingAcceptance: 1,
  toInspect: 1,
  suspendedDue: 1,
  rework: 1,
  answers: 1,
  supervised: 1,
  requests: 1,
};

let city: OpenCity;
let now = noon;
beforeAll(async () => {
  city = await openCity({ cases: features }, {}, () => now);
});
afterAll(() => city?.close());
beforeEach(() => {
  now = noon;
});

const ask = async (seat: Seat | 'nobody', method: string, path: string, payload?: object) => {
  const { app } = city;
  const headers = seat === 'nobody' ? stranger : as(seat);
  const answer = await app.inject({ method: method as 'GET', url: path, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const written = { shift: '早班', from: iso(noon - 8 * hour), to: iso(noon) };
const begin = () => ask('shiftLead', 'POST', '/api/handovers', written);
const sign = (seat: Seat, id: string, base: number, side: string, notes?: string) =>
  ask(seat, 'POST', `/api/handovers/${id}/sign`, { base, side, ...(notes && { notes }) });

describe('the figures of a handover', () => {
  test('count the city as it is now', async () => {
    const { body } = await ask('shiftLead', 'GET', '/api/handovers/figures');
    expect(body).toEqual({ at: new Date(noon).toISOString(), ...expected });
  });

  test('each count what its query lists', async () => {
    for (const key of allHandoverFigures) {
      const query = new URLSearchParams(handoverFigures[key].query);
      const { body } = await ask('shiftLead', 'GET', `/api/cases?${query}`);
      expect([key, body.total]).toEqual([key, expected[key]]);
    }
  });
});

test('a shift is handed over in steps, each in the journal, and stands as both signed it', async () => {
  const made = await begin();
  expect([made.status, made.body.id, made.body.version]).toEqual([201, '20261122-01', 1]);
  const { id } = made.body;

  const remarks = [{ number: '20261122-0002', text: '两点前回复' }];
  const edited = await ask('shiftLead', 'PUT', `/api/handovers/${id}`, {
    base: 1,
    ...written,
    notes: '东风南路积水',
    remarks,
  });
  expect([edited.status, edited.body.version]).toEqual([200, 2]);

  const over = await sign('shiftLead', id, 2, 'over');
  expect(over.status).toBe(200);
  expect((await sign('shiftLead', id, 3, 'take')).status).toBe(403);
  expect((await ask('dispatcher', 'PUT', `/api/handovers/${id}`, { base: 3, ...written })).status).toBe(409);
  expect((await sign('dispatcher', id, 3, 'back')).status).toBe(403);

  now = noon + 600_000;
  const taken = await sign('receiver', id, 3, 'take', '已逐项核对');
  expect(taken.status).toBe(200);
  const kept = await ask('leader', 'GET', `/api/handovers/${id}`);
  expect(kept.body.content).toEqual({
    number: id,
    state: 'takenOver',
    ...written,
    notes: '东风南路积水',
    remarks,
    createdAt: new Date(noon).toISOString(),
    createdBy: 'person:shiftLead',
    handedAt: new Date(noon).toISOString(),
    handedBy: 'person:shiftLead',
    figures: { at: new Date(noon).toISOString(), ...expected },
    takenAt: new Date(now).toISOString(),
    takenBy: 'person:receiver',
    figuresTaken: { at: new Date(now).toISOString(), ...expected },
    notesTaken: '已逐项核对',
  });
  expect(kept.body.names).toEqual({ 'person:shiftLead': 'shiftLead', 'person:receiver': 'receiver' });
  for (const side of ['over', 'take', 'back']) {
    expect((await sign('shiftLead', id, 4, side)).status).toBe(409);
  }
  expect((await ask('shiftLead', 'DELETE', `/api/handovers/${id}?base=4`)).status).toBe(409);

  const trail = await ask('administrator', 'GET', '/api/journal');
  const kinds = (trail.body.entries as ReadonlyArray<{ kind: string }>).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('handover.'))).toEqual([
    'handover.take',
    'handover.sign',
    'handover.edit',
    'handover.begin',
  ]);
});

test('one is open at a time; a signature can be taken back and a draft thrown away', async () => {
  const { id, version } = (await begin()).body;
  expect(await begin()).toMatchObject({ status: 409, body: { open: id } });
  await sign('shiftLead', id, version, 'over');
  expect((await sign('shiftLead', id, version + 1, 'back')).status).toBe(200);
  const draft = (await ask('shiftLead', 'GET', `/api/handovers/${id}`)).body;
  expect([draft.content.state, draft.content.figures]).toEqual(['draft', undefined]);
  expect((await ask('shiftLead', 'DELETE', `/api/handovers/${id}?base=1`)).status).toBe(409);
  expect((await ask('shiftLead', 'DELETE', `/api/handovers/${id}?base=${draft.version}`)).status).toBe(200);
  expect((await ask('shiftLead', 'GET', `/api/handovers/${id}`)).status).toBe(404);
});

test('what cannot stand in a handover is refused with its place', async () => {
  const { id, version } = (await begin()).body;
  const put = (more: object) =>
    ask('dispatcher', 'PUT', `/api/handovers/${id}`, { base: version, ...written, ...more });
  const pointers = async (more: object) =>
    ((await put(more)).body.errors as ReadonlyArray<{ pointer: string }>).map(({ pointer }) => pointer);
  expect(await pointers({ remarks: [{ number: '20261122-9999', text: '没有的' }] })).toEqual(['/remarks/0/number']);
  expect(await pointers({ notes: '张某 138 0013 8000 再来电' })).toEqual(['/notes']);
  expect(await pointers({ to: written.from })).toEqual(['/to']);
  expect(await pointers({ shift: ' ' })).toEqual(['/shift']);
  expect((await put({ figures: {} })).status).toBe(422);
  const token = await city.app.inject({
    method: 'POST',
    url: `/api/handovers/${id}/sign`,
    payload: { base: version, side: 'over' },
  });
  expect(token.statusCode).toBe(403);
  expect((await ask('shiftLead', 'DELETE', `/api/handovers/${id}?base=${version}`)).status).toBe(200);
});

test('the common door neither makes nor changes one', async () => {
  const line = { kind: 'handovers', base: null, after: { number: '20261122-09', state: 'draft', ...written } };
  const sent = { kind: 'x.y', note: '', lines: [], records: [line] };
  expect((await ask('shiftLead', 'POST', '/api/changes', sent)).status).toBe(403);
});
