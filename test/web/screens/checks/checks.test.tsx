import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mapSeen } from '../explore/page.tsx';
import { aFinding, openChecks, useChecksPage, world } from './page.tsx';

useChecksPage();

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const rows = async () => (await screen.findAllByRole('option')).map((one) => one.dataset['finding']);
const ruleRow = async (name: RegExp) => screen.findByRole('button', { name });
const card = () => screen.findByTestId('finding-card');
const drawn = () =>
  [...(mapSeen.props?.plane?.features('findings') ?? [])].map(({ id, properties }): Record<string, unknown> => ({
    ...properties,
    id,
  }));

describe('the desk of checks', () => {
  it('lists the rules in force by what binds them, each with its per cent, open findings and trend', async () => {
    await openChecks('');
    const row = await ruleRow(/提示牌间距/);
    expect(row.textContent).toContain('75%');
    expect(row.textContent).toContain('2 处');
    expect(row.textContent).toContain('行动方案 2.4.8');
    expect(within(row).getByRole('img').getAttribute('aria-label')).toContain('从 60% 到 75%');
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      '行动方案',
      '推荐性标准',
    ]);
    fireEvent.click(screen.getByRole('switch', { name: '含未启用' }));
    expect((await ruleRow(/规则old/)).textContent).toContain('未启用');
  });

  it('opens a rule with its findings on list and map, and goes back by the browser', async () => {
    const { url, back } = await openChecks('');
    fireEvent.click(await ruleRow(/提示牌间距/));
    expect(await rows()).toEqual(['1', '2', '3']);
    expect(url().get('rule')).toBe('signs');
    await waitFor(() => expect(drawn().filter(({ is }) => is === 'sign')).toHaveLength(3));
    expect(drawn().find(({ id }) => id === '2/0')).toMatchObject({ is: 'line', severity: 'low' });
    expect(drawn().filter(({ is }) => is === 'place')).toHaveLength(3);
    expect(mapSeen.props?.layers).toContain('roads');
    back();
    await ruleRow(/提示牌间距/);
  });

  it('says on the card what is wrong, by how much, what mends it, since when and about what', async () => {
    await openChecks('rule=signs&finding=1');
    const shown = await card();
    for (const words of ['第1处没有提示牌', '实测 897 m', '限值 500 m', '增设 1 块', '2026-11-20 12:00（2 天）']) {
      expect(shown.textContent).toContain(words);
    }
    expect(within(shown).getByRole('link', { name: '青年路中段' }).getAttribute('href')).toBe('/?sel=roads/r-7');
    const east = 119.9 + 1 / 1000;
    fireEvent.click(within(shown).getByRole('button', { name: '青年路，人民路口向南450米' }));
    await waitFor(() => expect(mapSeen.fitted).toEqual([[east, 32.481, east, 32.481]]));
    await waitFor(() => expect(drawn().find(({ id }) => id === '1/sign')).toMatchObject({ chosen: true }));
  });

  it('goes from finding to finding by J and K, opens by Enter and closes step by step by Esc', async () => {
    const { url } = await openChecks('rule=signs');
    await rows();
    press('j');
    expect(url().get('finding')).toBeNull();
    press('Enter');
    await waitFor(() => expect(url().get('finding')).toBe('2'));
    await card();
    press('j');
    await waitFor(() => expect(url().get('finding')).toBe('3'));
    press('k');
    await waitFor(() => expect(url().get('finding')).toBe('2'));
    press('Escape');
    await waitFor(() => expect(url().get('finding')).toBeNull());
    press('Escape');
    await waitFor(() => expect(url().get('rule')).toBeNull());
    press('?');
    expect(within(await screen.findByRole('dialog')).getByText('接受例外')).toBeDefined();
  });

  it('opens the finding that is clicked on the map', async () => {
    const { url } = await openChecks('rule=signs');
    await waitFor(() => expect(drawn()).not.toHaveLength(0));
    mapSeen.props!.onPick({ features: [], lngLat: [119.903, 32.481], point: [10, 10] });
    await waitFor(() => expect(url().get('finding')).toBe('3'));
  });

  it('narrows by an address, says so in chips, hands out files of just that, and widens again', async () => {
    const { url } = await openChecks('rule=signs&severity=low&who=一中队');
    expect(await rows()).toEqual(['2']);
    const address = (name: string) => new URL(screen.getByRole<HTMLAnchorElement>('link', { name }).href);
    const narrowed = { rule: 'signs', severity: 'low' };
    for (const name of ['XLSX', 'GeoJSON']) {
      expect(address(name).pathname).toBe(`/api/findings.${name.toLowerCase()}`);
      expect(Object.fromEntries(address(name).searchParams)).toMatchObject({ ...narrowed, unit: '一中队' });
    }
    expect(address('打印').pathname).toBe('/checks/print');
    expect(Object.fromEntries(address('打印').searchParams)).toEqual({ ...narrowed, who: '一中队' });
    expect(Object.fromEntries(world.lists.at(-1)!)).toMatchObject({ severity: 'low', unit: '一中队', rule: 'signs' });
    fireEvent.click(screen.getByRole('button', { name: '去掉“轻微”' }));
    await waitFor(() => expect(url().get('severity')).toBeNull());
    expect(url().get('who')).toBe('一中队');
  });

  it('keeps the open finding and says that it was mended when the check finds so', async () => {
    const { findingsChanged, url } = await openChecks('rule=signs&finding=1');
    await card();
    expect(await rows()).toEqual(['1', '2', '3']);
    world.findings = [aFinding(1, { state: 'mended', mendedAt: '2026-11-22T03:59:00Z' }), ...world.findings.slice(1)];
    await findingsChanged();
    expect((await screen.findByText(/检查确认已整改/)).textContent).toContain('2026-11-22 11:59');
    await waitFor(async () => expect(await rows()).toEqual(['2', '3']));
    expect(url().get('finding')).toBe('1');
    expect(screen.queryByRole('button', { name: '上报案件' })).toBeNull();
  });

  it('chooses several for what can be done with several, and drops them by Esc', async () => {
    await openChecks('rule=signs');
    await rows();
    press('x');
    fireEvent.click((await screen.findAllByRole('option'))[2]!, { ctrlKey: true });
    expect(await screen.findByRole('heading', { name: '已选 2 个问题' })).toBeDefined();
    expect(await screen.findByRole('button', { name: '加入整改清单' })).toBeDefined();
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('heading', { name: '已选 2 个问题' })).toBeNull());
  });

  it('runs all rules anew, says how far it is, and offers to end it', async () => {
    await openChecks('');
    fireEvent.click(await screen.findByRole('button', { name: '立即检查' }));
    expect((await screen.findByText(/正在检查 3 \/ 35/)).textContent).toBeDefined();
    expect(world.runs).toBe(1);
    expect(screen.getByRole('button', { name: '终止' })).toBeDefined();
  });

  it('offers nobody what the seat may not do', async () => {
    world.seat = 'leader';
    await openChecks('rule=signs&finding=1');
    const shown = await card();
    expect(screen.queryByRole('button', { name: '立即检查' })).toBeNull();
    expect(screen.queryByRole('button', { name: '规则操作' })).toBeNull();
    expect(within(shown).queryByRole('button', { name: '列为例外' })).toBeNull();
  });

  it('says what is the matter where a rule or finding is not there, or nothing is open', async () => {
    world.findings = [];
    const { url } = await openChecks('rule=gone&finding=77');
    expect(await screen.findByText('没有这条规则')).toBeDefined();
    expect(await screen.findByText(/没有问题 77/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '返回规则' }));
    await waitFor(() => expect(url().get('rule')).toBeNull());
    fireEvent.click(await ruleRow(/提示牌间距/));
    expect(await screen.findByText('没有未整改的问题')).toBeDefined();
  });
});
