import { describe, expect, it } from 'vitest';
import type { HotCell } from '#domain/hotspots/hotspot.ts';
import { marketCandidates, weakPlaces } from '#domain/hotspots/weak-places.ts';

const cell = (id: string, slices: string): HotCell => ({
  id,
  lon: 119.9,
  lat: 32.4,
  count: 9,
  z: 3,
  p: 0.001,
  hot: true,
  emerging: 'sporadic',
  slices: [],
  hotSlices: [...slices].map((sign) => sign === '#'),
  trendZ: 0,
  trendP: 1,
});

describe('weak places', () => {
  it('were high in three slices, or the same comes again there', () => {
    const cells = [cell('a', '#.#.#.'), cell('b', '##....'), cell('c', '......'), cell('d', '####..')];
    const weak = weakPlaces(cells, (id) => id === 'c' || id === 'd', { slices: 3 });
    expect(weak.map(({ cell: { id }, because }) => [id, ...because])).toEqual([
      ['a', 'slices'],
      ['c', 'repeat'],
      ['d', 'slices', 'repeat'],
    ]);
  });
});

describe('roadside markets', () => {
  const week = 7 * 86_400;
  const at = (text: string): number => Date.parse(`${text}+08:00`) / 1000;
  const cases = (all: readonly (readonly [cell: number, at: number])[]) => ({
    count: all.length,
    at: Uint32Array.from(all, ([, when]) => when),
    cellOf: Int32Array.from(all, ([place]) => place),
  });
  const sunday = at('2026-11-01T06:10:00');

  it('come again on the same weekday and hours, week after week', () => {
    const lived = [0, 1, 2, 3].flatMap((n) => [
      [7, sunday + n * week] as const,
      [7, sunday + n * week + 3600] as const,
      [7, sunday + n * week + 3700] as const,
      [3, sunday + n * 86_400] as const,
    ]);
    expect(marketCandidates(cases(lived), { weeks: 4 })).toEqual([
      { cell: 7, weekday: 6, from: 6, to: 8, weeks: 4, cases: 12 },
    ]);
  });

  it('are none where many cases fall into few weeks, or in no cell', () => {
    const once = Array.from({ length: 20 }, (_, n) => [7, sunday + n * 60] as const);
    expect(marketCandidates(cases([...once, [7, sunday + week]]), { weeks: 4 })).toEqual([]);
    const nowhere = [0, 1, 2, 3].map((n) => [-1, sunday + n * week] as const);
    expect(marketCandidates(cases(nowhere), { weeks: 4 })).toEqual([]);
  });

  it('keep Monday and Tuesday apart at midnight', () => {
    const late = at('2026-11-02T23:30:00');
    const lived = [0, 1, 2, 3].flatMap((n) => [[1, late + n * week] as const, [1, late + n * week + 3600] as const]);
    expect(marketCandidates(cases(lived), { weeks: 4 }).map(({ weekday, from, to }) => [weekday, from, to])).toEqual([
      [0, 23, 24],
      [1, 0, 1],
    ]);
  });
});
