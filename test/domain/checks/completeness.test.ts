import { describe, expect, test } from 'vitest';
import { kindOf } from '#domain/checks/kinds.ts';
import { standardRule } from '#domain/checks/all-rules.ts';
import type { Properties } from '#domain/feature.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { coverageOfFeatures } from '#domain/zones/schemes/from-features.ts';
import { testFields } from '#domain/zones/whole-city/field-tests.ts';
import { testRivers } from '#domain/zones/whole-city/river-test.ts';
import { gatherTestGround } from '#domain/zones/whole-city/gather.ts';
import { placesIn, zonesOf } from '#domain/zones/whole-city/zones.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { allFound, outcomeOf, ruleOf, runRule } from '../../worlds/open-check.ts';

const [lon, lat] = [119.9, 32.4];
/** A square with sides of about 100 m. */
const plot = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon, lat],
      [lon + 0.001063, lat],
      [lon + 0.001063, lat + 0.000902],
      [lon, lat + 0.000902],
      [lon, lat],
    ],
  ],
};
const whole: Properties = {
  number: 'GD-1',
  name: '示意工地',
  stage: 'active',
  letterNumber: 'ZRS-1',
  letterUntil: '2026-11-22',
  hoardingLength: 390,
  washPlatforms: 2,
  gates: 2,
  pavedRoad: true,
};
const site = (properties: Properties = whole): GivenFeature => ({ id: 's1', geometry: plot, properties });
const sites = standardRule('sites-complete')!;
const missing = (properties: Properties, records = {}) =>
  allFound(runRule(sites, checkCity({ features: { 'construction-sites': [site(properties)] }, records }))).flatMap(
    ({ details }) => details?.['missing'],
  );

describe('a site', () => {
  test('that has everything is without fault, on the last day of its letter too', () => {
    const check = runRule(sites, checkCity({ features: { 'construction-sites': [site()] } }));
    expect(outcomeOf(check)).toMatchObject({ found: [], state: { percent: 100, base: { amount: 1 } } });
  });

  test('is measured in what is missing, all in one finding', () => {
    const bare = { ...whole, letterNumber: '  ', hoardingLength: 300, washPlatforms: 1, pavedRoad: undefined };
    const city = checkCity({ features: { 'construction-sites': [site(bare)] } });
    const [found, ...more] = allFound(runRule(sites, city));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      owner: 'construction-sites s1',
      measured: 4,
      limit: 0,
      measure: 'missing',
      severity: 'high',
    });
    expect(found!.remedy).toEqual({
      do: 'fill',
      properties: ['pavedRoad', 'hoardingLength', 'washPlatforms', 'letterNumber'],
    });
    const { wrong, remedy } = kindOf('completeness')!.words(found!);
    expect(wrong.zh).toMatch(
      /^示意工地：硬质施工道路：否；围挡长度 300 米，应不少于 320(\.\d)? 米；冲洗平台数 1，应不少于 2；无市容环卫责任书$/,
    );
    expect(remedy.zh).toMatch(
      /^落实“硬质施工道路”；围挡长度增至 320(\.\d)? 米以上；冲洗平台数增至 2 以上；补办市容环卫责任书$/,
    );
    expect(wrong.en.replace('示意工地', '')).not.toMatch(/[\u4e00-\u9fff，；（）]/u);
  });

  test('needs nothing of it when it is finished', () => {
    expect(missing({ ...whole, stage: 'finished', letterNumber: undefined })).toEqual([]);
  });

  test('has a letter in the ledger instead of its own, as long as that holds', () => {
    const without = { ...whole, letterNumber: undefined };
    const letters = (content: object) => ({
      'responsibility-letters': [{ id: 'l', content: { subject: 'GD-1', ...content } }],
    });
    expect(missing(without)).toEqual(['letterNumber']);
    expect(missing(without, letters({ validTo: '2026-11-22' }))).toEqual([]);
    expect(missing(without, letters({}))).toEqual([]);
    expect(missing(without, letters({ validTo: '2026-11-21' }))).toEqual(['letterNumber']);
    expect(missing(without, letters({ subject: 'GD-2' }))).toEqual(['letterNumber']);
    expect(missing({ ...whole, letterUntil: '2026-11-21' })).toEqual(['letterNumber']);
  });

  test('lacks its letter on the day after it ran out', () => {
    const city = checkCity({ features: { 'construction-sites': [site()] } });
    const check = runRule(sites, city);
    expect(check.take(city.change({ now: '2026-11-23T00:00:00+08:00' }))).toBe('all');
    const [found] = allFound(check);
    expect(kindOf('completeness')!.words(found!).wrong.zh).toBe('示意工地：市容环卫责任书已过期（2026-11-22）');
  });

  test('is as it is when a letter comes into the ledger', () => {
    const city = checkCity({ features: { 'construction-sites': [site({ ...whole, letterNumber: undefined })] } });
    const check = runRule(sites, city);
    expect(check.found.size).toBe(1);
    check.take(city.change({ records: { 'responsibility-letters': { l: { subject: 'GD-1' } } } }));
    expect(check.found.size).toBe(0);
  });
});

describe('a gate', () => {
  const rule = standardRule('site-gates-platform')!;
  const at = (east: number) => ({ type: 'Point' as const, coordinates: [lon + east / 94_060, lat] });
  const gate: GivenFeature = { id: 'g', geometry: at(0), properties: { number: 'C1', site: 'GD-1', paved: true } };
  const platform = (east: number, owner = 'GD-1', state = 'intact'): GivenFeature => ({
    id: 'p',
    geometry: at(east),
    properties: { number: 'X1', site: owner, state },
  });
  const cityOf = (platforms: GivenFeature[]) =>
    checkCity({ features: { 'construction-sites': [site()], 'site-gates': [gate], 'wash-platforms': platforms } });

  test.each([
    ['29 m off', platform(29), 0],
    ['31 m off', platform(31), 1],
    ['of another site', platform(5, 'GD-2'), 1],
    ['that is broken', platform(5, 'GD-1', 'damaged'), 1],
  ])('with a platform %s', (_, given, count) => {
    expect(allFound(runRule(rule, cityOf([given])))).toHaveLength(count);
  });

  test('tells how far the nearest one is', () => {
    const [found] = allFound(runRule(rule, cityOf([platform(45)])));
    expect(kindOf('completeness')!.words(found!).wrong.zh).toMatch(
      /^C1：30 米内无冲洗平台（最近的在 (44\.9|45|45\.1) 米外）$/,
    );
  });

  test('is looked at again when a platform comes or its site ends, and stands as if computed anew', () => {
    const city = cityOf([]);
    const check = runRule(rule, city);
    expect(check.found.size).toBe(1);
    expect(check.take(city.change({ features: { 'wash-platforms': { p: platform(10) } } }))).toEqual(
      new Set(['site-gates g']),
    );
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    expect(check.found.size).toBe(0);
    check.take(city.change({ features: { 'wash-platforms': { p: null } } }));
    expect(check.found.size).toBe(1);
    check.take(
      city.change({ features: { 'construction-sites': { s1: { properties: { ...whole, stage: 'finished' } } } } }),
    );
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    expect(check.state()).toMatchObject({ percent: null, base: { amount: 0 } });
  });
});

test('what belongs to a thing by its number is counted', () => {
  const rule = ruleOf('completeness', {
    collection: 'construction-sites',
    where: {},
    related: [{ collection: 'site-gates', by: 'site', own: 'number', where: { camera: ['true'] }, least: 2 }],
  });
  const gates = ['a', 'b', 'c'].map((id): GivenFeature => ({
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { number: id, site: 'GD-1', camera: id !== 'c' },
  }));
  const city = checkCity({ features: { 'construction-sites': [site()], 'site-gates': gates } });
  const check = runRule(rule, city);
  expect(check.found.size).toBe(0);
  check.take(
    city.change({ features: { 'site-gates': { b: { properties: { number: 'b', site: 'GD-2', camera: true } } } } }),
  );
  expect(kindOf('completeness')!.words(allFound(check)[0]!).wrong.zh).toBe('示意工地：工地出入口 1 处，应不少于 2 处');
});

test('names a rule that asks for nothing, or for what no register has', () => {
  const faults = (more: object) =>
    kindOf('completeness')!.faults!({ collection: 'zones', where: {}, ...more } as never);
  expect(faults({})).toMatchObject([{ pointer: '/filled' }]);
  expect(faults({ filled: ['leader', 'boss'] })).toMatchObject([{ pointer: '/filled' }]);
  expect(faults({ amounts: [{ property: 'area', of: 'property', figure: 3 }] })).toMatchObject([
    { pointer: '/amounts/0/than' },
  ]);
});

describe('zones and rivers of the sample', () => {
  const sample = generateSampleCity({ seed: 5, cases: 0, until: '2026-11-22' });
  const features = { zones: [...sample.features('zones')], 'river-sections': [...sample.features('river-sections')] };
  const city = checkCity({ features });

  test('lack what the planner’s test of the whole city finds', () => {
    const tested = (Object.keys(responsibilityKinds) as ResponsibilityKind[]).flatMap((kind) => {
      const coverage = coverageOfFeatures(
        features.zones.filter((one) => one.properties['responsibilityKind'] === kind),
      );
      return testFields(zonesOf(coverage), placesIn(coverage)).flatMap(({ items }) => items);
    });
    const found = allFound(runRule(standardRule('zones-complete')!, city));
    expect(found.reduce((sum, { measured }) => sum + measured!, 0)).toBe(tested.length);
    expect(new Set(found.map(({ subjects }) => subjects[0]!.name))).toEqual(
      new Set(tested.map(({ subject }) => subject!.number)),
    );
  });

  test('lack of 分类、分片、定人、定岗 what the test of rivers finds', () => {
    const facts = { features: (id: string) => sample.features(id), records: () => [] };
    const { items } = testRivers(gatherTestGround('river', '2026-11-21', facts).rivers);
    const found = allFound(runRule(standardRule('rivers-complete')!, city));
    expect(found.length).toBeGreaterThan(0);
    const told = found.map(({ subjects, details }) => [subjects[0]!.id, details!['missing']]);
    expect(told.sort()).toEqual(items.map(({ key, missing }) => [key, missing]).sort());
  });
});
