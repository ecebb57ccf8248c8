import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw/http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allRules } from '#domain/checks/all-rules.ts';
import type { Found } from '#domain/finding.ts';
import { RuleEditor } from '../../../web/checks/rule-editor/rule-editor.tsx';
import { contentOf } from '../../../web/checks/rule-editor/rule-fields.ts';
import type { RuleDraft, RuleEditorProps } from '../../../web/checks/slots.ts';
import { place, show, useTools, world } from './strip-world.tsx';

useTools();

const standard = allRules({ get: () => undefined, all: () => [] });
const signs = standard.find(({ id }) => id === 'signs-spacing')!;
const props = {
  onPreview: vi.fn<RuleEditorProps['onPreview']>(),
  onShow: vi.fn<RuleEditorProps['onShow']>(),
  onSaved: vi.fn<RuleEditorProps['onSaved']>(),
  onClose: vi.fn<RuleEditorProps['onClose']>(),
};
beforeEach(() => Object.values(props).forEach((one) => one.mockClear()));

const gap: Found = {
  owner: 'street 青年路',
  subjects: [{ name: '青年路' }],
  geometry: { type: 'LineString', coordinates: [place(0), place(897)] },
  place: '青年路，人民路—迎春路',
  severity: 'high',
  reason: 'bare',
  measured: 897,
  limit: 400,
  measure: 'm',
  remedy: { do: 'add', places: [] },
};
const answer = {
  found: [{ ...gap, wrong: { zh: '青年路缺提示牌', en: 'none' }, remedyWords: { zh: '', en: '' } }],
  total: 1,
  state: { percent: 81.25, base: { amount: 9000, measure: 'm' }, figures: { longest: 897, additions: 1 } },
  against: { opened: 3, mended: 0 },
};

async function open(draft: RuleDraft = { of: 'rule', rule: signs, version: null }, language: 'zh' | 'en' = 'zh') {
  const shown = show(<RuleEditor draft={draft} {...props} />, language);
  await screen.findByText(language === 'zh' ? '保存' : 'Save');
  await waitFor(() => expect(screen.queryByText(/^只有/)).toBeNull());
  return shown;
}
const field = (name: RegExp | string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: RegExp | string, value: string) => fireEvent.change(field(name), { target: { value } });
// By text: names by role of a form of this size take jsdom seconds.
const press = (name: string | RegExp) => fireEvent.click(screen.getByText(name, { selector: 'button *' }));
const written = () => world.sent.filter(({ path }) => path === '/api/changes').map(({ body }) => body);

describe('the editor of a rule', () => {
  it('changes a standard rule by a record over it, with the reason in the journal', async () => {
    await open();
    expect(field(/^名称/).value).toBe(signs.zh);
    type(/^最大间距/, '400');
    type(/^依据( \*)?$/, '局务会纪要〔2026〕3号');
    type('修改说明', '加密');
    press('保存');
    await waitFor(() => expect(props.onSaved).toHaveBeenCalledWith('signs-spacing'));
    expect(written()).toMatchObject([
      {
        kind: 'rules.create',
        note: '加密',
        records: [{ kind: 'rules', id: 'signs-spacing', base: null, after: { params: { metres: 400 } } }],
      },
    ]);
    const after = world.records['rules']![0]!.content;
    expect(after).toEqual({
      ...contentOf(signs),
      source: '局务会纪要〔2026〕3号',
      params: { ...signs.params, metres: 400 },
    });
  });

  it('says at the field what is wrong, and neither saves nor previews it', async () => {
    await open();
    type(/^最大间距/, '0');
    press('在地图上预览');
    expect(await screen.findByText('不能小于 1')).toBeDefined();
    press('保存');
    type(/^依据( \*)?$/, ' ');
    await screen.findByText('请填写');
    expect(world.sent).toEqual([]);
  });

  it('draws what the rule as written would find, counts it, and holds it against now', async () => {
    world.preview = () => HttpResponse.json(answer);
    const { unmount } = await open();
    type(/^最大间距/, '400');
    press('在地图上预览');
    expect(await screen.findByText('81.3%')).toBeDefined();
    expect(world.sent[0]!.body).toMatchObject({ replaces: 'signs-spacing', rule: { params: { metres: 400 } } });
    expect(screen.getByText('新增 3，消除 0')).toBeDefined();
    expect(props.onPreview).toHaveBeenLastCalledWith([expect.objectContaining({ owner: 'street 青年路' })]);
    fireEvent.click(screen.getByText('青年路缺提示牌'));
    expect(props.onShow).toHaveBeenCalledWith(gap.geometry);
    type(/^最大间距/, '300');
    expect(screen.getByText('内容已改动，这是改动前的结果')).toBeDefined();
    press('收起预览');
    expect(props.onPreview).toHaveBeenLastCalledWith(null);
    press('在地图上预览');
    await screen.findByText('81.3%');
    unmount();
    expect(props.onPreview).toHaveBeenLastCalledWith(null);
  });

  it('calls a preview off', async () => {
    let release: () => void = () => undefined;
    world.preview = () => new Promise((resolve) => (release = () => resolve(HttpResponse.json(answer))));
    await open();
    press('在地图上预览');
    expect(await screen.findByText('正在计算，已用 0 秒')).toBeDefined();
    const box = screen.getByLabelText('预览');
    fireEvent.click(within(box).getByText('取消'));
    release();
    await waitFor(() => expect(screen.queryByText(/^正在计算/)).toBeNull());
    expect(screen.queryByText('81.3%')).toBeNull();
  });

  it('adds a condition of the collection’s own fields and takes it away', async () => {
    await open();
    const roads = screen.getByLabelText('适用路段', { selector: '[role=group]' });
    expect(within(roads).getByLabelText('字段')).toHaveProperty('value', '主要商业大街');
    fireEvent.click(within(roads).getByRole('button', { name: '添加条件' }));
    expect(within(roads).getAllByLabelText('字段')).toHaveLength(2);
    fireEvent.click(within(roads).getByRole('button', { name: '去掉条件“主要商业大街”' }));
    expect(within(roads).getAllByLabelText('字段')).toHaveLength(1);
  });

  it('adds and removes rows', async () => {
    await open();
    const rows = screen.getByLabelText('分类间距', { selector: '[role=group]' });
    fireEvent.click(within(rows).getByRole('button', { name: '添加一行' }));
    const row = within(rows).getByRole('group', { name: '第 1 行' });
    fireEvent.change(within(row).getByLabelText(/^最大间距/), { target: { value: '200' } });
    type(/^依据( \*)?$/, '纪要');
    press('保存');
    await waitFor(() => expect(props.onSaved).toHaveBeenCalled());
    expect(world.records['rules']![0]!.content).toMatchObject({ params: { limits: [{ where: {}, metres: 200 }] } });
  });

  it('goes back to the standard rule, and undo brings the bureau’s own again', async () => {
    const content = { ...contentOf(signs), source: '纪要' };
    world.records['rules'] = [{ id: 'signs-spacing', version: 2, content }];
    const rule = { ...signs, source: '纪要', isStandard: false };
    await open({ of: 'rule', rule, version: 2 });
    press(/^恢复标准规则/);
    await waitFor(() => expect(world.records['rules']).toEqual([]));
    expect(props.onSaved).toHaveBeenCalledWith('signs-spacing');
    expect(written()).toMatchObject([{ kind: 'rules.reset' }]);
  });

  it('tells what another changed meanwhile, and keeps what is mine where wanted', async () => {
    const content = contentOf(signs);
    world.records['rules'] = [{ id: 'signs-spacing', version: 3, content: { ...content, zh: '别人的名称' } }];
    await open({ of: 'rule', rule: { ...signs, isStandard: false }, version: 2 });
    type(/^名称/, '我的名称');
    press('保存');
    expect(await screen.findByText('别人的名称')).toBeDefined();
    press('用我填的');
    await waitFor(() => expect(world.records['rules']![0]!.content['zh']).toBe('我的名称'));
  });

  it('makes a rule like another, and one of a kind', async () => {
    await open({ of: 'copy', rule: signs });
    expect(field(/^名称/).value).toBe(`${signs.zh}（副本）`);
    press('保存');
    await waitFor(() => expect(props.onSaved).toHaveBeenCalledWith('made-1'));
    expect(written()).toMatchObject([{ kind: 'rules.create', records: [{ base: null, after: { kind: 'spacing' } }] }]);
    expect((written()[0]!['records'] as object[])[0]).not.toHaveProperty('id');
  });

  it('takes a rule of the bureau’s own away', async () => {
    const content = { ...contentOf(signs), zh: '自定规则' };
    world.records['rules'] = [{ id: 'own', version: 1, content }];
    await open({ of: 'rule', rule: { ...signs, id: 'own', zh: '自定规则', isStandard: false }, version: 1 });
    press('删除规则“自定规则”');
    await waitFor(() => expect(props.onSaved).toHaveBeenCalledWith(undefined));
    expect(world.records['rules']).toEqual([]);
  });

  it('begins a new rule empty, and asks for what is missing', async () => {
    await open({ of: 'new', kind: 'spacing' });
    press('保存');
    expect((await screen.findAllByText('请填写')).length).toBeGreaterThan(3);
    expect(world.sent).toEqual([]);
  });

  it('lets nobody write who may not', async () => {
    world.seat = 'dispatcher';
    show(<RuleEditor draft={{ of: 'rule', rule: signs, version: null }} {...props} />);
    expect(await screen.findByText('只有责任区规划和系统管理员可以修改规则')).toBeDefined();
    expect(screen.getByText('保存').closest('fieldset')!.disabled).toBe(true);
  });

  it('says it in English', async () => {
    await open(undefined, 'en');
    expect(screen.getByText(`Change rule: ${signs.en}`)).toBeDefined();
    expect(field(/^At most apart/).value).toBe('500');
  });
});
