import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '#domain/checks/kinds.ts';
import { fewestReaching, toAdd, toConvert, wholeUp } from '#domain/checks/share/remedy.ts';
import { reaches } from '#domain/checks/share/sums.ts';
import type { Properties } from '#domain/feature.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { allFound, outcomeOf, ruleOf, runRule } from '../../worlds/open-check.ts';

const named = { zh: '公益广告', en: 'public-service ads' };
const base = { collection: 'outdoor-ads', where: {}, ...named, part: { psa: ['true'] }, least: 20, size: ['area'] };
const outdoor = (more: object) => ruleOf('share', { ...base, measure: 'count', group: 'city', ...more });
const ad = (id: string, properties: Properties): GivenFeature => ({
  id,
  geometry: { type: 'Point', coordinates: [119.9 + Number(id.replace(/\D/g, '')) / 1000, 32.4] },
  properties: { number: id, area: 10, psa: false, ...properties },
});
/** So many ads, the first of them public-service. */
const ads = (count: number, psa: number, properties: Properties = {}): GivenFeature[] =>
  Array.from({ length: count }, (_, i) => ad(`a${i + 1}`, { psa: i < psa, ...properties }));
const site = (psaArea: number, number = 'GD-1'): GivenFeature => ({
  id: number,
  geometry: { type: 'Point', coordinates: [119.9, 32.4] },
  properties: { number, name: `${number}工地`, stage: 'active', hoardingArea: 100_000, psaArea },
});
const hoarding = (least: number, faces?: object[]) =>
  ruleOf('share', {
    ...base,
    collection: 'construction-sites',
    part: {},
    least,
    measure: 'area',
    group: 'feature',
    size: ['hoardingArea'],
    partSize: ['psaArea'],
    ...(faces !== undefined && { faces }),
  });

describe('exactly the limit', () => {
  test.each([
    [19.999, 1],
    [20, 0],
    [20.001, 0],
  ])('a share of %s per cent by area has %i findings', (percent, count) => {
    const check = runRule(hoarding(20), checkCity({ features: { 'construction-sites': [site(percent * 1000)] } }));
    expect(allFound(check)).toHaveLength(count);
    expect(check.state().percent).toBe(count === 1 ? 0 : 100);
  });

  test('is the limit by count too', () => {
    expect([19_999, 20_000, 20_001].map((part) => reaches({ part, whole: 100_000 }, 20))).toEqual([false, true, true]);
    const found = (psa: number) =>
      allFound(runRule(outdoor({}), checkCity({ features: { 'outdoor-ads': ads(10, psa) } })));
    expect([1, 2, 3].map((psa) => found(psa).length)).toEqual([1, 0, 0]);
  });

  test('is not missed for a floating sum: ten times 0.1 of 5, and a third three times', () => {
    const tenths = Array.from({ length: 10 }, (_, i) => ad(`a${i}`, { area: 0.1, psa: true }));
    const rest = ad('a99', { area: 4 });
    const city = checkCity({ features: { 'outdoor-ads': [...tenths, rest] } });
    expect(allFound(runRule(outdoor({ measure: 'area' }), city))).toEqual([]);
    expect(reaches({ part: 0.1 + 0.2, whole: 1 }, 30)).toBe(true);
    expect(reaches({ part: 0.29999, whole: 1 }, 30)).toBe(false);
  });

  test('a share just below is not said to be the limit', () => {
    const city = checkCity({ features: { 'construction-sites': [site(19_999)] } });
    const [found] = allFound(runRule(hoarding(20), city));
    const { wrong } = kindOf('share')!.words(found!);
    expect(wrong.zh).toBe('GD-1工地：公益广告面积占比 19.999%，应不低于 20%');
    expect(wrong.en).toContain('19.999 % by area, at least 20 % required');
  });
});

test('nothing at all is “—”, without a finding', () => {
  const check = runRule(outdoor({}), checkCity({}));
  expect(check.found.size).toBe(0);
  expect(check.state()).toMatchObject({ percent: null, base: { amount: 0 }, figures: { countShare: null } });
  const without = runRule(
    hoarding(30),
    checkCity({
      features: { 'construction-sites': [{ ...site(0), properties: { number: 'x', hoardingArea: 0, psaArea: 0 } }] },
    }),
  );
  expect(without.found.size).toBe(0);
  expect(without.state().percent).toBeNull();
});

describe('measures', () => {
  const mixed = [
    ad('a1', { psa: true, area: 1 }),
    ad('a2', { area: 9 }),
    ad('a3', { area: 9 }),
    ad('a4', { area: 1, psaTimeShare: 10 }),
  ];
  const city = checkCity({ features: { 'outdoor-ads': mixed } });

  test('the one that is chosen binds, the others stand beside', () => {
    expect(allFound(runRule(outdoor({ time: 'psaTimeShare' }), city))).toEqual([]);
    const [byArea] = allFound(runRule(outdoor({ measure: 'area', time: 'psaTimeShare' }), city));
    expect(byArea).toMatchObject({ measured: 5, limit: 20, measure: '%', details: { countShare: 25, timeShare: 10 } });
    expect(kindOf('share')!.words(byArea!).wrong.zh).toContain(
      '面积占比 5%，应不低于 20%（数量占比 25%，时长占比 10%）',
    );
  });

  test('screen time is mended in slots of the loop', () => {
    const [found] = allFound(runRule(outdoor({ measure: 'time', time: 'psaTimeShare', slots: 8 }), city));
    // One screen of 8 slots, 10 % of time: 10 points are wanting, a slot is 12.5.
    expect(found).toMatchObject({ measured: 10, remedy: { do: 'amount', amount: 1, measure: 'count' } });
  });
});

describe('the least that mends', () => {
  test('whole ads to turn, and how many to add if none is turned', () => {
    const city = checkCity({ features: { 'outdoor-ads': ads(12, 1) } });
    const [found] = allFound(runRule(outdoor({}), city));
    expect(found).toMatchObject({
      severity: 'high',
      remedy: { amount: 2, measure: 'count', way: 'more' },
      details: { add: 2 },
    });
    expect(kindOf('share')!.words(found!).remedy.zh).toBe('将 2 块改为公益广告（a10、a11）；若只增不改，需增设 2 块');
  });

  test('square metres to turn of a hoarding, and to add', () => {
    const [found] = allFound(runRule(hoarding(30), checkCity({ features: { 'construction-sites': [site(21_000)] } })));
    expect(found).toMatchObject({ measured: 21, remedy: { amount: 9000, measure: 'm²' } });
    expect(found!.details?.['add']).toBeCloseTo(9000 / 0.7, 1);
  });

  test('is enough and never more than enough', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(cases, ([whole, some, least]) => {
        const part = Math.min(some, whole);
        const turn = wholeUp(toConvert({ part, whole }, least));
        expect(reaches({ part: part + turn, whole }, least)).toBe(true);
        if (turn > 0) expect(reaches({ part: part + turn - 1, whole }, least)).toBe(false);
        const add = wholeUp(toAdd({ part, whole }, least)!);
        expect(reaches({ part: part + add, whole: whole + add }, least)).toBe(true);
        if (add > 0) expect(reaches({ part: part + add - 1, whole: whole + add - 1 }, least)).toBe(false);
      }),
    );
  });

  test('takes as few whole ads as any choice of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 9 }),
        fc.integer({ min: 1, max: 120 }),
        (areas, wanted) => {
          const things = areas.map((amount, i) => ({ name: `a${i}`, amount }));
          let fewest = Infinity;
          for (let mask = 0; mask < 1 << areas.length; mask++) {
            const chosen = areas.filter((_, i) => mask & (1 << i));
            if (chosen.reduce((a, b) => a + b, 0) >= wanted) fewest = Math.min(fewest, chosen.length);
          }
          const found = fewestReaching(things, wanted);
          expect(found?.length ?? Infinity).toBe(fewest);
          if (found !== undefined)
            expect(found.reduce((sum, { amount }) => sum + amount, 0)).toBeGreaterThanOrEqual(wanted);
        },
      ),
    );
  });

  test('cannot be added where all of it has to be', () => {
    expect(toAdd({ part: 1, whole: 2 }, 100)).toBeUndefined();
  });
});

describe('faces', () => {
  const asked = [
    { collection: 'hoarding-faces', by: 'site', own: 'number', partSize: 'psaArea', where: { state: ['intact'] } },
  ];
  const face = (number: string, psaArea: number, state = 'intact', owner = 'GD-1'): GivenFeature => ({
    id: number,
    geometry: {
      type: 'LineString',
      coordinates: [
        [119.9, 32.4],
        [119.901, 32.4],
      ],
    },
    properties: { number, site: owner, psaArea, state },
  });
  const cityOf = (psaArea: number, faces: GivenFeature[]) =>
    checkCity({ features: { 'construction-sites': [site(psaArea)], 'hoarding-faces': faces } });

  test('each has to show some, although the hoarding as a whole shows enough', () => {
    const city = cityOf(40_000, [
      face('W1', 0),
      face('W2', 100),
      face('W3', 0, 'removed'),
      face('W4', 0, 'intact', 'GD-2'),
    ]);
    const check = runRule(hoarding(30, asked), city);
    expect(allFound(check)).toMatchObject([
      { reason: 'bare-face', measured: 1, limit: 0, details: { bareFaces: ['W1'] } },
    ]);
    expect(
      check.take(
        city.change({
          features: {
            'hoarding-faces': { W1: { properties: { number: 'W1', site: 'GD-1', psaArea: 5, state: 'intact' } } },
          },
        }),
      ),
    ).toEqual(new Set(['construction-sites GD-1']));
    expect(allFound(check)).toEqual([]);
  });

  test('are told beside where the share is too low as well', () => {
    const [found, ...more] = allFound(runRule(hoarding(30, asked), cityOf(0, [face('W1', 0), face('W2', 0)])));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ reason: 'below', measured: 0 });
    expect(kindOf('share')!.words(found!).wrong.zh).toContain('；2 面无公益广告');
  });
});

describe('groups', () => {
  const line = (from: number[], to: number[]) => ({ type: 'LineString' as const, coordinates: [from, to] });
  const roads: GivenFeature[] = [
    {
      id: 'r1',
      geometry: line([119.9, 32.4], [119.95, 32.4]),
      properties: { name: '人民路', aliases: ['人民东路'], class: 'main' },
    },
    { id: 'r2', geometry: line([119.92, 32.38], [119.92, 32.42]), properties: { name: '海陵路', class: 'main' } },
  ];
  const at = (id: string, lon: number, lat: number, properties: Properties): GivenFeature => ({
    ...ad(id, properties),
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });
  const outdoorAds = [
    at('a1', 119.91, 32.4001, { road: '人民路', psa: true }),
    at('a2', 119.911, 32.4001, { road: '人民东路' }),
    at('a3', 119.9201, 32.39, {}),
    at('a4', 119.93, 32.45, {}),
  ];

  test('streets are one under all their names, and a feature that names none belongs to the one beside it', () => {
    const city = checkCity({ features: { roads, 'outdoor-ads': outdoorAds } });
    const check = runRule(outdoor({ group: 'street', least: 50 }), city);
    expect(
      allFound(check)
        .map(({ owner, measured }) => [owner, measured])
        .sort(),
    ).toEqual([
      ['outdoor-ads off-street', 0],
      ['outdoor-ads street 海陵路', 0],
    ]);
    expect(check.state()).toMatchObject({ base: { amount: 3 }, figures: { below: 2, countShare: 25 } });
  });

  test('districts are told by name, or by the ground that holds a place', () => {
    const ring = [
      [119.9, 32.38],
      [119.925, 32.38],
      [119.925, 32.42],
      [119.9, 32.42],
      [119.9, 32.38],
    ];
    const divisions: GivenFeature[] = [
      {
        id: 'd',
        geometry: { type: 'Polygon', coordinates: [ring] },
        properties: { name: '海陵区', level: 'district' },
      },
    ];
    const city = checkCity({
      features: {
        divisions,
        'outdoor-ads': [...outdoorAds.slice(0, 3), at('a5', 119.93, 32.45, { district: '姜堰区' })],
      },
    });
    const names = allFound(runRule(outdoor({ group: 'district', least: 50 }), city)).map(({ place, measured }) => [
      place,
      Math.round(measured!),
    ]);
    expect(names.sort()).toEqual([
      ['姜堰区', 0],
      ['海陵区', 33],
    ]);
  });

  test('after any edits it stands as if computed anew, and only the groups that were touched are told', () => {
    const city = checkCity({ features: { roads, 'outdoor-ads': outdoorAds } });
    const rule = outdoor({ group: 'street', least: 50 });
    const check = runRule(rule, city);
    const moved = city.change({
      features: { 'outdoor-ads': { a3: { properties: { number: 'a3', road: '人民路', psa: true, area: 1 } } } },
    });
    expect(check.take(moved)).toEqual(new Set(['outdoor-ads street 海陵路', 'outdoor-ads street 人民路']));
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    check.take(
      city.change({ features: { 'outdoor-ads': { a1: null, a6: at('a6', 119.9199, 32.39, { psa: false }) } } }),
    );
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
    expect(
      check.take(city.change({ features: { roads: { r2: { properties: { name: '凤凰路', class: 'main' } } } } })),
    ).toBe('all');
    expect([...check.found.keys()]).toContain('outdoor-ads street 凤凰路');
    expect(outcomeOf(check)).toEqual(outcomeOf(runRule(rule, city)));
  });
});

test('a rule that cannot be measured is refused with the place of the fault', () => {
  const faults = (more: object) =>
    kindOf('share')!.faults!({ ...base, measure: 'count', group: 'city', ...more } as never);
  expect(faults({ measure: 'time' })).toMatchObject([{ pointer: '/time' }]);
  expect(faults({ size: ['width'] })).toMatchObject([{ pointer: '/size' }]);
  expect(faults({ group: 'property' })).toMatchObject([{ pointer: '/groupBy' }]);
  expect(faults({ part: {} })).toMatchObject([{ pointer: '/part' }]);
});
