import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { ActForm } from '../../../web/cases/act-form.tsx';
import type { ActResult } from '../../../web/cases/api.ts';
import { aCase, show, useCases, world } from './world.tsx';

useCases();

const done = vi.fn<(results: readonly ActResult[]) => void>();
const cancelled = vi.fn<() => void>();
const other = vi.fn<(act: CaseAct) => void>();
beforeEach(() => [done, cancelled, other].forEach((spy) => spy.mockClear()));

function open(act: CaseAct, cases = [aCase()], preset: ActInput = {}) {
  return show(<ActForm act={act} cases={cases} preset={preset} onDone={done} onCancel={cancelled} onAct={other} />);
}
const field = (name: string) => screen.getByLabelText<HTMLTextAreaElement>(name);
const enter = (element: HTMLElement, more: object = {}) =>
  fireEvent.keyDown(element, { key: 'Enter', code: 'Enter', ...more });

describe('the form of an act', () => {
  it('asks for what the act needs, first of all, has the focus in it, and is sent by Enter', async () => {
    open('case.reject', [aCase({ status: 'pendingAcceptance' })]);
    const reason = field('理由');
    expect(document.activeElement).toBe(reason);
    enter(reason);
    expect(await screen.findByText('必须填写')).toBeDefined();
    expect(world.sent).toEqual([]);
    fireEvent.change(reason, { target: { value: '不属于城市管理范围' } });
    expect(screen.queryByText('必须填写')).toBeNull();
    enter(reason, { shiftKey: true });
    expect(world.sent).toEqual([]);
    enter(reason);
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(world.sent[0]).toMatchObject({
      path: '/api/cases/c1/acts',
      body: { act: 'case.reject', base: 3, input: { reason: '不属于城市管理范围' } },
    });
    expect(world.sent[0]!.key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('leaves by Escape, and waits while a word is being composed', () => {
    open('case.reject');
    enter(field('理由'), { isComposing: true });
    expect(screen.queryByText('必须填写')).toBeNull();
    fireEvent.keyDown(field('理由'), { key: 'Escape' });
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it('puts a phrase into the empty field by a number key; with text there the number is typed, with Alt a phrase added', () => {
    open('case.decline');
    const reason = field('理由');
    fireEvent.keyDown(reason, { key: '1', code: 'Digit1' });
    expect(reason.value).toBe('核实不属实');
    const typed = fireEvent.keyDown(reason, { key: '3', code: 'Digit3' });
    expect([typed, reason.value]).toEqual([true, '核实不属实']);
    fireEvent.keyDown(reason, { key: '¡', code: 'Digit4', altKey: true });
    expect(reason.value).toBe('核实不属实；未达到立案条件');
    fireEvent.click(screen.getByRole('button', { name: '存为常用语' }));
    fireEvent.change(reason, { target: { value: '' } });
    fireEvent.keyDown(reason, { key: '5', code: 'Digit5' });
    expect(reason.value).toBe('核实不属实；未达到立案条件');
  });

  it('chooses a unit by the initials of its pinyin, and never the one that has the case already', async () => {
    open('case.reassign');
    const unit = screen.getByRole<HTMLInputElement>('combobox', { name: '责任单位' });
    // The dictionary of pinyin comes in a file of its own.
    await import('pinyin-pro');
    fireEvent.click(unit);
    const list = () => within(screen.getByRole('listbox', { name: '责任单位', hidden: true }));
    const offered = () =>
      list()
        .queryAllByRole('option', { hidden: true })
        .map(({ textContent }) => textContent);
    await waitFor(() => expect(offered()).toEqual(['二中队', '环卫处']));
    fireEvent.change(unit, { target: { value: 'hwc' } });
    await waitFor(() => expect(offered()).toEqual(['环卫处']));
    fireEvent.click(list().getByRole('option', { hidden: true }));
    fireEvent.change(field('理由'), { target: { value: '权属单位' } });
    enter(field('理由'));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(world.sent[0]!.body['input']).toEqual({ unit: '环卫处', reason: '权属单位' });
  });

  it('sends one answer of two, and nothing that was left empty', async () => {
    open('case.decide-appeal', [aCase({ status: 'closed' })]);
    fireEvent.click(screen.getByRole('radio', { name: '申诉不成立' }));
    fireEvent.click(screen.getByRole('button', { name: /^裁定申诉/ }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(world.sent[0]!.body['input']).toEqual({ upheld: false });
  });

  it('says beforehand that a penalty needs two licensed officers', async () => {
    open('case.report-back', [aCase()], { measure: 'penalised', officers: ['p1', 'p2'] });
    expect(await screen.findByText('处罚须有至少两名持证人员')).toBeDefined();
    expect((await screen.findAllByText('张三（持证）')).length).toBeGreaterThan(0);
  });

  it("says what the server finds wrong at the field, in the reader's language, and keeps what was typed", async () => {
    world.refusal = () =>
      HttpResponse.json(
        { title: 'Unprocessable', detail: 'no', errors: [{ pointer: '/input/until', detail: 'is past' }] },
        { status: 422 },
      );
    open('case.request-suspension', [aCase()], { until: '2026-11-23' });
    fireEvent.change(field('理由'), { target: { value: '待施工' } });
    enter(field('理由'));
    expect(await screen.findByText('日期已过')).toBeDefined();
    expect([field('理由').value, done.mock.calls.length]).toEqual(['待施工', 0]);
  });

  it('shows the acts that are possible where this one is not, each one click away', async () => {
    world.refusal = () =>
      HttpResponse.json({ title: 'Not possible now', possible: ['case.urge', 'case.note'] }, { status: 409 });
    open('case.report-back');
    fireEvent.click(screen.getByRole('button', { name: /^反馈/ }));
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('案件当前状态不能反馈')).toBeDefined();
    fireEvent.click(alert.getByRole('button', { name: '催办' }));
    expect(other).toHaveBeenCalledExactlyOnceWith('case.urge');
  });

  it('says what changed where somebody else was faster, and goes on from there with what was typed', async () => {
    world.refusal = () => HttpResponse.json({ title: 'Changed meanwhile', current: 4 }, { status: 409 });
    world.cases = [aCase({ urges: 1 }, 'c1', 4)];
    open('case.report-back');
    fireEvent.change(field('备注'), { target: { value: '已清理' } });
    enter(field('备注'));
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('催办次数')).toBeDefined();
    expect(alert.getByText('仍可反馈：再按一次即可')).toBeDefined();
    expect(field('备注').value).toBe('已清理');
    enter(field('备注'));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(world.sent.map(({ body }) => body['base'])).toEqual([3, 4]);
  });

  it('sends the same again under the same key after the answer got lost', async () => {
    world.refusal = () => HttpResponse.error();
    open('case.urge');
    fireEvent.click(screen.getByRole('button', { name: /^催办/ }));
    expect(await screen.findByText(/服务器暂时联系不上/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /^催办/ }));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(world.sent[0]!.key).toBe(world.sent[1]!.key);
  });
});

describe('the form of an act on several cases', () => {
  const several = () => [
    aCase(),
    aCase({ number: '20261122-0008', status: 'closed' }, 'c2', 5),
    aCase({ number: '20261122-0009' }, 'c3', 1),
  ];

  it('is one form, and says what became of each, the refused first', async () => {
    world.cases = several();
    open('case.urge', several());
    expect(screen.getByText('3件案件，每件各记一次')).toBeDefined();
    fireEvent.change(field('备注'), { target: { value: '请抓紧处置' } });
    enter(field('备注'));
    const lines = await screen.findAllByRole('row');
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      '20261122-0008当前状态不能办理；可以：催办',
      '20261122-0007处置中',
      '20261122-0009处置中',
    ]);
    expect(screen.getByRole('status').textContent).toBe('催办：办成2件，未办成1件');
    expect(world.sent[0]).toMatchObject({
      path: '/api/cases/acts',
      body: {
        act: 'case.urge',
        cases: [
          { id: 'c1', base: 3 },
          { id: 'c2', base: 5 },
          { id: 'c3', base: 1 },
        ],
        input: { note: '请抓紧处置' },
      },
    });
    expect(document.activeElement?.textContent).toBe('知道了');
    fireEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(done).toHaveBeenCalledOnce();
  });

  it('asks for no photo: that is of one case', () => {
    open('case.note', several());
    expect(screen.queryByText('添加照片')).toBeNull();
  });
});

describe('the chooser of the case that another goes into', () => {
  it('offers likely duplicates, takes a whole number as typed, and sends the number', async () => {
    world.arrival = {
      ...world.arrival,
      duplicates: [
        {
          id: 'd1',
          number: '20261122-0003',
          className: '暴露垃圾',
          status: 'handling',
          place: '坡子街',
          metres: 12,
          reportedAt: '2026-11-22T01:00:00Z',
        },
      ],
    };
    open('case.merge', [aCase({ status: 'pendingFiling' })]);
    fireEvent.click(await screen.findByRole('option', { name: /20261122-0003.*相距12米/ }));
    expect(field('并入案件').value).toBe('20261122-0003');
    enter(field('并入案件'));
    await waitFor(() => expect(done).toHaveBeenCalled());
    expect(world.sent[0]!.body['input']).toEqual({ into: '20261122-0003' });
  });
});
