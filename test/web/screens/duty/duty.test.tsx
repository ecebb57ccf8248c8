import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mapSeen } from '../explore/page.tsx';
import { aCase, openDuty, useDutyPage, world } from './page.tsx';

useDutyPage();

const rows = () => screen.findAllByRole('option');
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const row = async (number: string) =>
  (await screen.findByText(number, { selector: '[role=option] *' })).closest<HTMLElement>('[role=option]')!;
const numbersListed = async () => (await rows()).map((one) => one.dataset['number']);

describe('the duty desk', () => {
  it('lists a view and shows its cases alone on the map', async () => {
    await openDuty('view=pendingAcceptance');
    expect(await numbersListed()).toEqual(['20261122-0001', '20261122-0002', '20261122-0003']);
    expect(screen.getByRole('tab', { name: /待受理/ }).textContent).toContain('3');
    await waitFor(() => expect(mapSeen.props?.filter.equals['status']).toEqual(['pendingAcceptance']));
    expect(within(await row('20261122-0002')).getByText('紧急')).toBeDefined();
  });

  it('opens a case from the list, and the address says so', async () => {
    const { url } = await openDuty('view=pendingAcceptance');
    fireEvent.click(await row('20261122-0002'));
    await waitFor(() => expect(url().get('case')).toBe('20261122-0002'));
    expect(await screen.findByRole('button', { name: /^受理/ })).toBeDefined();
  });

  it('accepts by one key and goes on to the next case', async () => {
    const { url } = await openDuty('view=pendingAcceptance&case=20261122-0002');
    await screen.findByRole('button', { name: /^受理/ });
    await rows();
    press('a');
    await waitFor(() =>
      expect(world.written).toEqual([
        { path: '/api/cases/id-2/acts', body: { act: 'case.accept', base: 1, input: {} } },
      ]),
    );
    await waitFor(() => expect(url().get('case')).toBe('20261122-0003'));
    expect((await screen.findByText(/20261122-0002 已受理/)).textContent).toContain('待立案');
    await waitFor(async () => expect(await numbersListed()).toEqual(['20261122-0001', '20261122-0003']));
  });

  it('asks for the reason that an act needs, and does nothing before', async () => {
    await openDuty('view=pendingAcceptance&case=20261122-0001');
    await screen.findByRole('button', { name: /^受理/ });
    press('r');
    const form = await screen.findByRole('form', { name: '不予受理' });
    const reason = within(form).getByRole('textbox', { name: /理由/ });
    expect(world.written).toEqual([]);
    fireEvent.change(reason, { target: { value: '不属于城管职责' } });
    fireEvent.keyDown(reason, { key: 'Enter' });
    await waitFor(() =>
      expect(world.written).toEqual([
        { path: '/api/cases/id-1/acts', body: { act: 'case.reject', base: 1, input: { reason: '不属于城管职责' } } },
      ]),
    );
  });

  it('does an act to several chosen, and says of each why it was not done', async () => {
    world.cases.push(aCase(5, 'pendingFiling'));
    await openDuty('view=all');
    fireEvent.click(await row('20261122-0001'), { ctrlKey: true });
    fireEvent.click(await row('20261122-0005'), { ctrlKey: true });
    expect((await screen.findByRole('button', { name: /^受理/ })).textContent).toContain('1/2');
    expect(screen.queryByRole('button', { name: /^结案/ })).toBeNull();
    press('a');
    expect(await screen.findByText(/可/, { selector: '[data-refused] *' })).toBeDefined();
    expect(world.written).toHaveLength(1);
  });

  it('says what is possible where somebody else was faster', async () => {
    world.refusal = { status: 409, body: { title: 'Wrong act', detail: '', possible: ['case.dispatch'] } };
    await openDuty('view=pendingAcceptance&case=20261122-0001');
    await screen.findByRole('button', { name: /^受理/ });
    press('a');
    expect((await screen.findByText(/现在不能受理/)).textContent).toContain('派遣');
  });

  it('keeps a case open that the queue does not hold, and says so', async () => {
    await openDuty('view=pendingAcceptance&case=20261122-0004');
    expect(await screen.findByText('此案件已不在当前列表中')).toBeDefined();
    expect(await screen.findByRole('button', { name: /^结案/ })).toBeDefined();
  });

  it('moves in the queue by keys, chooses with the space bar, and leaves by Escape', async () => {
    const { url } = await openDuty('view=pendingAcceptance');
    const list = await screen.findByRole('listbox', { name: '案件列表' });
    list.focus();
    press('ArrowDown');
    press('Enter');
    await waitFor(() => expect(url().get('case')).toBe('20261122-0002'));
    press('.');
    await waitFor(() => expect(url().get('case')).toBe('20261122-0003'));
    press('Escape');
    await waitFor(() => expect(url().get('case')).toBeNull());
    list.focus();
    press(' ');
    await screen.findByText('已选 1 件案件');
    press('a', { ctrlKey: true });
    await screen.findByText('已选 3 件案件');
    press('Escape');
    await waitFor(() => expect(screen.queryByText(/已选/)).toBeNull());
  });

  it('takes no letter for an act while one types', async () => {
    await openDuty('view=pendingAcceptance&case=20261122-0001');
    await screen.findByRole('button', { name: /^受理/ });
    const field = screen.getByRole('textbox', { name: '编号末几位、位置' });
    field.focus();
    press('a');
    press('n');
    expect(world.written).toEqual([]);
    expect(screen.queryByText('上报', { selector: 'h2' })).toBeNull();
  });

  it('opens lists, acts and cases from the palette', async () => {
    const { url } = await openDuty('view=pendingAcceptance&case=20261122-0001');
    await screen.findByRole('button', { name: /^受理/ });
    press('k', { ctrlKey: true });
    const field = await screen.findByRole('combobox', { name: '命令与案件' });
    fireEvent.change(field, { target: { value: '待结案' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(url().get('view')).toBe('toClose'));
  });

  it('offers a unit’s seat its own lists and acts', async () => {
    world.seat = 'unitHandler';
    world.cases = [aCase(7, 'pendingAcknowledgement')];
    await openDuty('view=toAcknowledge&case=20261122-0007');
    expect((await screen.findByRole('button', { name: /^签收/ })).textContent).toContain('A');
    expect(screen.queryByRole('button', { name: /^改派/ })).toBeNull();
    expect(screen.queryByRole('tab', { name: /待立案/ })).toBeNull();
  });

  it('says so where the list cannot be had, and where it is empty', async () => {
    world.cases = [];
    await openDuty('view=toClose&unit=一中队');
    expect(await screen.findByText('没有符合筛选条件的案件')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /清除|清空/ }));
    expect(await screen.findByText('没有案件')).toBeDefined();
  });
});
