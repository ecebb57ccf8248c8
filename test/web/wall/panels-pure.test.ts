import { describe, expect, it } from 'vitest';
import type { Figured } from '#domain/wall/figures.ts';
import { askedOf, figuredFor, keepFigures, type PanelsAnswer } from '../../../web/wall/api.ts';
import { readWallCase } from '../../../web/wall/panels/case-clock.ts';
import { columnsThatFit } from '../../../web/wall/panels/columns-that-fit.ts';
import { figureLayout } from '../../../web/wall/panels/figure-layout.ts';
import { isStale } from '../../../web/wall/panels/is-stale.ts';
import { pageAt, pageMs, rowsThatFit } from '../../../web/wall/panels/page-at.ts';
import { sizeThatFits, textEms } from '../../../web/wall/panels/text-width.ts';
import { trendPath } from '../../../web/wall/panels/trend.tsx';

const noon = Date.parse('2026-11-22T04:00:00Z');

describe('the pages of a list on a wall', () => {
  it('show every row once in a round, on pages of about one length', () => {
    for (const [count, perPage] of [
      [10, 9],
      [26, 8],
      [7, 1],
      [9, 3],
    ] as const) {
      const start = pageAt(count, perPage, 0);
      const round = Array.from({ length: start.pages }, (_, turn) => pageAt(count, perPage, turn * pageMs));
      const shown = round.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, at) => first + at));
      expect(shown).toEqual(Array.from({ length: count }, (_, at) => at));
      expect(Math.max(...round.map(({ first, end }) => end - first))).toBeLessThanOrEqual(perPage);
    }
    const lengths = [0, 1].map((turn) => pageAt(10, 9, turn * pageMs)).map(({ first, end }) => end - first);
    expect(lengths).toEqual([5, 5]);
  });

  it('turn at the same instant whoever looks, and when is known', () => {
    const before = pageAt(20, 5, noon + 7_001);
    const { until } = before;
    expect(until).toBe(noon - (noon % pageMs) + pageMs);
    expect(pageAt(20, 5, until! - 1).page).toBe(before.page);
    expect(pageAt(20, 5, until!).page).toBe((before.page + 1) % 4);
    expect(pageAt(20, 5, until!).until).toBe(until! + pageMs);
  });

  it('are one that is never turned where everything fits, or nothing is there', () => {
    expect(pageAt(5, 5, noon)).toEqual({ page: 0, pages: 1, first: 0, end: 5 });
    expect(pageAt(0, 5, noon)).toEqual({ page: 0, pages: 1, first: 0, end: 0 });
  });

  it('hold as many rows as fit, fewer where somebody wished so, one at least', () => {
    expect([rowsThatFit(100, 20), rowsThatFit(99.9, 20), rowsThatFit(95, 20), rowsThatFit(100, 20, 3)]).toEqual([
      5, 5, 4, 3,
    ]);
    expect(rowsThatFit(5, 20)).toBe(1);
  });
});

describe('the columns of a table on a wall', () => {
  const columns = [
    { key: 'name', ems: 7, full: 10, weight: 1 },
    { key: 'closed', ems: 3, weight: 5 },
    { key: 'open', ems: 3, weight: 2 },
    { key: 'overdue', ems: 3, weight: 3 },
  ];
  const keysAt = (width: number) => columnsThatFit(columns, width, 0.5).map(({ key }) => key);

  it('are the weightiest that fit, in their own order', () => {
    expect(keysAt(30)).toEqual(['name', 'closed', 'open', 'overdue']);
    expect(keysAt(14)).toEqual(['name', 'open', 'overdue']);
    expect(keysAt(13.9)).toEqual(['name', 'open']);
    expect(keysAt(3)).toEqual(['name']);
  });

  it('cut no name for the sake of one that matters less', () => {
    expect(keysAt(20)).toEqual(['name', 'open', 'overdue']);
    expect(keysAt(20.5)).toEqual(['name', 'closed', 'open', 'overdue']);
  });
});

describe('large figures', () => {
  const text = { body: 63 };
  const asked = { count: 5, name: 7, ems: 2.76, sizes: [246, 197], lines: 2 };

  it('stand side by side with two lines below each on the place that ships for them', () => {
    // 24 x 3 cells of a 4K screen below the header, without the frame.
    expect(figureLayout(asked, { width: 3775, height: 466 }, text)).toEqual({ columns: 5, figure: 197, lines: 2 });
  });

  it('grow where there is room, and stand in rows where it is narrow', () => {
    expect(figureLayout(asked, { width: 5000, height: 700 }, text)).toEqual({ columns: 5, figure: 246, lines: 2 });
    expect(figureLayout(asked, { width: 1850, height: 1034 }, text)).toEqual({ columns: 3, figure: 197, lines: 2 });
    expect(figureLayout(asked, { width: 890, height: 2100 }, text)).toMatchObject({ columns: 1, figure: 197 });
  });

  it('are never smaller than they must be, however small the panel', () => {
    expect(figureLayout(asked, { width: 300, height: 100 }, text).figure).toBe(197);
  });
});

describe('figures', () => {
  it('are old by their own age: what is reckoned seldom is not old so soon', () => {
    const at = new Date(noon).toISOString();
    expect([isStale('five', at, noon + 55_000), isStale('five', at, noon + 55_001)]).toEqual([false, true]);
    expect([isStale('hotspots', at, noon + 600_000), isStale('hotspots', at, noon + 640_000)]).toEqual([false, true]);
  });

  const told = (kind: 'five' | 'newest', more: object, of?: string[]) =>
    ({ kind, at: '2026-11-22T04:00:00Z', ...(of && { of }), ...more }) as unknown as Figured;
  const answer = (...panels: Figured[]): PanelsAnswer => ({ seq: 1, at: '2026-11-22T04:00:00Z', panels });

  it('stay as they were told last where they cannot be reckoned this time', () => {
    const [five, newest] = [told('five', { figures: 1 }), told('newest', { figures: [] }, ['2'])];
    const after = answer(told('five', { error: 'failed' }), told('newest', { error: 'busy' }));
    expect(keepFigures(answer(five, newest), after).panels).toEqual([five, after.panels[1]]);
    expect(keepFigures(undefined, after)).toBe(after);
  });

  it('are found by kind and by what they are narrowed to', () => {
    const panels = [
      { kind: 'newest' as const, of: ['4', '2'] },
      { kind: 'newest' as const },
      { kind: 'headline' as const },
    ];
    expect(askedOf(panels)).toEqual([{ kind: 'newest', of: ['4', '2'] }, { kind: 'newest' }]);
    const [all, some] = [told('newest', { figures: [1] }), told('newest', { figures: [2] }, ['2', '4'])];
    expect(panels.map((panel) => figuredFor(panel, answer(all, some)))).toEqual([some, all, undefined]);
    expect(figuredFor(panels[0]!, undefined)).toBeUndefined();
  });
});

describe('the clock of a case on a wall', () => {
  const due = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

  it('runs while the case lies with a unit: in time, in its last hour, overdue', () => {
    const states = [61, 60, 1, 0, -5].map((left) => readWallCase({ status: 'handling', dueAt: due(left) }, noon));
    expect(states.map(({ state }) => state)).toEqual(['ok', 'soon', 'soon', 'overdue', 'overdue']);
    expect(states[4]!.leftMs).toBe(-300_000);
  });

  it('stands still elsewhere', () => {
    const of = (status: string) => readWallCase({ status, dueAt: due(-60) }, noon);
    expect([of('suspended'), of('pendingInspection'), of('closed')]).toEqual([
      { state: 'none' },
      { state: 'none' },
      { state: 'ended' },
    ]);
    expect(readWallCase({ status: 'handling' }, noon)).toEqual({ state: 'none' });
  });
});

describe('words on a wall', () => {
  it('are counted in ems, and set as large as they fit', () => {
    expect(textEms('市容12')).toBeCloseTo(3.12);
    const sizes = [40, 20, 10];
    expect(sizeThatFits('市容市貌', { width: 200, height: 60 }, sizes)).toBe(40);
    expect(sizeThatFits('市容市貌', { width: 100, height: 60 }, sizes)).toBe(20);
    expect(sizeThatFits('市容市貌'.repeat(100), { width: 100, height: 60 }, sizes)).toBe(10);
  });

  it('come with a line from nought to the most', () => {
    expect(trendPath([0, 10, 5])).toBe('M0 19L50 1L100 10');
    expect(trendPath([0, 0])).toBe('M0 19L100 19');
  });
});
