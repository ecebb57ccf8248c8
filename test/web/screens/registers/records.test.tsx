import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Registers } from '../../../../web/screens/registers/registers.tsx';
import { openDesk, server, useDesk, world, written } from '../admin/desk.tsx';

vi.mock('../../../../web/map/map-view.tsx', () => ({ MapView: () => null }));

useDesk();

const truck = (id: string, plate: string, carrier: string) => ({
  id,
  version: 1,
  content: { plate, carrier, ratedLoad: 15, sealed: true, state: 'inUse' },
});

beforeAll(() => {
  // jsdom lays nothing out: the table is given room for its rows.
  for (const side of ['clientHeight', 'clientWidth'])
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
});
beforeEach(() => {
  world.seat = 'planner';
  world.records['spoil-trucks'] = [
    truck('t1', '苏M10001', '甲公司'),
    truck('t2', '苏M10003', '乙公司'),
    truck('t3', '苏M10002', '甲公司'),
  ];
});

/** The plates in the table, from above. */
const plates = () => [...document.querySelectorAll('tr[data-id]')].map((row) => row.children[1]!.textContent);

async function opened(): Promise<void> {
  await openDesk('/registers/spoil-trucks', Registers);
  await waitFor(() => expect(plates()).toHaveLength(3));
}

const save = () => fireEvent.keyDown(window, { key: 's', ctrlKey: true });
const field = (name: string) => document.querySelector<HTMLInputElement>(`input[data-field="${name}"]`)!;

describe('the table of a register', () => {
  it('is narrowed by words in any field, and sorted by a column in both ways', async () => {
    await opened();
    fireEvent.click(screen.getByRole('button', { name: '车牌号' }));
    await waitFor(() => expect(plates()).toEqual(['苏M10001', '苏M10002', '苏M10003']));
    fireEvent.click(screen.getByRole('button', { name: '车牌号' }));
    await waitFor(() => expect(plates()).toEqual(['苏M10003', '苏M10002', '苏M10001']));
    fireEvent.change(screen.getByRole('textbox', { name: '在所有字段中查找' }), { target: { value: '甲' } });
    await waitFor(() => expect(plates()).toEqual(['苏M10002', '苏M10001']));
  });
});

describe('the form of a register', () => {
  it('says what is missing once one tries to save, with the cursor in the first such field', async () => {
    await opened();
    fireEvent.click(screen.getByRole('button', { name: /^新增/ }));
    expect(screen.queryByText('请填写')).toBeNull();
    save();
    expect(await screen.findAllByText('请填写')).toHaveLength(4);
    expect(document.activeElement).toBe(field('plate'));
    expect(written).toEqual([]);
  });

  it('says in the reader’s words, at its field, what the server found', async () => {
    server.use(
      http.post('/api/changes', () =>
        HttpResponse.json(
          {
            title: 'Unprocessable',
            detail: 'The change does not fit its records.',
            errors: [{ pointer: '/records/0/after/plate', detail: 'another record has this value' }],
          },
          { status: 422 },
        ),
      ),
    );
    await opened();
    fireEvent.click(screen.getByText('苏M10003'));
    await waitFor(() => expect(field('plate').value).toBe('苏M10003'));
    fireEvent.change(field('plate'), { target: { value: '苏M10001' } });
    save();
    expect(await screen.findByText('已有同样的值')).toBeDefined();
    expect(document.activeElement).toBe(field('plate'));
    expect(screen.getByRole('alert').textContent).toBe('没有保存：有内容不合要求');
    expect(field('plate').value).toBe('苏M10001');
  });
});

describe('several at once', () => {
  it('get one value in one change, which is taken back in one', async () => {
    await opened();
    for (const name of ['选择“苏M10001”', '选择“苏M10002”']) fireEvent.click(screen.getByRole('checkbox', { name }));
    const panel = within(screen.getByTestId('several'));
    fireEvent.click(panel.getByLabelText('统一设置字段', { selector: 'input' }));
    fireEvent.click(await screen.findByRole('option', { name: '运输企业' }));
    fireEvent.change(field('carrier'), { target: { value: '丙公司' } });
    fireEvent.click(panel.getByRole('button', { name: /全部设置/ }));
    const carriers = () =>
      world.records['spoil-trucks']!.map(({ id, content }) => `${id} ${String(content['carrier'])}`);
    await waitFor(() => expect(carriers().sort()).toEqual(['t1 丙公司', 't2 乙公司', 't3 丙公司']));
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(carriers().sort()).toEqual(['t1 甲公司', 't2 乙公司', 't3 甲公司']));
    expect(written).toHaveLength(2);
  });
});

describe('a stand-in', () => {
  it('is begun from the roster with day, post, shift and person filled in', async () => {
    const assignment = { post: 'G-1', shift: '早班', person: '王五', from: '2026-01-01' };
    world.records['assignments'] = [{ id: 'a1', version: 1, content: assignment }];
    await openDesk('/registers/assignments', Registers);
    fireEvent.click(await screen.findByText('王五'));
    fireEvent.click(await screen.findByRole('button', { name: '替班…' }));
    await waitFor(() => expect(field('standIn')).not.toBeNull());
    expect(['day', 'post', 'shift', 'person', 'standIn'].map((key) => field(key).value)).toEqual([
      '2026-11-22',
      'G-1',
      '早班',
      '王五',
      '',
    ]);
    fireEvent.change(field('standIn'), { target: { value: '孙七' } });
    save();
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]!.body).toMatchObject({
      records: [{ kind: 'stand-ins', base: null, after: { day: '2026-11-22', person: '王五', standIn: '孙七' } }],
    });
  });
});
