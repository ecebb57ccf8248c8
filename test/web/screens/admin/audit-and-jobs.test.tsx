import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { openDesk, server, useDesk, world } from './desk.tsx';

useDesk();

const entries = [
  {
    seq: 12,
    id: 'c12',
    at: '2026-11-22T03:00:00Z',
    by: 'person:p1',
    byName: '王莉',
    kind: 'feature.update',
    note: '牌面更新',
    lines: [{ of: 'feature', collection: 'kiosks', id: 'k1', version: 2, act: 'change' }],
  },
  {
    seq: 11,
    id: 'c11',
    at: '2026-11-21T16:30:00Z',
    by: 'sample',
    kind: 'people.change.undo',
    note: '',
    lines: [{ of: 'record', collection: 'people', id: 'p1', version: 4, act: 'change' }],
  },
];
const geometry = { type: 'Point', coordinates: [119.9, 32.4] };

/** A journal that keeps what it was asked. */
function journal() {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get('/api/journal', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return HttpResponse.json(
        query.get('before') === '11' ? { entries: [{ ...entries[1], seq: 3 }] } : { entries, next: 11 },
      );
    }),
    http.get('/api/journal/looks', () =>
      HttpResponse.json({
        entries: [
          {
            at: '2026-11-22T01:00:00Z',
            by: 'person:p1',
            byName: '王莉',
            collection: 'cases',
            id: 'x9',
            fields: ['callerPhone'],
          },
        ],
      }),
    ),
    http.get('/api/history/features/kiosks/k1', ({ request }) => {
      const query = new URL(request.url).searchParams;
      expect([query.get('before'), query.get('limit')]).toEqual(['3', '1']);
      return HttpResponse.json({
        seq: 12,
        entries: [
          {
            ...entries[0],
            version: 2,
            before: { geometry, properties: { name: '旧亭', unit: '一中队' } },
            after: {
              geometry: { ...geometry, coordinates: [119.91, 32.4] },
              properties: { name: '新亭', unit: '一中队' },
            },
          },
        ],
      });
    }),
  );
  return asked;
}

describe('the audit trail', () => {
  it('is narrowed by its address: days of Shanghai, the last one included', async () => {
    const asked = journal();
    await openDesk('/admin/audit?since=2026-11-20&until=2026-11-22&collection=kiosks');
    await screen.findByRole('button', { name: '2026-11-22 11:00' });
    expect(Object.fromEntries(asked[0]!)).toMatchObject({
      from: '2026-11-19T16:00:00.000Z',
      to: '2026-11-22T16:00:00.000Z',
      collection: 'kiosks',
    });
    const file = screen.getByRole('link', { name: '导出 CSV' }).getAttribute('href');
    expect(new URLSearchParams(file!.split('?')[1]).get('to')).toBe('2026-11-22T16:00:00.000Z');
  });

  it('opens a row to what it changed, and leads to the feature on the map', async () => {
    journal();
    const { history } = await openDesk('/admin/audit');
    fireEvent.click(await screen.findByRole('button', { name: '2026-11-22 11:00' }));
    await waitFor(() => expect(history.location.pathname).toBe('/admin/audit/12'));
    expect(await screen.findByText('旧亭')).toBeDefined();
    expect(screen.getByText('新亭')).toBeDefined();
    expect(screen.queryByText('一中队')).toBeNull();
    expect(screen.getByText('修改（图形有改动）')).toBeDefined();
    expect(screen.getByRole('link', { name: '在地图上查看' }).getAttribute('href')).toBe('/?l=kiosks&sel=kiosks/k1');
    expect(screen.getByText('撤销：修改人员')).toBeDefined();
  });

  it('fetches older ones when asked, to the beginning', async () => {
    const asked = journal();
    await openDesk('/admin/audit');
    fireEvent.click(await screen.findByRole('button', { name: '更早的' }));
    expect(await screen.findByText('已到最早')).toBeDefined();
    expect(asked.at(-1)!.get('before')).toBe('11');
  });

  it('shows who looked at personal fields, by the field’s name', async () => {
    journal();
    await openDesk('/admin/audit?tab=looks');
    expect(await screen.findByText('王莉')).toBeDefined();
    expect(screen.getByRole('link', { name: '案件 x9' })).toBeDefined();
  });
});

describe('the jobs', () => {
  const job = {
    id: 'j1',
    name: 'import',
    state: 'active',
    progress: { done: 40, total: 100 },
    by: 'person:p1',
    byName: '王莉',
    createdAt: '2026-11-22T03:00:00Z',
  };

  /** Jobs that change when they are acted on. */
  function works() {
    const acts: string[] = [];
    let state = 'active';
    server.use(
      http.get('/api/jobs', () => HttpResponse.json({ jobs: [{ ...job, state }] })),
      http.get('/api/jobs/schedules', () =>
        HttpResponse.json({ schedules: [{ name: 'housekeeping', cron: '30 3 * * *', zone: 'Asia/Shanghai' }] }),
      ),
      http.post('/api/jobs/:id/:act', ({ params }) => {
        acts.push(`${String(params['act'])} ${String(params['id'])}`);
        state = params['act'] === 'cancel' ? 'cancelled' : 'created';
        return new HttpResponse(null, { status: 204 });
      }),
    );
    return acts;
  }

  it('show how far they are, can be ended and tried again, and what the clock starts', async () => {
    const acts = works();
    await openDesk('/admin/jobs');
    expect(await screen.findByText('40 / 100')).toBeDefined();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
    expect(await screen.findByText('每天 03:30（北京时间）')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '终止' }));
    fireEvent.click(await screen.findByRole('button', { name: '重试' }));
    expect(await screen.findByText('等待')).toBeDefined();
    expect(acts).toEqual(['cancel j1', 'retry j1']);
  });

  it('say what an import did not take, why, and where in the file', async () => {
    works();
    const refused = [
      { fault: '/properties/road: is missing', count: 2, examples: ['feature 3', 'feature 7 (id a)'] },
      { fault: '/geometry: must be Point', count: 1, examples: ['feature 3'] },
    ];
    const output = { collection: 'reminder-signs', name: 'signs.geojson', read: 9, taken: 0, refused };
    server.use(
      http.get('/api/jobs', () =>
        HttpResponse.json({ jobs: [{ ...job, state: 'completed', progress: { done: 0 }, output }] }),
      ),
    );
    await openDesk('/admin/jobs');
    expect(await screen.findByText('未入库')).toBeDefined();
    expect(screen.getByText('入库 0 条，共读取 9 条')).toBeDefined();
    const reasons = within(screen.getByRole('list', { name: '没有入库的原因' })).getAllByRole('listitem');
    expect(reasons.map((reason) => reason.textContent)).toEqual([
      '道路：请填写 （2 条：第3条、第7条 (id a)）',
      '位置：服务器不接受（must be Point） （1 条：第3条）',
    ]);
  });

  it('say whose deadlines a changed calendar moved, from when to when', async () => {
    works();
    const cases = [{ number: '20261120-0007', was: '2026-11-23T02:30:00Z', due: '2026-11-24T02:30:00Z' }];
    const output = { calendar: '机关', seen: 9, moved: 3, cases };
    server.use(
      http.get('/api/jobs', () =>
        HttpResponse.json({
          jobs: [{ ...job, name: 'calendar-moves', state: 'completed', progress: { done: 9 }, output }],
        }),
      ),
    );
    await openDesk('/admin/jobs');
    expect(await screen.findByText('机关：3 件未结案件的截止时间已重算')).toBeDefined();
    expect(screen.getByText('日历变动后重算截止时间')).toBeDefined();
    const moved = within(screen.getByRole('list', { name: '截止时间有变的案件' })).getAllByRole('listitem');
    expect(moved.map((row) => row.textContent)).toEqual(['20261120-0007 2026-11-23 10:30 → 2026-11-24 10:30']);
    expect(screen.getByText('只列出前 1 件，其余见审计记录')).toBeDefined();
  });

  it('are only looked at by whoever may not manage them', async () => {
    works();
    world.seat = 'assessor';
    await openDesk('/admin/jobs');
    const row = (await screen.findByText('40 / 100')).closest('tr')!;
    expect(within(row).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('button', { name: '导入文件' })).toBeNull();
  });
});
