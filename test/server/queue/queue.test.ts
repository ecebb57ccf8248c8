import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

let made = 0;

/** A case at noon of 22 November 2026, in hand of 海陵中队 unless it is said otherwise. */
function caseOf(more: Readonly<Record<string, unknown>>): BulkFeature {
  made++;
  const status = String(more['status'] ?? 'handling');
  const ended = ['closed', 'forceClosed', 'notAccepted', 'notFiled', 'voided', 'merged'].includes(status);
  return {
    id: `case-${made}`,
    geometry: { type: 'Point', coordinates: [119.92 + made / 1000, 32.485] },
    properties: {
      number: `20261122-${String(made).padStart(4, '0')}`,
      status,
      open: !ended,
      selfHandled: false,
      action: 2,
      classStandard: 'GB/T 47678.5-2026',
      classKind: 'matter',
      classCode: '09006',
      className: '占道经营',
      channel: 'patrol',
      unit: '海陵中队',
      district: '海陵区',
      place: '坡子街，人民路口向南50米，路东',
      urgent: false,
      reportedAt: '2026-11-20T01:00:00Z',
      source: 'test',
      sourceDatum: 'wgs84',
      ...more,
    },
  };
}

const cases = [
  caseOf({ number: '20261120-0001', dueAt: '2026-11-22T03:00:00Z', reworks: 1 }),
  caseOf({ number: '20261120-0002', dueAt: '2026-11-22T04:30:00Z', assignee: 'crewMember' }),
  caseOf({
    number: '20261120-0003',
    status: 'pendingAcknowledgement',
    dueAt: '2026-11-23T04:30:00Z',
    unit: '高港中队',
  }),
  caseOf({
    number: '20261122-0004',
    status: 'pendingAcceptance',
    channel: 'hotline12345',
    reportedAt: '2026-11-22T03:00:00Z',
    stageDueAt: '2026-11-22T03:15:00Z',
  }),
  caseOf({ number: '20261120-0005', status: 'suspended', suspendedUntil: '2026-11-22T16:00:00Z' }),
  caseOf({ number: '20261120-0006', status: 'suspended', suspendedUntil: '2026-11-23T16:00:00Z', district: undefined }),
  caseOf({
    number: '20261119-0007',
    status: 'closed',
    dueAt: '2026-11-20T04:00:00Z',
    closedAt: '2026-11-20T05:00:00Z',
    request: 'appeal',
    requestStep: 'centre',
  }),
  caseOf({
    number: '20261119-0008',
    status: 'closed',
    closedAt: '2026-11-20T05:00:00Z',
    answerOwed: true,
    place: '=1+1，莲花小区',
  }),
  caseOf({ number: '20261122-0009', status: 'pendingVerification', task: 'supervisor' }),
  caseOf({ number: '20261122-0010', status: 'pendingVerification', task: 'somebody-else' }),
].map((one) => ({ ...one, properties: JSON.parse(JSON.stringify(one.properties)) as BulkFeature['properties'] }));

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ cases });
});
afterAll(() => city?.close());

async function ask(query: string, headers: Record<string, string> = as('shiftLead')) {
  const answer = await city.app.inject({ url: `/api/cases?${query}`, headers });
  return answer.json<{ total: number; bounded?: boolean; cases: { properties: Record<string, unknown> }[] }>();
}
const tails = async (query: string, headers?: Record<string, string>) =>
  (await ask(query, headers)).cases.map(({ properties }) => String(properties['number']).slice(-4));

describe('The queue', () => {
  test('begins with what must be done first, then what has no deadline, then what has ended', async () => {
    expect(await tails('view=all')).toEqual([
      '0001',
      '0004',
      '0002',
      '0005',
      '0003',
      '0006',
      '0010',
      '0009',
      '0008',
      '0007',
    ]);
  });

  test('pages through the same order', async () => {
    expect(await tails('view=all&offset=2&limit=3')).toEqual(['0002', '0005', '0003']);
    expect((await ask('view=all&offset=2&limit=3')).total).toBe(10);
  });

  test('sorts by newest and by state', async () => {
    expect((await tails('sort=newest'))[0]).toBe('0004');
    expect((await tails('sort=stage')).slice(0, 3)).toEqual(['0004', '0010', '0009']);
  });

  test('takes the views apart by the clock', async () => {
    expect(await tails('view=overdue')).toEqual(['0001']);
    expect(await tails('view=dueSoon')).toEqual(['0002']);
    expect(await tails('view=suspendedDue')).toEqual(['0005']);
    expect(await tails('view=rework')).toEqual(['0001']);
    expect(await tails('view=answers')).toEqual(['0008']);
  });

  test("shows as one's own what one's seat has to do next", async () => {
    expect(await tails('view=mine', as('shiftLead'))).toEqual(['0004']);
    expect(await tails('view=requests', as('shiftLead'))).toEqual(['0007']);
    expect(await tails('view=mine', as('receiver'))).toEqual(['0004']);
    expect(await tails('view=mine', as('supervisor'))).toEqual(['0009']);
    expect(await tails('view=mine', as('crewMember'))).toEqual(['0002']);
    expect(await tails('view=requests', as('dispatcher'))).toEqual([]);
  });

  test('counts every view as long as its list is', async () => {
    for (const seat of ['shiftLead', 'supervisor', 'unitHandler', 'leader'] as const) {
      const { views } = (await city.app.inject({ url: '/api/queue/views', headers: as(seat) })).json<{
        views: { id: string; count: number }[];
      }>();
      for (const { id, count } of views)
        expect([seat, id, (await ask(`view=${id}`, as(seat))).total]).toEqual([seat, id, count]);
    }
  });

  test('narrows a view by columns, box and period', async () => {
    expect(await tails('view=all&unit=高港中队')).toEqual(['0003']);
    expect(await tails('view=overdue&status=suspended')).toEqual([]);
    expect(await tails('none=district')).toEqual(['0006']);
    expect(await tails('time=closedAt&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z')).toEqual(['0008', '0007']);
    expect(await tails('from=2026-11-22T00:00:00Z')).toEqual(['0004']);
    expect((await ask('bbox=119.92,32.48,119.9215,32.49')).total).toBe(1);
  });

  test('finds by the tail of a number, by full numbers and by words of the place', async () => {
    expect(await tails('q=0007')).toEqual(['0007']);
    expect(await tails('q=0007&view=overdue')).toEqual([]);
    expect(await tails('numbers=20261120-0001,20261120-0003')).toEqual(['0001', '0003']);
    expect(await tails(`q=${encodeURIComponent('莲花')}`)).toEqual(['0008']);
  });

  test('says what is wrong with a question', async () => {
    const answer = await city.app.inject({
      url: '/api/cases?view=none&set=filed&time=closedAt&day=2026-02-30',
      headers: as('leader'),
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { parameter: string }[] }>().errors.map(({ parameter }) => parameter)).toEqual([
      'view',
      'day',
      'time',
    ]);
  });
});

describe('A list as a workbook', () => {
  test('holds the same cases in Chinese, in Shanghai time, and a text stays one whatever it begins with', async () => {
    const answer = await city.app.inject({ url: '/api/cases.xlsx?sort=newest', headers: as('leader') });
    expect(answer.statusCode).toBe(200);
    const [sheet] = (await readXlsxFile(answer.rawPayload)) as unknown as { data: unknown[][] }[];
    const [heads, ...rows] = sheet!.data;
    const column = (name: string) => rows.map((row) => row[heads!.indexOf(name)]);
    expect(rows).toHaveLength(10);
    expect(column('案件编号')[0]).toBe('20261122-0004');
    expect(column('状态')[0]).toBe('待受理');
    expect(column('上报时间')[0]).toBe('2026-11-22 11:00:00');
    expect(column('位置描述')).toContain('=1+1，莲花小区');
    expect(heads).not.toContain('来电人姓名');
  });

  test('speaks English', async () => {
    const answer = await city.app.inject({ url: '/api/cases.xlsx?lang=en&view=overdue', headers: as('leader') });
    const [sheet] = (await readXlsxFile(answer.rawPayload)) as unknown as { data: unknown[][] }[];
    expect(sheet!.data[1]).toEqual(expect.arrayContaining(['20261120-0001', 'Being handled']));
  });
});
