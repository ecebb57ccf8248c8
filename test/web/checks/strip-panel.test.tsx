import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreetStrip } from '#domain/checks/spacing/strip.ts';
import type { DrawnFeature, StripPanelProps } from '../../../web/checks/slots.ts';
import { stretchOn } from '../../../web/checks/strip/on-line.ts';
import { StripPanel } from '../../../web/checks/strip/strip-panel.tsx';
import { aLine, aRule, aSign, aStrip, show, useTools, world } from './strip-world.tsx';

useTools();

let drawn: readonly DrawnFeature[] | null = null;
const props = {
  onStreet: vi.fn<StripPanelProps['onStreet']>(),
  onFinding: vi.fn<StripPanelProps['onFinding']>(),
  onThing: vi.fn<StripPanelProps['onThing']>(),
  onShow: vi.fn<StripPanelProps['onShow']>(),
  onClose: vi.fn<StripPanelProps['onClose']>(),
  onDraw: (now: readonly DrawnFeature[] | null) => void (drawn = now),
};
beforeEach(() => {
  for (const one of Object.values(props)) if (vi.isMockFunction(one)) one.mockClear();
  drawn = null;
});

/** 897 m with nothing but a damaged sign: one sign mends it, not in the crossing. */
const bare = aLine(897, {
  things: [aSign(120, 'TS-7', { counts: false, why: 'state', left: -5 })],
  crossings: [...aLine(897).crossings, { name: '府前路', at: 420 }].sort((a, b) => a.at - b.at),
  forbidden: [{ from: 400, to: 440, why: { crossing: '府前路' } }],
  proposals: [448.5],
});

async function open(strip: StreetStrip = aStrip([bare]), finding?: string, language: 'zh' | 'en' = 'zh') {
  world.strip = strip;
  const shown = show(<StripPanel rule={aRule} street="青年路" finding={finding} {...props} />, language);
  await screen.findByRole('group', { name: /人民路—迎春路/ });
  return shown;
}
const grip = () => screen.getByRole('slider', { name: '拟设点' });
const status = () => screen.getByRole('status').textContent;

describe('the strip of a street', () => {
  it('shows both readings side by side, which one binds, and what the plan makes of them', async () => {
    await open();
    expect(screen.getByText(/^按间距/).textContent).toBe('按间距（以此为准）：0% → 100%，符合');
    expect(screen.getByText(/^按分段/).textContent).toBe('按分段：0% → 55.7%，1 段缺设');
    expect(status()).toBe('拟设 1 处，0% → 100%，全街符合');
    expect(screen.getByText('长 897 米，限 500 米，现有 0 处，拟设 1 处')).toBeDefined();
  });

  it('says why something does not count, and why nothing may be put somewhere', async () => {
    await open();
    const sign = screen.getByRole('button', { name: /TS-7/ });
    expect(sign.getAttribute('aria-label')).toBe('“遵德守礼”提示牌 TS-7，不计：状态不合格，青年路，人民路口向东120米');
    expect(screen.getByText('路口“府前路”，不能设置')).toBeDefined();
    fireEvent.click(sign);
    expect(props.onThing).toHaveBeenCalledWith({ collection: 'reminder-signs', id: 'TS-7' });
  });

  it('moves a proposal by keys, over the crossing, with the result at once and on the map', async () => {
    await open();
    expect(drawn).toMatchObject([{ id: 'planned 1', role: 'proposal', label: '+1' }]);
    expect(grip().getAttribute('aria-valuetext')).toBe('青年路，府前路口向东30米');
    fireEvent.keyDown(grip(), { key: 'ArrowLeft' });
    expect(grip().getAttribute('aria-valuenow')).toBe('400');
    expect(status()).toBe('拟设 1 处，0% → 100%，全街符合，已避开禁设路段');
    fireEvent.keyDown(grip(), { key: 'ArrowLeft' });
    expect(grip().getAttribute('aria-valuenow')).toBe('390');
    expect(status()).toBe('拟设 1 处，0% → 43.5%，尚不符合');
    expect(screen.getByRole('button', { name: '间距 507 米，超过 500 米' })).toBeDefined();
    expect(drawn).toMatchObject([{ role: 'moved' }]);
    fireEvent.keyDown(grip(), { key: 'ArrowRight', shiftKey: true });
    expect(grip().getAttribute('aria-valuenow')).toBe('391');
  });

  it('drags a proposal with the pointer: one step, taken back by Ctrl+Z', async () => {
    await open();
    // 800 pixels show 897 m and three per cent on either side.
    const metre = 800 / (897 * 1.06);
    fireEvent.pointerDown(grip(), { button: 0, clientX: 100 });
    fireEvent.pointerMove(grip(), { clientX: 100 + 100 * metre });
    fireEvent.pointerMove(grip(), { clientX: 100 + 200 * metre });
    fireEvent.pointerUp(grip(), { clientX: 100 + 200 * metre });
    expect(grip().getAttribute('aria-valuenow')).toBe('649');
    fireEvent.keyDown(grip(), { key: 'z', ctrlKey: true });
    expect(grip().getAttribute('aria-valuenow')).toBe('449');
  });

  it('removes by Delete, adds by a click, and goes back to what was computed', async () => {
    await open();
    fireEvent.keyDown(grip(), { key: 'Delete' });
    expect(status()).toBe('没有拟设点，0%，尚不符合');
    expect(drawn).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /^添加/ }));
    const band = screen.getByRole('group', { name: '人民路—迎春路' });
    fireEvent.pointerDown(band, { button: 0, clientX: 400 });
    fireEvent.pointerUp(band, { clientX: 400 });
    expect(screen.getByRole('slider', { name: '自设点' }).getAttribute('aria-valuenow')).toBe('449');
    fireEvent.click(screen.getByRole('button', { name: '恢复为计算结果' }));
    expect(grip()).toBeDefined();
    expect(screen.queryByRole('button', { name: '恢复为计算结果' })).toBeNull();
  });

  it('opens the finding of a gap, and without one shows the stretch', async () => {
    const line = aLine(1600, { things: [aSign(700, 'a'), aSign(1500, 'b')] });
    world.findings = [{ id: '128', geometry: stretchOn(line, { from: 0, to: 700 }) }];
    await open(aStrip([line]));
    await waitFor(() => {
      fireEvent.click(screen.getByRole('button', { name: '现状：间距 700 米，超过 500 米' }));
      expect(props.onFinding).toHaveBeenCalledWith('128');
    });
    fireEvent.click(screen.getByRole('button', { name: '现状：间距 800 米，超过 500 米' }));
    expect(props.onShow).toHaveBeenLastCalledWith(expect.objectContaining({ type: 'LineString' }));
    expect(drawn!.at(-1)).toMatchObject({ id: 'pointed', role: 'pointed', geometry: { type: 'LineString' } });
  });

  it('stands as a table too, from which everything can be done', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: '以列表显示' }));
    const rows = screen
      .getAllByRole('row')
      .map((row) => [...row.querySelectorAll('td')].slice(0, 2).map((td) => td.textContent));
    expect(rows.slice(1)).toEqual([
      ['青年路，人民路口向东120米', '“遵德守礼”提示牌 TS-7，不计：状态不合格'],
      ['青年路，府前路口向西20米', '路口“府前路”，不能设置'],
      ['青年路，府前路口向东30米', '拟设点'],
    ]);
    fireEvent.click(screen.getByRole('button', { name: '去掉' }));
    const gap = screen.getByRole('row', { name: /全段 897 米一处也没有/ });
    fireEvent.click(within(gap).getByRole('button', { name: '在中间添加' }));
    expect(status()).toContain('拟设 1 处，0% → 100%');
  });

  it('tries what a repair alone would mend', async () => {
    const damaged = aSign(420, 'TS-9', { counts: false, why: 'state' });
    await open(aStrip([aLine(897, { things: [damaged], proposals: [448.5] })]));
    fireEvent.keyDown(grip(), { key: 'Delete' });
    expect(status()).toBe('没有拟设点，0%，尚不符合');
    fireEvent.click(screen.getByRole('checkbox', { name: '视为已修复：TS-9' }));
    expect(status()).toBe('没有拟设点，0% → 100%，全街符合');
    expect(screen.getByRole('button', { name: /TS-9，视为已修复/ })).toBeDefined();
    fireEvent.click(screen.getByRole('checkbox', { name: '视为已修复：TS-9' }));
    expect(status()).toBe('没有拟设点，0%，尚不符合');
  });

  it('says that a loop has no ends, and what can never comply', async () => {
    const closed = aLine(900, {
      closed: true,
      failing: [{ from: 0, to: 900 }],
      forbidden: [{ from: 0, to: 900, why: { crossing: '环岛' } }],
    });
    await open(aStrip([closed]));
    expect(screen.getAllByText('环路：首尾相接')).toHaveLength(2);
    expect(screen.getByText('其中 900 米禁设，无法符合')).toBeDefined();
  });

  it('clears the map when it goes', async () => {
    const { unmount } = await open();
    expect(drawn).not.toBeNull();
    unmount();
    expect(drawn).toBeNull();
  });

  it('says it in English', async () => {
    await open(aStrip([bare]), undefined, 'en');
    expect(screen.getByText(/^By gap/).textContent).toBe('By gap (binds): 0% → 100%; complies');
  });

  it('tells which streets there are where the rule does not concern this one', async () => {
    show(<StripPanel rule={aRule} street="海陵路" finding={undefined} {...props} />);
    expect(await screen.findByText('这条规则不涉及“海陵路”')).toBeDefined();
  });
});
