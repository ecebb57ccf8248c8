import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Figures } from '#domain/wall/figures.ts';
import { aWallCase, fromNoon, noon, showPanel, told } from './panels-world.tsx';

beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));
});
beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('newest cases on a wall', () => {
  it('stand with the time they were reported at, with the day where that is not today', () => {
    const cases = [
      aWallCase('20261122-0002', { reportedAt: fromNoon(-20), urgent: true }),
      aWallCase('20261121-0001', { reportedAt: fromNoon(-13 * 60), unit: '二中队' }),
    ];
    expect(showPanel('newest', told('newest', cases), { width: 300 }).rows()).toEqual([
      '紧急 暴露垃圾11:40海陵路，人民路口向南50米一中队',
      '暴露垃圾11-21 23:00海陵路，人民路口向南50米二中队',
    ]);
    expect(showPanel('newest', told('newest', [])).text()).toContain('没有案件');
  });
});

describe('high-incidence areas on a wall', () => {
  const area = (place: string, unit?: string): Figures['hotspots']['rows'][number] => ({
    ...{ place, ...(unit !== undefined && { unit }), emerging: 'intensifying', count: 1036, lon: 119.9, lat: 32.4 },
    why: { zh: '近12周有9周高发，以占道经营为主', en: 'High in 9 of the last 12 weeks' },
  });
  const figures = (rows: Figures['hotspots']['rows'], guard?: Figures['hotspots']['guard']) =>
    told('hotspots', { from: fromNoon(-9), to: fromNoon(0), rows, ...(guard && { guard }) });

  it('say where, how many, since when and why', () => {
    const { rows } = showPanel('hotspots', figures([area('坡子街', '一中队'), area('海陵路')]), { width: 300 });
    expect(rows()).toEqual([
      '坡子街1,036 件加剧高发一中队近12周有9周高发，以占道经营为主',
      '海陵路1,036 件加剧高发近12周有9周高发，以占道经营为主',
    ]);
  });

  it('are those of the units that the scene names', () => {
    const both = figures([area('坡子街', '一中队'), area('海陵路')]);
    expect(showPanel('hotspots', both, { width: 300, panel: { of: ['一中队'] } }).rows()).toHaveLength(1);
  });

  it('say nothing of places where there is too little to judge by', () => {
    expect(showPanel('hotspots', figures([area('坡子街')], 'cases')).text()).toContain('案件太少，不作统计判断');
    expect(showPanel('hotspots', figures([])).text()).toContain('没有高发区域');
  });
});

describe('crews on a wall', () => {
  const rows = [
    { unit: '一中队', crews: 4, onShift: 3, reached: 2, tasks: 7 },
    { unit: '二中队', crews: 2, onShift: 0, reached: 0, tasks: 0 },
  ];

  it('are counted by unit, with "—" where nobody is at work', () => {
    const { rows: lines, text, section } = showPanel('crews', told('crews', { onShift: 3, reached: 2, rows }));
    expect(text()).toContain('在岗班组 3 / 6 位置在线 2 / 3');
    expect(lines()).toEqual(['一中队3 / 427', '二中队0 / 2—0']);
    expect(section.querySelector('[data-state]')!.getAttribute('data-state')).toBe('soon');
  });

  it('are summed over the units that the scene names', () => {
    const { text } = showPanel('crews', told('crews', { onShift: 3, reached: 2, rows }), { panel: { of: ['二中队'] } });
    expect(text()).toContain('在岗班组 0 / 2 位置在线 —');
    expect(showPanel('crews', told('crews', { onShift: 0, reached: 0, rows: [] })).text()).toContain('没有班组');
  });
});

describe('checks on a wall', () => {
  const rule = (zh: string, value: number | null, worse: number, action?: number): Figures['checks'][number] => ({
    ...{ rule: zh, title: { zh, en: zh }, ...(action !== undefined && { action }), value, open: 1204, worse },
  });

  it('say how far each rule is fulfilled, never all of what is not all, and what a week changed', () => {
    const rules = [rule('果皮箱间距', 99.97, 12, 3), rule('公厕', null, -3, 3), rule('路灯', 100, 0)];
    expect(showPanel('checks', told('checks', rules)).rows()).toEqual([
      '果皮箱间距99.9%1,204▲ 12',
      '公厕—1,204▼ 3',
      '路灯100.0%1,204±0',
    ]);
  });

  it('are those of the actions that the scene names', () => {
    const rules = [rule('果皮箱间距', 90, 0, 3), rule('路灯', 100, 0)];
    expect(showPanel('checks', told('checks', rules), { panel: { of: ['3'] } }).rows()).toHaveLength(1);
    expect(showPanel('checks', told('checks', rules), { panel: { of: ['9'] } }).text()).toContain('没有启用的检查规则');
  });
});

describe('names that are too long for their panel', () => {
  const rules = (names: readonly string[]) =>
    told(
      'checks',
      names.map((en) => ({ rule: en, title: { zh: en, en }, value: 90, open: 3, worse: 0 })),
    );
  const [long, short] = ['Site gates are paved and have a wash platform', 'Litter bins'];
  const onPage = (figured: ReturnType<typeof rules>) =>
    showPanel('checks', figured, { language: 'en', width: 160, height: 200 }).rows().length;

  it('are told in two lines, half as many to a page; but not for the sake of a few', () => {
    const [none, few, most] = [0, 4, 9].map((count) => [
      ...Array<string>(count).fill(long),
      ...Array<string>(10 - count).fill(short),
    ]);
    expect([none!, few!, most!].map((names) => onPage(rules(names)))).toEqual([10, 10, 5]);
  });

  it('have a legend of one column, where its entries differ at their ends', () => {
    const entry = (en: string) => ({
      ...{ key: en, words: { zh: en, en } },
      symbol: { kind: 'area' as const, fill: '#fff', stroke: '#000' },
    });
    const names = (more: string) => ['', ' (stopped)', ' (closed)', ' (lost)'].map((end) => entry(`${more}${end}`));
    const rowsOf = (more: string) =>
      showPanel('legend', undefined, { language: 'en', width: 250, height: 60, legend: names(more) }).rows().length;
    expect([rowsOf('Yards'), rowsOf('Incineration plants')]).toEqual([4, 2]);
  });

  it('leave out how an area goes where that would be cut: its sign says it', () => {
    const area = {
      place: '坡子街',
      unit: '城南市容中队',
      emerging: 'diminishing' as const,
      count: 48,
      lon: 119.9,
      lat: 32.4,
    };
    const figured = told('hotspots', {
      ...{ from: fromNoon(-9), to: fromNoon(0) },
      rows: [{ ...area, why: { zh: '总体下降', en: 'Falling overall' } }],
    });
    const said = (width: number) => showPanel('hotspots', figured, { language: 'en', width }).rows()[0];
    expect([said(160), said(300)]).toEqual([
      '坡子街48 cases城南市容中队Falling overall',
      '坡子街48 casesDiminishing城南市容中队Falling overall',
    ]);
  });
});

describe('partner communities on a wall', () => {
  const rows = ['鼓楼社区', '春晖社区'].map((community, at) => ({
    ...{ community, district: '海陵区', open: 12, overdue: at, filedThisMonth: 30, faults: 4 },
  }));

  it('stand with their cases and the facilities that something is wrong with', () => {
    const { rows: entries } = showPanel('communities', told('communities', rows), { width: 200, height: 200 });
    expect(entries()).toEqual([
      '鼓楼社区海陵区未结 12超期 0本月立案 30设施问题 4',
      '春晖社区海陵区未结 12超期  1本月立案 30设施问题 4',
    ]);
    expect(showPanel('communities', told('communities', [])).text()).toContain('没有共建社区');
  });

  it('are a table where there is no room for all of them below each other', () => {
    const { rows: lines } = showPanel('communities', told('communities', rows), { height: 90 });
    expect(lines()).toEqual(['鼓楼社区120304海陵区', '春晖社区12 1304海陵区']);
  });
});

describe('the balance of illegal buildings on a wall', () => {
  const month = (name: string, fresh: number, stock: number) => ({
    ...{ month: name, newStanding: fresh, newSquareMetres: 40 * fresh },
    ...{ stock, stockSquareMetres: 100 * stock },
  });
  const states = (section: Element) =>
    [...section.querySelectorAll('[data-state]')].map((mark) => mark.getAttribute('data-state'));

  it('is red as long as a new one stands and the stock does not fall', () => {
    const months = [month('2026-09', 0, 90), month('2026-10', 1, 90), month('2026-11', 3, 91)];
    const { section, text } = showPanel('illegal', told('illegal', { months }));
    expect(states(section)).toEqual(['overdue', 'overdue']);
    expect(text()).toContain('新生违建未拆3 处 · 120 m²2026-09较上月末增 80.0 m²2026-11');
    expect(text()).toContain('存量违建未拆91 处 · 9,100 m²');
    expect(section.querySelectorAll('svg rect')).toHaveLength(6);
  });

  it('is green where none stands and the stock falls, and says nothing of a stock without a month before', () => {
    const months = [month('2026-10', 1, 90), month('2026-11', 0, 80)];
    const { section, text } = showPanel('illegal', told('illegal', { months }));
    expect(states(section)).toEqual(['ok', 'ok']);
    expect(text()).toContain('较上月末减 1,000 m²');
    const first = showPanel('illegal', told('illegal', { months: months.slice(0, 1) }));
    expect(states(first.section)).toEqual(['overdue', 'none']);
  });
});
