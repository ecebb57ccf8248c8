import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { resumeJob } from '../../../server/cases/resume-job.ts';
import { uploadPhoto } from './upload-photo.ts';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

let city: OpenCity;
let now = noon;
const photos: string[] = [];

beforeAll(async () => {
  city = await openCity({}, {}, () => now);
  const units = ['城中中队', '城东中队'].map((name) => ({ kind: 'units', base: null, after: { name, kind: 'squad' } }));
  const made = await ask('administrator', 'POST', '/api/changes', {
    kind: 'units.create',
    note: '',
    lines: [],
    records: units,
  });
  expect(made.statusCode).toBe(201);
  for (let n = 0; n < 4; n++) photos.push(await uploadPhoto(city, as('supervisor'), n));
});
afterAll(() => city.close());

function ask(seat: Seat, method: 'GET' | 'POST', url: string, payload?: object) {
  return city.app.inject({ method, url, headers: as(seat), ...(payload === undefined ? {} : { payload }) });
}

const place = { lon: 119.92, lat: 32.48 };
const refuse = { classKind: 'matter', classCode: '06010', ...place };

async function report(
  seat: Seat,
  more: object = {},
): Promise<{ id: string; number: string; status: string; version: number }> {
  const answer = await ask(seat, 'POST', '/api/cases', { ...refuse, channel: 'hotline12345', ...more });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json();
}

/** Does an act on what the case is now. */
async function act(seat: Seat, ref: string, name: string, input: object = {}) {
  const read = await ask(seat, 'GET', `/api/cases/${ref}`);
  const { version } = read.json<{ case: { version: number } }>().case;
  return ask(seat, 'POST', `/api/cases/${ref}/acts`, { act: name, base: version, input });
}

async function properties(ref: string): Promise<Record<string, unknown>> {
  return (await ask('shiftLead', 'GET', `/api/cases/${ref}`)).json<{ case: { properties: Record<string, unknown> } }>()
    .case.properties;
}

async function done(seat: Seat, ref: string, name: string, input: object = {}): Promise<void> {
  const answer = await act(seat, ref, name, input);
  expect([name, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([name, 200, '']);
}

describe('a case over HTTP', () => {
  it('goes from a call to a closed case, each act by its seat, each a change named after it', async () => {
    const { number, status } = await report('receiver', {
      sourceNumber: 'T-1',
      caller: { name: '王某', phone: '13812345678' },
    });
    expect([number, status]).toEqual(['20261122-0001', 'pendingAcceptance']);
    await done('receiver', number, 'case.accept');
    await done('supervisor', number, 'case.verify', { founded: true, photos: [photos[0]] });
    await done('shiftLead', number, 'case.file');
    await done('dispatcher', number, 'case.dispatch', { unit: '城中中队' });
    expect(await properties(number)).toMatchObject({
      unit: '城中中队',
      limitAmount: 4,
      limitUnit: 'workHour',
      dueAt: expect.any(String),
    });
    await done('unitHandler', number, 'case.acknowledge');
    await done('unitApprover', number, 'case.assign', { crew: '一班' });
    await done('crewMember', number, 'case.handle', { photosAfter: [photos[1]], measure: 'cleared' });
    await done('unitHandler', number, 'case.report-back');
    await done('supervisor', number, 'case.inspect', { photos: [photos[2]] });
    await done('shiftLead', number, 'case.close');
    await done('receiver', number, 'case.answer', { answer: '已清理，感谢监督' });
    expect(await properties(number)).toMatchObject({
      status: 'closed',
      open: false,
      sourceNumber: 'T-1',
      answer: '已清理，感谢监督',
    });
    const read = await ask('shiftLead', 'GET', `/api/cases/${number}`);
    const { id } = read.json<{ case: { id: string } }>().case;
    const history = (await ask('shiftLead', 'GET', `/api/history/features/cases/${id}`)).body;
    for (const kind of ['case.report', 'case.dispatch', 'case.report-back', 'case.close'])
      expect(history).toContain(kind);
    expect(read.body + history).not.toContain('13812345678');
  });

  it('answers a wrong act with the acts that are possible, and an old version with the newest', async () => {
    const { number, version } = await report('receiver');
    const wrong = await act('shiftLead', number, 'case.close');
    expect(wrong.statusCode).toBe(409);
    expect(wrong.json()).toMatchObject({
      title: 'Not possible now',
      possible: expect.arrayContaining(['case.accept', 'case.reject']),
    });
    expect(wrong.json<{ possible: string[] }>().possible).not.toContain('case.close');
    await done('receiver', number, 'case.accept');
    const late = await ask('receiver', 'POST', `/api/cases/${number}/acts`, {
      act: 'case.note',
      base: version,
      input: { note: 'a' },
    });
    expect([late.statusCode, late.json()]).toEqual([
      409,
      expect.objectContaining({ title: 'Changed meanwhile', current: version + 1 }),
    ]);
  });

  it('refuses who lacks the right, who handled it, who asked for it, and what is missing, naming each', async () => {
    const { number } = await report('supervisor', { channel: 'patrol' });
    expect((await act('receiver', number, 'case.file')).statusCode).toBe(403);
    const empty = await act('shiftLead', number, 'case.decline');
    expect([empty.statusCode, empty.json()]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/input/reason' })] }),
    ]);
    await done('shiftLead', number, 'case.file');
    const unknown = await act('dispatcher', number, 'case.dispatch', { unit: '没有的中队' });
    expect(unknown.json<{ errors: object[] }>().errors).toEqual([expect.objectContaining({ pointer: '/input/unit' })]);
    await done('dispatcher', number, 'case.dispatch', { unit: '城中中队' });
    await done('unitApprover', number, 'case.acknowledge');
    await done('unitApprover', number, 'case.request-extension', { reason: '雨天' });
    const own = await act('unitApprover', number, 'case.endorse-request');
    expect([own.statusCode, own.json<{ detail: string }>().detail]).toEqual([
      403,
      expect.stringContaining('asked for it yourself'),
    ]);
    const phone = await act('unitHandler', number, 'case.note', { note: '打 13812345678 找他' });
    expect([phone.statusCode, phone.json<{ errors: object[] }>().errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/input/note' })],
    ]);
    const photo = await act('unitHandler', number, 'case.report-back', { photosAfter: ['0'.repeat(64)] });
    expect(photo.json<{ errors: object[] }>().errors).toEqual([
      expect.objectContaining({ pointer: '/input/photosAfter/0' }),
    ]);
  });

  it('merges and takes back, and every source is answered', async () => {
    const first = await report('receiver', { sourceNumber: 'M-1' });
    const second = await report('receiver', { sourceNumber: 'M-2', sourceDueAt: '2026-11-23T02:00:00Z' });
    await done('receiver', second.number, 'case.merge', { into: first.number });
    expect(await properties(second.number)).toMatchObject({ status: 'merged', sourceNumber: 'M-2', answerOwed: true });
    expect(await properties(first.number)).toMatchObject({ merges: 1, answerBy: '2026-11-23T02:00:00Z' });
    await done('receiver', second.number, 'case.unmerge', { reason: '不是同一处' });
    expect(await properties(second.number)).toMatchObject({ status: 'pendingAcceptance' });
    const alone = await properties(first.number);
    expect([alone['merges'], alone['answerBy']]).toEqual([undefined, undefined]);
  });

  it('does several at once with a line for each, and closes one by one only', async () => {
    const [a, b] = [await report('receiver'), await report('receiver')];
    await done('receiver', b.number, 'case.accept');
    const several = await ask('receiver', 'POST', '/api/cases/acts', {
      act: 'case.accept',
      cases: [a, b].map(({ id }) => ({ id, base: 1 })),
    });
    const { results } = several.json<{
      results: { number?: string; status?: string; problem?: { status: number } }[];
    }>();
    expect(results).toEqual([
      expect.objectContaining({ number: a.number, status: 'pendingVerification' }),
      expect.objectContaining({ id: b.id, problem: expect.objectContaining({ status: 409 }) }),
    ]);
    const closing = await ask('shiftLead', 'POST', '/api/cases/acts', {
      act: 'case.close',
      cases: [a, b].map(({ id }) => ({ id, base: 2 })),
    });
    expect(closing.statusCode).toBe(422);
  });

  it('takes no deadline of a source that no calendar has: it would bind, and never come', async () => {
    for (const sourceDueAt of ['2026-02-31T00:00:00Z', '2026-99-99T99:99:99Z', '0001-01-01T00:00:00Z']) {
      const answer = await ask('receiver', 'POST', '/api/cases', { ...refuse, channel: 'hotline12345', sourceDueAt });
      expect([answer.statusCode, answer.json<{ errors: object[] }>().errors[0]]).toEqual([
        422,
        expect.objectContaining({ pointer: '/sourceDueAt' }),
      ]);
    }
  });

  it('assigns to nobody who is not of the unit', async () => {
    const { number } = await report('supervisor', { channel: 'patrol' });
    await done('shiftLead', number, 'case.file');
    await done('dispatcher', number, 'case.dispatch', { unit: '城中中队' });
    const stranger = await act('unitApprover', number, 'case.assign', { assignee: 'no-such-person' });
    expect(stranger.json<{ errors: object[] }>().errors).toEqual([
      expect.objectContaining({ pointer: '/input/assignee' }),
    ]);
  });

  it('gives every report a number of its own, however many come at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => report('crewMember', { channel: 'video' })));
    expect(new Set(all.map(({ number }) => number)).size).toBe(20);
  });

  it('changes by acts alone: the common door keeps off its course', async () => {
    const { id, number } = await report('receiver');
    const read = (await ask('shiftLead', 'GET', `/api/cases/${number}`)).json<{
      case: { version: number; geometry: object; properties: object };
    }>().case;
    const change = (properties: object) =>
      ask('shiftLead', 'POST', '/api/changes', {
        kind: 'feature.update',
        note: '',
        lines: [{ collection: 'cases', id, base: read.version, after: { geometry: read.geometry, properties } }],
      });
    const round = await change({ ...read.properties, status: 'closed' });
    expect([round.statusCode, round.json<{ errors: object[] }>().errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/lines/0/after/properties/status' })],
    ]);
    expect((await change({ ...read.properties, place: '坡子街东口' })).statusCode).toBe(201);
  });

  it('resumes by itself once a suspension is over', async () => {
    const { number } = await report('supervisor', { channel: 'patrol' });
    await done('shiftLead', number, 'case.file');
    await done('dispatcher', number, 'case.dispatch', { unit: '城中中队' });
    await done('unitHandler', number, 'case.acknowledge');
    await done('unitHandler', number, 'case.request-suspension', { reason: '等材料', until: '2026-11-24' });
    await done('unitApprover', number, 'case.endorse-request');
    await done('shiftLead', number, 'case.approve-suspension');
    expect(await properties(number)).toMatchObject({ status: 'suspended', suspendedUntil: '2026-11-24T16:00:00Z' });
    const job = resumeJob({ store: city.context.store, records: city.context.records, now: () => now });
    const run = () => job.run({}, { signal: new AbortController().signal, by: 'schedule', progress: () => undefined });
    expect(await run()).toEqual({ resumed: 0 });
    now = Date.parse('2026-11-24T16:00:01Z');
    expect(await run()).toEqual({ resumed: 1 });
    expect(await properties(number)).toMatchObject({ status: 'handling', dueAt: expect.any(String) });
    now = noon;
  });
});
