import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Figures } from '#domain/wall/figures.ts';
import { pageMs } from '../../../web/wall/panels/page-at.ts';
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

const five: Figures['five'] = {
  filedToday: { n: 1284, citizens: 312, yesterday: 1190 },
  overdue: {
    n: 37,
    worstUnit: { unit: '海陵区市容一中队', n: 12 },
    longest: { number: '20261119-0003', place: '海陵路', unit: '环卫处', dueAt: fromNoon(-71 * 60) },
  },
  onTime: { n: 932, m: 1000, value: 0.932, suspended: 8 },
  repeat: { n: 14, worst: { place: '坡子街，人民路口向南50米', unit: '二中队', n: 9 } },
  onDuty: { n: 210, m: 212, value: 210 / 212, lost: 1, absent: 1 },
};

const empty: Figures['five'] = {
  filedToday: { n: 0, citizens: 0, yesterday: 0 },
  overdue: { n: 0 },
  onTime: { n: 0, m: 0, value: null, suspended: 0 },
  repeat: { n: 0 },
  onDuty: { n: null, m: 12, value: null },
};

const road = (name: string, overdue: number, m = 100): Figures['roads']['rows'][number] => ({
  road: name,
  perKm: 4,
  open: 20,
  overdue,
  onTime: { n: m === 0 ? 0 : 93, m, value: m === 0 ? null : 0.93 },
});

describe('the five numbers on a wall', () => {
  it('stand with what is behind each, its state as a shape, and their time', () => {
    const { section, rows } = showPanel('five', told('five', five), { width: 1600 });
    expect(rows()).toEqual([
      '今日立案11:591,284群众投诉 312昨日同时 1,190',
      '当前超期未处置11:5937海陵区市容一中队12最长 2天23小时',
      '本月按期处置率11:5993.2%932 / 1,000挂账 8',
      '反复点位11:5914坡子街，人民路口向南50米二中队',
      '当前在岗率11:5999.1%实到 210 / 应到 212失联 1，未上岗 1',
    ]);
    expect([...section.querySelectorAll('[data-state]')].map((mark) => mark.getAttribute('data-state'))).toEqual([
      'overdue',
    ]);
    expect(section.getAttribute('aria-label')).toBe('五项指标');
  });

  it('are as high as the distance asks for at least, and larger where there is room', () => {
    const heightIn = (width: number, height: number) => {
      const { section } = showPanel('five', told('five', five), { width, height });
      return section.querySelector('ul')!.style.getPropertyValue('--figure');
    };
    expect([heightIn(1600, 90), heightIn(1600, 400), heightIn(100, 50)]).toEqual(['31px', '38.75px', '31px']);
  });

  it('say "—" for an empty base, never nought per cent', () => {
    const { rows, text } = showPanel('five', told('five', empty), { width: 1600 });
    expect(rows()[2]).toBe('本月按期处置率11:59—0 / 0挂账 0');
    expect(rows()[4]).toBe('当前在岗率11:59—实到 — / 应到 12');
    expect(text()).not.toContain('%');
  });

  it('keep their elements while figures change', () => {
    const { section, again, text } = showPanel('five', told('five', five), { width: 1600 });
    const before = [...section.querySelectorAll('*')];
    again(told('five', { ...five, filedToday: { ...five.filedToday, n: 1285 } }, fromNoon(0)));
    expect(text()).toContain('1,285');
    expect([...section.querySelectorAll('*')]).toEqual(before);
  });
});

describe('a panel of a wall', () => {
  it('says of when its figures are, and turns grey when that is long ago', () => {
    const fresh = showPanel('phase', told('phase', { phases: [], yearLeft: 39 }));
    expect(fresh.section.querySelector('time')!.textContent).toBe('11:59');
    expect(fresh.section.hasAttribute('data-stale')).toBe(false);
    const old = showPanel('phase', told('phase', { phases: [], yearLeft: 39 }, fromNoon(-20)));
    expect(old.section.querySelector('time')!.textContent).toBe('数据截至 11:40');
    expect(old.section.hasAttribute('data-stale')).toBe(true);
    const untitled = showPanel('five', told('five', five, fromNoon(-20)), { width: 1600 });
    expect([...untitled.section.querySelectorAll('time')].map((time) => time.textContent)).toEqual(['数据截至 11:40']);
  });

  it('is not trusted while the stream of changes is interrupted, however fresh its figures', () => {
    const { section } = showPanel('five', told('five', five), { width: 1600, isBehind: true });
    expect(section.hasAttribute('data-stale')).toBe(true);
    expect(section.textContent).toContain('数据截至 11:59');
  });

  it('says calmly why there are no figures, and nothing else', () => {
    const failed = showPanel('roads', { kind: 'roads', at: fromNoon(0), error: 'failed' });
    expect(failed.text()).toBe('26条主次干道暂未取得，稍后自动再取');
    const busy = showPanel('roads', { kind: 'roads', at: fromNoon(0), error: 'busy' });
    expect(busy.text()).toBe('26条主次干道统计中，稍后显示');
    expect(showPanel('roads', undefined).text()).toBe('26条主次干道正在取数');
  });

  it('bears the title that the scene gives it, in the language of the screen', () => {
    const panel = { title: '主街', titleEn: 'Main streets' };
    expect(showPanel('roads', undefined, { panel }).section.getAttribute('aria-label')).toBe('主街');
    expect(showPanel('roads', undefined, { panel, language: 'en' }).text()).toBe('Main streetsFetching');
  });
});

describe('the 26 roads', () => {
  it('are shown in the order they are told, with "—" where nothing was due, and how many are marked', () => {
    const figures = { expected: 26, rows: [road('海陵路', 16), road('东风南路', 0, 0)] };
    const { rows, section, text } = showPanel('roads', told('roads', figures));
    expect(rows()).toEqual(['海陵路4.020 1693.0%93 / 100', '东风南路4.0200—0 / 0']);
    expect(text()).toContain('道路 2 / 26 条');
    expect(section.querySelectorAll('[data-state="overdue"]')).toHaveLength(1);
    expect(text()).not.toContain('排名');
  });

  it('turn over by whole pages when the server says it is time', async () => {
    const rows26 = Array.from({ length: 26 }, (_, at) => road(`路${at}`, 0));
    const { rows, section } = showPanel('roads', told('roads', { expected: 26, rows: rows26 }), {
      height: 190,
      width: 400,
    });
    const first = rows();
    const elements = [...section.querySelectorAll('li')];
    expect(first).toHaveLength(9);
    await act(() => vi.advanceTimersByTimeAsync(pageMs - (noon % pageMs) + 5));
    expect(rows()[0]).not.toBe(first[0]);
    expect([...section.querySelectorAll('li')].every((row) => elements.includes(row))).toBe(true);
    const strip = section.querySelector('[role="img"]')!;
    expect(strip.getAttribute('aria-label')).toMatch(/^第 \d 页，共 3 页$/);
  });

  it('are named as missing where none is marked', () => {
    expect(showPanel('roads', told('roads', { expected: 26, rows: [] })).text()).toContain('没有标记为26条的道路');
  });

  it('leave out the figures that matter least where it is narrow, never the names', () => {
    const figures = told('roads', { expected: 1, rows: [road('海陵路', 3)] });
    expect(showPanel('roads', figures, { width: 150 }).rows()).toEqual(['海陵路4.0']);
  });

  it('stand beside each other where that is wide enough and they would not fit on one page', () => {
    const rows26 = Array.from({ length: 26 }, (_, at) => road(`路${at}`, 0));
    const { rows, section } = showPanel('roads', told('roads', { expected: 26, rows: rows26 }), { height: 240 });
    expect(rows()).toHaveLength(26);
    expect(section.querySelector('[role="img"]')).toBeNull();
    expect(section.textContent!.match(/近30天\n每公里立案/g)).toHaveLength(2);
  });
});

describe('the ten actions', () => {
  const figures = Array.from({ length: 10 }, (_, at) => ({
    action: at + 1,
    open: 10 * at,
    overdue: at === 1 ? 4 : 0,
    closed: at,
    lost: at === 0 ? 1.5 : null,
    trend: [0, 1, 2],
  }));

  it('stand each with its sign, its figures and the line of its days', () => {
    const { rows, section } = showPanel('actions', told('actions', figures));
    expect(rows()).toHaveLength(10);
    expect(rows().slice(0, 2)).toEqual(['“931”行动0001.5', '市容秩序10 41—']);
    const free = figures.map((one) => ({ ...one, lost: null }));
    expect(showPanel('actions', told('actions', free)).text()).not.toContain('扣分');
    const trend = section.querySelector('li svg[role="img"]')!;
    expect(trend.getAttribute('aria-label')).toBe('近 3 天立案：0 至 2，最多 2');
  });

  it('are those that the scene names, where it names some', () => {
    const { rows } = showPanel('actions', told('actions', figures), { panel: { of: ['3', '5'] } });
    expect(rows().map((row) => row.slice(0, 4))).toEqual(['环境卫生', '建筑渣土']);
  });
});

describe('the other panels', () => {
  it('show rates with their formula, n / m and the month before', () => {
    const rate = {
      key: 'onTime',
      title: { zh: '按期处置率', en: 'Handled on time' },
      formula: { zh: '按期处置 ÷ 应处置', en: 'handled on time ÷ due to handle' },
      rate: { n: 932, m: 1000, value: 0.932 },
      before: { n: 0, m: 0, value: null },
    };
    const { rows } = showPanel('rates', told('rates', [rate]));
    expect(rows()).toEqual(['按期处置率上月 —93.2%932 / 1,000 · 按期处置 ÷ 应处置']);
    const narrow = showPanel('rates', told('rates', [rate]), { width: 160 });
    expect(narrow.rows()).toEqual(['按期处置率93.2%932 / 1,000上月 —按期处置 ÷ 应处置']);
    expect(showPanel('rates', told('rates', [])).text()).toContain('没有可统计的指标');
  });

  it('show deadlines with what is left or by how much they are over, and nothing personal', () => {
    const personal = { description: '店主张三拒不配合', caller: '13800000000' };
    const cases = [
      { ...aWallCase('20261122-0001', { dueAt: fromNoon(-75), urgent: true }), ...personal },
      aWallCase('20261122-0002', { dueAt: fromNoon(40) }),
    ];
    const figures = { overdue: 1, withinHour: 1, rows: cases };
    const { rows, text, section } = showPanel('deadlines', told('deadlines', figures), { width: 300 });
    expect(text()).toContain('超期 1 1小时内到期 1');
    expect(rows()).toEqual([
      '紧急 暴露垃圾超期 1小时15分海陵路，人民路口向南50米一中队',
      '暴露垃圾余 40分海陵路，人民路口向南50米一中队',
    ]);
    const states = [...section.querySelectorAll('li [data-state]')].map((mark) => mark.getAttribute('data-state'));
    expect(states).toEqual(['overdue', 'soon']);
    const none = showPanel('deadlines', told('deadlines', { overdue: 0, withinHour: 0, rows: [] }));
    expect(none.text()).toContain('没有计时中的案件');
  });

  it('show both phases of early May, what comes next, and the days left of the year', () => {
    const phases = [
      { id: 'a', zh: '宣传发动阶段', en: 'Launch', from: '2026-05-01', to: '2026-05-10', daysLeft: 0, days: 10 },
      { id: 'b', zh: '重点推进阶段', en: 'Main push', from: '2026-05-01', to: '2026-09-30', daysLeft: 143, days: 153 },
    ];
    const next = { zh: '巩固迎检阶段', en: 'Consolidation', inDays: 144 };
    const { text } = showPanel('phase', told('phase', { phases, next, yearLeft: 235 }));
    expect(text()).toContain('宣传发动阶段最后一天05-01 至 05-10重点推进阶段还有 143 天05-01 至 09-30');
    expect(text()).toContain('巩固迎检阶段还有 144 天开始距年底 235 天');
    expect(showPanel('phase', told('phase', { phases: [], yearLeft: 300 })).text()).toContain('当前不在创建阶段内');
  });

  it('show the second row with its target, and "—" for what was not tested and where no phase runs', () => {
    const known = {
      newIllegal: { n: 3, target: 0 },
      noZone: { squareMetres: 3_450_000, metres: 12_350 },
      daysLeft: 38,
    };
    const { rows } = showPanel('second', told('second', known));
    expect(rows()).toEqual(['新生违建未拆11:593目标 0', '无责任区11:593.45km²道路 12.35 km', '本阶段还有11:5938天']);
    const unknown = { newIllegal: { n: null, target: 0 }, noZone: null, daysLeft: null };
    expect(showPanel('second', told('second', unknown)).rows()).toEqual([
      '新生违建未拆11:59—目标 0',
      '无责任区11:59—尚未全域测试',
      '本阶段还有11:59—',
    ]);
  });

  it('show the words of the panel, else those of the wall, as large as they fit', () => {
    const own = showPanel('headline', undefined, { panel: { text: '迎接复查' }, headline: '指挥中心' });
    expect(own.text()).toBe('迎接复查');
    expect(own.section.querySelector('p')!.style.fontSize).toBe('40px');
    const walls = showPanel('headline', undefined, { headline: '指挥中心', width: 80, height: 60 });
    expect(walls.text()).toBe('指挥中心');
    expect(walls.section.querySelector('p')!.style.fontSize).toBe('20px');
    expect(showPanel('headline', undefined).text()).toBe('未填写文字');
  });

  it('show what the signs of the scene mean', () => {
    const legend = [
      {
        key: 'a',
        words: { zh: '超期', en: 'Overdue' },
        symbol: { kind: 'area', fill: '#000', stroke: '#111' } as const,
      },
    ];
    expect(showPanel('legend', undefined, { legend }).rows()).toEqual(['超期']);
    expect(showPanel('legend', undefined).text()).toContain('本场景地图没有图层');
  });
});
