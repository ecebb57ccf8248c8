import { describe, expect, test } from 'vitest';
import { standardRule } from '#domain/checks/all-rules.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { Properties } from '#domain/feature.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { allFound, outcomeOf, runRule } from '../../worlds/open-check.ts';

const building = (id: string, properties: Properties): GivenFeature => ({
  id,
  geometry: { type: 'Point', coordinates: [119.9 + Number(id.slice(1)) / 1000, 32.4] },
  properties: {
    number: id,
    kind: 'stock',
    stage: 'filed',
    floorArea: 100,
    foundOn: '2024-03-01',
    place: '示意社区内',
    ...properties,
  },
});
const gone = (day: string) => ({ stage: 'demolished', demolishedOn: day });
// 2026-11-22, noon.
const cityOf = (...buildings: GivenFeature[]) => checkCity({ features: { 'illegal-buildings': buildings } });
const words = (rule: RuleContent, found: Parameters<NonNullable<ReturnType<typeof kindOf>>['words']>[0]) =>
  kindOf(rule.kind)!.words(found);

describe('新生违建零增长', () => {
  const rule = standardRule('new-buildings-zero')!;

  test('finds each that stands, and none that is gone, or was made legal', () => {
    const city = cityOf(
      building('b1', { kind: 'new', foundOn: '2026-11-12', floorArea: 350 }),
      building('b2', { kind: 'new', ...gone('2026-11-22') }),
      building('b3', { kind: 'new', ...gone('2026-11-23') }),
      building('b4', { kind: 'new', stage: 'legalised' }),
      building('b5', {}),
    );
    const check = runRule(rule, city);
    expect(allFound(check)).toMatchObject([
      {
        owner: 'illegal-buildings b1',
        measured: 350,
        limit: 0,
        measure: 'm²',
        severity: 'high',
        remedy: { do: 'remove' },
      },
      { owner: 'illegal-buildings b3', measured: 100, severity: 'middle' },
    ]);
    expect(check.state()).toMatchObject({ percent: 50, figures: { standing: 2, standingArea: 450, undated: 1 } });
    expect(words(rule, allFound(check)[0]!).wrong.zh).toBe('新生违建 b1 未拆除，350 平方米，2026-11-12 发现，已 10 天');
  });

  test('lets it go on the day on which it is taken down, by edit or by the clock', () => {
    const city = cityOf(building('b1', { kind: 'new' }), building('b2', { kind: 'new', ...gone('2026-11-23') }));
    const check = runRule(rule, city);
    check.take(
      city.change({
        features: { 'illegal-buildings': { b1: { properties: { number: 'b1', kind: 'new', ...gone('2026-11-22') } } } },
      }),
    );
    expect([...check.found.keys()]).toEqual(['illegal-buildings b2']);
    expect(check.take(city.change({ now: '2026-11-23T00:00:00+08:00' }))).toBe('all');
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    expect(check.found.size).toBe(0);
    expect(check.take(city.change({ records: { settings: {} } }))).toEqual(new Set());
  });
});

describe('历史违建负增长', () => {
  const rule = standardRule('old-buildings-falling')!;
  const standing = [building('b1', {}), building('b2', {})];

  test('passes a month in which one was taken down on its first or its last day', () => {
    for (const day of ['2026-10-01', '2026-10-31']) {
      const check = runRule(rule, cityOf(...standing, building('b3', gone(day))));
      expect(allFound(check)).toEqual([]);
      expect(check.state().figures).toMatchObject({ change: -1, changeArea: -100, standing: 2 });
    }
  });

  test.each(['2026-09-30', '2026-11-01'])('finds a month without, though one went on %s', (day) => {
    const [found] = allFound(runRule(rule, cityOf(...standing, building('b3', gone(day)))));
    expect(found).toMatchObject({
      subjects: [{ name: '2026-10' }],
      measured: 0,
      limit: 0,
      measure: 'm²',
      severity: 'middle',
    });
    expect(found!.remedy).toMatchObject({ amount: day === '2026-11-01' ? 0 : 1, measure: 'count', way: 'less' });
  });

  test('counts what is found late: one down and one more is no fall', () => {
    const city = cityOf(...standing, building('b3', gone('2026-10-09')), building('b4', { foundOn: '2026-10-20' }));
    const [found] = allFound(runRule(rule, city));
    expect(found).toMatchObject({ measured: 0, details: { change: 0 } });
  });

  test('wants both fewer and less: many small ones gone do not make up for a large one more', () => {
    const small = { floorArea: 10 };
    const city = cityOf(
      ...standing,
      building('b3', { ...small, ...gone('2026-10-09') }),
      building('b4', { ...small, ...gone('2026-10-19') }),
      building('b5', { floorArea: 500, foundOn: '2026-10-20' }),
    );
    const [found] = allFound(runRule(rule, city));
    expect(found).toMatchObject({ measured: 480, measure: 'm²', severity: 'high', details: { change: -1 } });
    expect(words(rule, found!).wrong.zh).toBe('2026-10 月内历史违建未减少：数量减少 1 处，面积增加 480 平方米');
  });

  test('asks nothing of a stock that is none', () => {
    const check = runRule(rule, cityOf(building('b1', gone('2025-01-01'))));
    expect(check.found.size).toBe(0);
    expect(check.state().percent).toBe(100);
  });

  test('tells the months that it looked at, from the base date on', () => {
    const sinceAugust = { ...rule, params: { ...rule.params, baseDay: '2026-08-01' } };
    const check = runRule(sinceAugust, cityOf(...standing, building('b3', gone('2026-09-05'))));
    expect(check.shows!('months', '')).toMatchObject([
      { month: '2026-09', end: { count: 2, area: 200 }, isFalling: true },
      { month: '2026-10', end: { count: 2, area: 200 }, isFalling: false },
    ]);
    expect(check.state().percent).toBe(50);
    expect(check.shows!('strip', '')).toBeUndefined();
  });

  test('is one finding that goes on until a month in which it falls', () => {
    const city = cityOf(...standing, building('b3', gone('2026-11-05')));
    const check = runRule(rule, city);
    const [owner] = check.found.keys();
    check.take(city.change({ now: '2026-12-01T00:00:00+08:00' }));
    expect(check.found.size).toBe(0);
    check.take(city.change({ now: '2027-01-01T00:00:00+08:00' }));
    expect([...check.found.keys()]).toEqual([owner]);
  });
});

describe('户外广告减量化', () => {
  const given = standardRule('ads-falling')!;
  const withBase = (more: object): RuleContent => ({
    ...given,
    params: { ...given.params, baseDay: '2026-05-01', ...more },
  });
  const ad = (id: string, properties: Properties = {}): GivenFeature => ({
    id,
    geometry: { type: 'Point', coordinates: [119.9, 32.4] },
    properties: { number: id, psa: false, area: 20, ...properties },
  });
  const ads = (...all: GivenFeature[]) => checkCity({ features: { 'outdoor-ads': all } });

  test('is “—” until the bureau gives its base', () => {
    const check = runRule(given, ads(ad('a1')));
    expect(check.state().percent).toBeNull();
    expect(check.found.size).toBe(0);
  });

  test.each([
    [3, 0],
    [2, 1],
    [1, 1],
  ])('two ads against a base of %i: %i findings', (baseCount, count) => {
    const check = runRule(withBase({ baseCount }), ads(ad('a1'), ad('a2'), ad('a3', { psa: true })));
    expect(allFound(check)).toHaveLength(count);
    expect(check.state().percent).toBe(count === 1 ? 0 : 100);
  });

  test('wants less area too where the base gives one', () => {
    const rule = withBase({ baseCount: 5, baseArea: 40 });
    const [found] = allFound(runRule(rule, ads(ad('a1'), ad('a2'))));
    expect(found).toMatchObject({ measured: 40, limit: 40, measure: 'm²', remedy: { amount: 1, way: 'less' } });
    expect(words(rule, found!)).toMatchObject({
      wrong: { zh: '商业户外广告现有 40 平方米，基期（2026-05-01）40 平方米，未减少' },
      remedy: { zh: '至少再减 1 平方米' },
    });
    expect(allFound(runRule(withBase({ baseArea: 41 }), ads(ad('a1'), ad('a2'))))).toEqual([]);
  });

  test('is held against the base from the day after it', () => {
    const rule = withBase({ baseDay: '2026-11-22', baseCount: 1 });
    const city = ads(ad('a1'));
    const check = runRule(rule, city);
    expect(check.found.size).toBe(0);
    check.take(city.change({ now: '2026-11-23T08:00:00+08:00' }));
    expect(check.found.size).toBe(1);
  });

  test('counts the base by the dates of a register that keeps what is gone', () => {
    const rule = standardRule('old-buildings-falling')!;
    const against = { ...rule, params: { ...rule.params, aim: 'baseline', baseDay: '2026-01-01' } };
    const check = runRule(against, cityOf(building('b1', {}), building('b2', gone('2026-03-01'))));
    expect(check.found.size).toBe(0);
    expect(check.state().figures).toMatchObject({ base: 2, standing: 1 });
  });
});
