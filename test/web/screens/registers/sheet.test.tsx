import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Registers } from '../../../../web/screens/registers/registers.tsx';
import { openDesk, server, useDesk, world, written } from '../admin/desk.tsx';

vi.mock('../../../../web/map/map-view.tsx', () => ({ MapView: () => null }));

useDesk();

const truck = (id: string, version: number, carrier: string) => ({
  id,
  version,
  content: { plate: `苏M1000${id}`, carrier, ratedLoad: 15, sealed: true, state: 'inUse' },
});

const report = {
  rows: 2,
  created: 1,
  updated: 1,
  unchanged: 0,
  personal: { created: 0, updated: 0 },
  faultCount: 0,
  faults: [],
};

/** What was sent: mode, key and the name of the file. */
const sent: Array<{ mode: string | null; name: string | null; key: string | null }> = [];

function answer(make: (mode: string) => Response): void {
  server.use(
    http.post('/api/sheets/spoil-trucks', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const mode = searchParams.get('mode');
      sent.push({ mode, name: searchParams.get('name'), key: request.headers.get('idempotency-key') });
      return make(mode ?? '') as never;
    }),
  );
}

beforeAll(() => {
  // jsdom lays nothing out: the table is given room for its rows.
  for (const side of ['clientHeight', 'clientWidth'])
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
});
beforeEach(() => {
  sent.length = 0;
  world.seat = 'planner';
  world.records['spoil-trucks'] = [truck('1', 1, '甲公司')];
});

async function choose(): Promise<void> {
  await openDesk('/registers/spoil-trucks', Registers);
  fireEvent.click(await screen.findByRole('button', { name: '导入表格' }));
  const dialog = await screen.findByTestId('sheet');
  expect(within(dialog).getByRole('link', { name: '下载空表' }).getAttribute('href')).toBe(
    '/api/sheets/spoil-trucks/template.xlsx?language=zh',
  );
  const input = document.querySelector<HTMLInputElement>('input[type=file][accept=".xlsx"]')!;
  fireEvent.change(input, { target: { files: [new File(['x'], '车辆.xlsx')] } });
}

describe('a table of a register', () => {
  it('is checked, taken as a whole and taken back as a whole', async () => {
    answer((mode) => {
      if (mode === 'check') return HttpResponse.json(report);
      world.records['spoil-trucks'] = [truck('1', 2, '乙公司'), truck('2', 1, '乙公司')];
      const entries = [
        { id: '1', version: 2, created: false },
        { id: '2', version: 1, created: true },
      ];
      return HttpResponse.json({ ...report, seq: 5, entries }, { status: 201 });
    });
    await choose();
    expect(await screen.findByText('“车辆.xlsx”共 2 行：新增 1 条，修改 1 条，0 条不变')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '导入 2 行' }));
    fireEvent.click(await screen.findByRole('button', { name: '完成' }));
    expect(sent).toEqual([
      { mode: 'check', name: '车辆.xlsx', key: null },
      { mode: 'take', name: '车辆.xlsx', key: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    ]);
    await waitFor(() => expect(document.querySelectorAll('tr[data-id]')).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: /^撤销/ }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(world.records['spoil-trucks']).toEqual([{ ...truck('1', 3, '甲公司') }]);
  });

  it('names each faulty row with its column and what to do, and offers nothing to take', async () => {
    answer(() =>
      HttpResponse.json({
        ...report,
        faultCount: 3,
        faults: [
          { row: 4, column: '核定载重（t）', key: 'ratedLoad', code: 'minimum', limit: 0, detail: 'x' },
          { row: 7, column: '车牌号*', key: 'plate', code: 'twice', otherRow: 4, detail: 'x' },
          { row: 7, column: '车牌号*', key: 'plate', code: 'other', detail: 'another record has this value' },
        ],
      }),
    );
    await choose();
    const table = await screen.findByRole('table', { name: '出错的行' });
    const rows = [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['4', '核定载重（t）', '小于 0', '填不小于 0 的数'],
      ['7', '车牌号*', '与第 4 行重复', '两行只留一行'],
      ['7', '车牌号*', '已有同样的值', '按提示修改'],
    ]);
    expect(screen.getByRole('alert').textContent).toContain('2 行中有 3 处不合要求');
    expect(screen.queryByRole('button', { name: /^导入 \d/ })).toBeNull();
  });

  it('says why a file is no table, and what cannot be taken back before it is taken', async () => {
    let asked = 0;
    answer(() => {
      asked += 1;
      if (asked > 1) return HttpResponse.json({ ...report, personal: { created: 0, updated: 1 } });
      const detail = 'The file is an old .xls workbook or locked by a password. Save it as .xlsx without a password.';
      return HttpResponse.json({ title: 'Not processable', detail }, { status: 422 });
    });
    await choose();
    expect(await screen.findByText(/^这是旧版表格/)).toBeDefined();
    const input = document.querySelector<HTMLInputElement>('input[type=file][accept=".xlsx"]')!;
    fireEvent.change(input, { target: { files: [new File(['y'], '再试.xlsx')] } });
    expect(await screen.findByText(/1 条的联系信息会被改写/)).toBeDefined();
  });
});
