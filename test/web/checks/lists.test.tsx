import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '#domain/checks/work-lists.ts';
import { server, world, written } from '../screens/admin/desk.tsx';
import { aFinding, checks, lastWritten, openChecks, useTreatment } from './treat-world.tsx';

useTreatment();

const item = (finding: string, lat: number, more: Partial<WorkItem> = {}): WorkItem => ({
  finding,
  rule: 'signs-spacing',
  place: `青年路${finding}`,
  lon: 119.92,
  lat,
  wrong: `缺提示牌${finding}`,
  remedy: `增设 1 块${finding}`,
  ...more,
});

/** A list of four: mended, said to be done but found still, open, and one that cannot be read. */
function keep(): void {
  const items = [item('1', 32.48), item('2', 32.482, { doneOn: '2026-11-20' }), item('3', 32.484), item('4', 32.486)];
  const content = { name: '十一月提示牌', unit: '一中队', dueOn: '2026-11-21', note: '先补主街', items };
  world.records['work-lists'] = [
    { id: 'l1', version: 5, content },
    { id: 'l2', version: 1, content: { name: '垃圾箱', items: [item('3', 32.484)] } },
  ];
  checks.findings = [
    aFinding({ id: '1', state: 'mended' }),
    aFinding({ id: '2' }),
    aFinding({ id: '3', place: '青年路，迎春路—东风路' }),
  ];
}

const row = (text: string) => within(screen.getByText(text).closest('tr')!);

describe('the work lists', () => {
  it('show how far each is: mended by the check, only said to be done, and overdue first', async () => {
    keep();
    await openChecks('/checks/lists');
    await screen.findByText('十一月提示牌');
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((one) => within(one).getAllByRole('button')[0]!.textContent)).toEqual(['十一月提示牌', '垃圾箱']);
    expect(rows[0]!.textContent).toContain('已整改 1 / 4，报完成待确认 1');
    expect(rows[0]!.textContent).toContain('超期');
    expect(rows[1]!.textContent).not.toContain('超期');
    expect(checks.asked.every(({ searchParams }) => searchParams.get('state') === 'all')).toBe(true);
  });

  it('open one by its address, each thing with the state that the check gives it', async () => {
    keep();
    await openChecks('/checks/lists?worklist=l1');
    await screen.findByRole('heading', { name: '十一月提示牌' });
    const states = screen
      .getAllByRole('row')
      .slice(1)
      .map((one) => [one.getAttribute('data-finding'), one.getAttribute('data-state')]);
    expect(new Map(states as Array<[string, string]>)).toEqual(
      new Map([
        ['1', 'mended'],
        ['2', 'said'],
        ['3', 'open'],
        ['4', 'unknown'],
      ]),
    );
    // What stands open is told as it is now, the rest as it was put down.
    expect(screen.getByText('青年路，迎春路—东风路')).toBeDefined();
    expect(screen.getByText('缺提示牌1')).toBeDefined();
  });

  it('take a tick and a removal as changes of the list, and go with their last thing', async () => {
    keep();
    await openChecks('/checks/lists?worklist=l2');
    await screen.findByRole('heading', { name: '垃圾箱' });
    fireEvent.click(screen.getByRole('checkbox', { name: '第 1 项报完成' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(lastWritten().records[0]!.after).toMatchObject({ items: [{ finding: '3', doneOn: '2026-11-22' }] });
    const remove = await screen.findByRole('button', { name: '移除第 1 项' });
    await waitFor(() => expect(remove).toHaveProperty('disabled', false));
    await waitFor(() => expect(screen.getByRole('checkbox')).toHaveProperty('checked', true));
    fireEvent.click(remove);
    await waitFor(() => expect(written).toHaveLength(2));
    expect(lastWritten().records[0]).toMatchObject({ id: 'l2', after: null });
    await screen.findByText('十一月提示牌');
  });

  it('are renamed and given another day without losing what is on them', async () => {
    keep();
    await openChecks('/checks/lists?worklist=l1');
    fireEvent.click(await screen.findByRole('button', { name: '修改' }));
    const form = within(await screen.findByRole('dialog', { name: '修改' }));
    fireEvent.change(form.getByLabelText(/清单名称/), { target: { value: '十二月提示牌' } });
    fireEvent.click(form.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(written).toHaveLength(1));
    const after = lastWritten().records[0]!.after as { name: string; items: unknown[]; unit: string };
    expect([after.name, after.unit, after.items.length]).toEqual(['十二月提示牌', '一中队', 4]);
  });

  it('say that somebody else was faster, and write nothing over it', async () => {
    keep();
    await openChecks('/checks/lists?worklist=l2');
    await screen.findByRole('heading', { name: '垃圾箱' });
    server.use(http.post('/api/changes', () => HttpResponse.json({ title: 'Changed meanwhile' }, { status: 409 })));
    fireEvent.click(screen.getByRole('checkbox', { name: '第 1 项报完成' }));
    expect(await screen.findByText('别人刚刚改过，请核对后再试')).toBeDefined();
  });

  it('can be read, not changed, by who may not treat findings', async () => {
    keep();
    world.seat = 'assessor';
    await openChecks('/checks/lists?worklist=l1');
    await screen.findByRole('heading', { name: '十一月提示牌' });
    expect(row('缺提示牌1').getByRole('checkbox')).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: '删除清单' })).toBeNull();
  });

  it('say that there is none yet and where they come from', async () => {
    await openChecks('/checks/lists');
    expect(await screen.findByText('还没有整改清单')).toBeDefined();
  });
});

describe('a printed work list', () => {
  const pages = () => screen.findAllByRole('article');
  const numbersOn = (page: HTMLElement) =>
    [...page.querySelectorAll('[data-number]')].map((one) => Number(one.getAttribute('data-number')));
  const rowsOf = (page: HTMLElement) =>
    [...page.querySelectorAll('[data-row]')].map((one) => Number(one.getAttribute('data-row')));

  it('has a map with streets, their names and a numbered place for each row', async () => {
    keep();
    await openChecks('/checks/print?worklist=l1&mended=yes');
    const [page] = await pages();
    await waitFor(() => expect(page!.querySelector('svg[data-ready="true"]')).not.toBeNull());
    expect(rowsOf(page!)).toEqual([1, 2, 3, 4]);
    expect(numbersOn(page!)).toEqual([1, 2, 3, 4]);
    const roads = [...page!.querySelectorAll('[data-lines="road"] path')];
    expect(roads.map((road) => road.getAttribute('d')!.length > 10)).toEqual([true, true, true, true]);
    const names = [...page!.querySelectorAll('svg text')].map(({ textContent }) => textContent);
    expect(names).toEqual(expect.arrayContaining(['青年路', '人民路']));
    // The open stretches are drawn, and a plus where each sign is to stand.
    expect(page!.querySelectorAll('[data-shape]')).toHaveLength(2);
    expect(page!.querySelectorAll('[data-proposal]')).toHaveLength(2);
  });

  it('tells whose it is, until when, where its figures come from and that they are sample data', async () => {
    keep();
    await openChecks('/checks/print?worklist=l1');
    const [page] = await pages();
    for (const words of [
      '泰州市容检查整改清单',
      '十一月提示牌',
      '一中队',
      '2026-11-21',
      '示意数据',
      '先补主街',
      '签名、日期',
      '派发人',
    ]) {
      expect(within(page!).getAllByText(words).length).toBeGreaterThan(0);
    }
    expect(page!.textContent).toContain('依据：提示牌间距（行动方案 2.4.8）');
    // Without what is mended; the numbers stay those of the whole list.
    expect(rowsOf(page!)).toHaveLength(3);
    expect(numbersOn(page!)).toEqual(rowsOf(page!));
  });

  it('of findings as they are narrowed fills as many pages as it needs, each with a map of its own', async () => {
    checks.findings = Array.from({ length: 20 }, (_, i) =>
      aFinding({
        id: String(200 + i),
        geometry: { type: 'Point', coordinates: [119.9 + (i % 5) * 0.002, 32.48 + Math.floor(i / 5) * 0.002] },
        remedy: { do: 'put-right' },
      }),
    );
    await openChecks('/checks/print?rule=signs-spacing&severity=middle', null, 'en');
    const all = await pages();
    expect(all).toHaveLength(3);
    expect(all.flatMap(rowsOf)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const page of all) expect(numbersOn(page)).toEqual(rowsOf(page));
    expect(checks.asked.at(-1)!.search).toContain('rule=signs-spacing');
    expect(within(all[0]!).getByText('Taizhou: work list of city checks')).toBeDefined();
    expect(all[0]!.textContent).toContain('No valid sign for 897 m, limit 500 m');
  });

  it('still shows its places where the roads could not be had, and says so', async () => {
    keep();
    server.use(http.get('/ogc/collections/roads/items', () => HttpResponse.json({ title: 'Gone' }, { status: 500 })));
    await openChecks('/checks/print?worklist=l1');
    const [page] = await pages();
    await within(page!).findByText('道路未能取得，图上只有问题位置。');
    expect(numbersOn(page!)).toHaveLength(3);
  });
});
