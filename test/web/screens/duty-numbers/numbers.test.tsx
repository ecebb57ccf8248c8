import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { usedChoices } from '#domain/cases/numbers/choices.ts';
import { factsOf, type CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import type { GroupingId } from '#domain/cases/numbers/groups.ts';
import { periodOf, type ReportKind } from '#domain/cases/numbers/period.ts';
import { reportColumns } from '#domain/cases/numbers/report-columns.ts';
import { TableCounter } from '#domain/cases/numbers/table.ts';
import { noon, server, useDesk } from '../admin/desk.tsx';
import { openDutyPage } from './page.tsx';

useDesk();

const now = noon / 1000;
const day = 86_400;
const choices = {
  reworkBase: 'dueToClose',
  filingBase: 'valid',
  carryOver: 'no',
  suspendedOut: 'current',
  forced: 'apart',
  closeOnTime: 'closing',
} as const;

/** A case that was due yesterday: handled in time, late, or not yet. */
function caseOf(unit: string, handled: 'on time' | 'late' | 'not yet'): CaseFacts {
  return {
    ...factsOf({}),
    unit,
    status: handled === 'not yet' ? 'handling' : 'pendingInspection',
    action: 2,
    channel: 'patrol',
    className: '暴露垃圾',
    classKind: 'matter',
    classCode: '06010',
    open: true,
    reportedAt: now - 3 * day,
    filedAt: now - 3 * day,
    dispatchedAt: now - 3 * day,
    dueAt: now - day,
    reportedBackAt: handled === 'on time' ? now - day - 60 : handled === 'late' ? now - 60 : 0,
  };
}
const facts = [
  ...Array.from({ length: 3 }, () => caseOf('一中队', 'on time')),
  caseOf('一中队', 'late'),
  caseOf('二中队', 'on time'),
  caseOf('二中队', 'not yet'),
  { ...caseOf('三中队', 'not yet'), dueAt: 0, status: 'pendingDispatch' },
];

function tableOf(by: GroupingId, from: string, to: string) {
  const frame: Frame = { from: Date.parse(from) / 1000, to: Date.parse(to) / 1000, now, choices };
  const counter = new TableCounter(frame, by);
  for (const one of facts) counter.add(one);
  return counter.table({ from, to });
}

const noRecords = { get: () => undefined, all: () => [] };
const reckoned = { seq: 1, at: new Date(noon).toISOString(), choices: usedChoices(noRecords) };
const asked: string[] = [];
const query = { set: 'filed', from: '2026-11-21T16:00:00Z', to: '2026-11-22T04:00:00Z' };

let onDuty: object;
beforeEach(() => {
  onDuty = { value: null, n: null, m: 30, reason: 'no-positions' };
  asked.length = 0;
  server.use(
    http.get('/api/city', () =>
      HttpResponse.json({
        seq: 1,
        now: reckoned.at,
        name: { zh: '泰州市', en: 'Taizhou' },
        sample: true,
        collections: [],
      }),
    ),
    http.get('/api/numbers/table', ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const [from, to] = [searchParams.get('from')!, searchParams.get('to')!];
      return HttpResponse.json({
        ...reckoned,
        from,
        to,
        table: tableOf(searchParams.get('by') as GroupingId, from, to),
      });
    }),
    http.get('/api/numbers/report', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const kind = searchParams.get('kind') as ReportKind;
      const { from, to, ...days } = periodOf(kind, searchParams.get('of')!)!;
      const [first, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
      const [byUnit, bySource] = [tableOf('unit', first, end), tableOf('channel', first, end)];
      return HttpResponse.json({ ...reckoned, ...days, kind, columns: reportColumns, byUnit, bySource });
    }),
    http.get('/api/numbers/five', () =>
      HttpResponse.json({
        ...reckoned,
        five: {
          filedToday: { n: 12, query, citizens: { n: 4, query }, yesterday: { n: 0, query } },
          overdue: {
            n: 3,
            query: { set: 'overdueNow' },
            worstUnit: { unit: '二中队', n: 2, query: { set: 'overdueNow', unit: '二中队' } },
            longest: {
              number: '20261120-0007',
              place: '坡子街',
              unit: '二中队',
              dueAt: new Date(noon - 26 * 3_600_000).toISOString(),
            },
          },
          onTime: { n: 0, m: 0, value: null, query, baseQuery: query, suspended: { n: 1, query } },
          repeat: {
            n: 1,
            limits: { cases: 3, metres: 50, days: 30 },
            places: [
              {
                place: '春晖路路东',
                unit: '一中队',
                className: '乱堆杂物',
                classNameEn: 'Clutter',
                n: 4,
                dates: 3,
                query: { numbers: '20261101-0001,20261102-0002' },
              },
            ],
          },
          onDuty,
        },
        second: {
          newIllegal: { n: 2, target: 0 },
          noZone: { value: 3_450_000, metres: 1200 },
          phases: [{ id: 'three', zh: '巩固迎检阶段', en: 'Three', to: '2026-12-31', daysLeft: 39 }],
        },
      }),
    ),
  );
});

const table = async () => within(await screen.findByRole('region', { name: '统计表' }));
const rowsOf = (room: ReturnType<typeof within>) =>
  room
    .getAllByRole('row')
    .slice(1)
    .map((row: HTMLElement) => within(row).getByRole('rowheader').textContent);

describe('the second row', () => {
  it('says how much ground and road is without a zone, as the thread found it last', async () => {
    await openDutyPage('/duty/numbers');
    const link = await screen.findByRole('link', { name: '3.45 km² / 1,200 m' });
    expect(link.getAttribute('href')).toContain('/zones');
  });
});

describe('the table of numbers', () => {
  it('stands worst first with the total below, an empty base last and as a dash', async () => {
    const { url } = await openDutyPage('/duty/numbers');
    const room = await table();
    expect(rowsOf(room)).toEqual(['二中队', '一中队', '三中队', '合计']);
    const column = room.getAllByRole('columnheader').findIndex((head) => head.textContent?.startsWith('按期处置率'));
    const cells = room
      .getAllByRole('row')
      .slice(1)
      .map((row: HTMLElement) => [...row.children][column]!.textContent);
    expect(cells).toEqual(['50.0%1 / 2', '75.0%3 / 4', '—', '66.7%4 / 6']);
    expect([url().searchParams.get('first'), url().searchParams.get('last')]).toEqual(['2026-11-01', '2026-11-22']);
  });

  it('opens from each number the desk with exactly its cases', async () => {
    await openDutyPage('/duty/numbers');
    const room = await table();
    const row = room.getAllByRole('row')[1]!;
    const addresses = within(row)
      .getAllByRole('link')
      .map((link) => new URL(link.getAttribute('href')!, 'http://page'));
    expect(addresses.every(({ pathname }) => pathname === '/duty')).toBe(true);
    const onTime = addresses.find(({ searchParams }) => searchParams.get('set') === 'handledOnTime')!;
    expect(Object.fromEntries(onTime.searchParams)).toEqual({
      view: 'all',
      set: 'handledOnTime',
      unit: '二中队',
      since: '2026-10-31T16:00:00Z',
      until: '2026-11-22T16:00:00Z',
    });
  });

  it('is sorted by the head of a column, and the other way at a second press', async () => {
    const { url } = await openDutyPage('/duty/numbers');
    const room = await table();
    fireEvent.click(room.getByRole('button', { name: /^上报/ }));
    await waitFor(() => expect(rowsOf(room)).toEqual(['一中队', '二中队', '三中队', '合计']));
    expect(url().searchParams.get('sort')).toBe('reported');
    fireEvent.click(room.getByRole('button', { name: /^上报/ }));
    await waitFor(() => expect(rowsOf(room)).toEqual(['三中队', '二中队', '一中队', '合计']));
    expect(room.getAllByRole('columnheader')[1]!.getAttribute('aria-sort')).toBe('ascending');
  });

  it('says how a number is reckoned, from which source, by which setting', async () => {
    await openDutyPage('/duty/numbers');
    const room = await table();
    fireEvent.click(room.getByRole('button', { name: '“返工率”的算法' }));
    const said = await screen.findByRole('dialog', { name: '“返工率”的算法' });
    expect(said.textContent).toContain('返工 ÷ 应结案');
    expect(said.textContent).toMatch(/返工率的分母：应结案数（默认：/);
  });

  it('asks anew by another division and period, and keeps both in the address', async () => {
    const { url } = await openDutyPage('/duty/numbers');
    await table();
    fireEvent.click(screen.getByRole('radio', { name: '日期' }));
    await waitFor(() => expect(url().searchParams.get('by')).toBe('day'));
    fireEvent.click(screen.getByRole('radio', { name: '昨日' }));
    await waitFor(() => expect(asked.at(-1)).toContain('from=2026-11-20T16'));
    expect(Object.fromEntries(new URLSearchParams(asked.at(-1)))).toEqual({
      from: '2026-11-20T16:00:00Z',
      to: '2026-11-21T16:00:00Z',
      by: 'day',
    });
    expect(url().searchParams.get('by')).toBe('day');
    const link = screen.getByRole('link', { name: '导出 XLSX' }).getAttribute('href');
    expect(link).toBe(`/api/numbers/table.xlsx?${asked.at(-1)}&lang=zh`);
  });

  it('draws the days of a period as bars, each day with its figures', async () => {
    await openDutyPage('/duty/numbers?by=day&first=2026-11-16&last=2026-11-22');
    const chart = await screen.findByRole('img', { name: /逐日立案与结案：立案共 7 件/ });
    expect(within(chart).getByText('2026-11-19：立案 7，结案 0')).toBeTruthy();
  });

  it('says what is missing and can be asked for again', async () => {
    server.use(http.get('/api/numbers/table', () => HttpResponse.json({ title: 'Broken' }, { status: 500 })));
    await openDutyPage('/duty/numbers');
    expect(await screen.findByText('数据未能取得')).toBeTruthy();
  });
});

describe('the five', () => {
  const card = async (name: string) => {
    const list = within(await screen.findByRole('list', { name: '五项数据' }));
    return list.getByText(name).closest('li')!;
  };

  it('each open their list, and say what stands behind them', async () => {
    await openDutyPage('/duty/numbers');
    expect((await card('今日立案')).textContent).toMatch(/12:00.*12.*其中群众投诉 4.*昨日同时 0/);
    const overdue = await card('当前超期未处置');
    expect(overdue.textContent).toMatch(/最多：二中队 2.*最长超期 1天2小时/);
    const links = within(overdue)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/duty?view=all&set=overdueNow',
      `/duty?view=all&set=overdueNow&unit=${encodeURIComponent('二中队')}`,
      '/duty?view=all&case=20261120-0007',
    ]);
  });

  it('show a dash where there is no base or nobody knows, never nought per cent', async () => {
    await openDutyPage('/duty/numbers');
    expect((await card('本月按期处置率')).textContent).toMatch(/—0 \/ 0/);
    expect((await card('当前在岗率')).textContent).toMatch(/—实到 — \/ 应到 30暂无人员定位/);
    expect(document.body.textContent).not.toContain('NaN');
  });

  it('opens the posts behind who is at them: of each kind as many as the number says', async () => {
    const shifts = [{ name: '早班', from: '2026-11-22T00:00:00Z', to: '2026-11-22T06:00:00Z' }];
    const zhang = { name: '张某', state: 'outside', since: '2026-11-22T00:05:00Z', metres: 940 };
    const posts = [
      { post: 'GW-1', name: '坡子街岗', unit: '一中队', state: 'present', shifts, people: [], hidden: 1 },
      { post: 'GW-2', name: '迎春路岗', unit: '一中队', state: 'outside', shifts, people: [zhang], hidden: 0 },
      { post: 'GW-3', state: 'absent', shifts, people: [{ name: '李某', state: 'absent' }], hidden: 0 },
    ];
    onDuty = { value: 1 / 3, n: 1, m: 3, lost: { n: 1, outside: 1 }, absent: { n: 1 } };
    server.use(http.get('/api/numbers/on-duty', () => HttpResponse.json({ at: new Date(noon).toISOString(), posts })));
    const { url } = await openDutyPage('/duty/numbers');
    const on = await card('当前在岗率');
    expect(on.textContent).toMatch(/33\.3%实到 1 \/ 应到 3失联 1 · 其中离开岗位范围 1 · 未上岗 1/);
    fireEvent.click(within(on).getByRole('button', { name: '失联 1' }));
    const dialog = within(await screen.findByRole('dialog', { name: '当前在岗率' }));
    const listed = async (name: string) => rowsOf(within(await dialog.findByRole('table', { name })));
    expect(await listed('失联')).toEqual(['迎春路岗 GW-2']);
    expect(dialog.getByText('张某：08:05 上岗，距岗位 940 m')).toBeTruthy();
    expect(url().searchParams.get('posts')).toBe('missing');
    fireEvent.click(dialog.getByRole('radio', { name: '应到 3' }));
    expect(await listed('应到')).toEqual(['坡子街岗 GW-1', '迎春路岗 GW-2', 'GW-3']);
    expect(dialog.getByText('另有 1 人，当前席位不能查看')).toBeTruthy();
    expect(dialog.getByText('李某：未上岗')).toBeTruthy();
  });

  it('list the repeat places, each with its cases', async () => {
    await openDutyPage('/duty/numbers');
    fireEvent.click(within(await card('反复点位')).getByRole('button', { name: '1' }));
    const dialog = within(await screen.findByRole('dialog', { name: '反复点位' }));
    const link = dialog.getByRole('link', { name: '4' }).getAttribute('href')!;
    expect(new URL(link, 'http://page').searchParams.get('numbers')).toBe('20261101-0001,20261102-0002');
  });
});

describe('a report', () => {
  it('has both tables, its period and how it was reckoned; the ones before and after are a press away', async () => {
    const { url } = await openDutyPage('/duty/numbers?report=week&of=2026-11-18');
    const sheet = within(await screen.findByRole('article'));
    expect(sheet.getByRole('heading', { level: 2 }).textContent).toBe('泰州市市容环卫案件周报示意');
    expect(sheet.getByText(/2026-11-16 至 2026-11-22/)).toBeTruthy();
    expect(sheet.getAllByRole('heading', { level: 3 }).map((head) => head.textContent)).toEqual([
      '按来源渠道',
      '按责任单位',
    ]);
    expect(sheet.getByText('按期处置率＝按期处置 ÷ 应处置')).toBeTruthy();
    expect(document.body.textContent).not.toContain('排名');
    fireEvent.click(screen.getByRole('button', { name: '上一期' }));
    await waitFor(() => expect(url().searchParams.get('of')).toBe('2026-11-09'));
    expect(await screen.findByText(/2026-11-09 至 2026-11-15/)).toBeTruthy();
  });
});
