import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { permitted, type PermittedParams } from '#domain/checks/permitted/kind.ts';
import { openPermitted } from '#domain/checks/permitted/open.ts';
import { passageLeft } from '#domain/checks/permitted/passage-left.ts';
import { separation } from '#domain/checks/permitted/separation.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { positionAt } from '../../worlds/metric.ts';

const rule = (params: PermittedParams): RuleContent => ({
  zh: '占道许可',
  en: 'Occupation',
  kind: 'permitted',
  params: { ...params },
  source: 'plan 2.6.5',
  tier: 'plan',
  enabled: true,
});

function opened(params: PermittedParams, features: Readonly<Record<string, readonly GivenFeature[]>>) {
  const city = checkCity({ features });
  const check = openPermitted(rule(params), city);
  for (const step of check.run()) expect(step).toBeLessThanOrEqual(1);
  const all = () => [...check.found.values()].flat();
  return { city, check, all, wrong: () => all().map(({ subjects }) => subjects[0]!.name) };
}

function block(west: number, south: number, east: number, north: number): Polygon {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  return { type: 'Polygon', coordinates: [ring.map(([x, y]) => positionAt(x!, y!))] };
}

const permits = { collection: 'occupation-permits', where: {} };
const permit = (number: string, geometry: Polygon, more = {}): GivenFeature => ({
  id: number,
  geometry,
  properties: { number, kind: 'works', holder: '示意公司', place: '济川路北侧', area: 100, ...more },
});
const point = (number: string, east: number, north: number, more = {}): GivenFeature => ({
  id: number,
  geometry: { type: 'Point', coordinates: positionAt(east, north) },
  properties: { number, ...more },
});
const line = (number: string, places: readonly (readonly [number, number])[], more = {}): GivenFeature => ({
  id: number,
  geometry: { type: 'LineString', coordinates: places.map(([x, y]) => positionAt(x, y)) },
  properties: { number, ...more },
});

describe('what a thing says of itself', () => {
  it('is there: no blank, and no number of nought', () => {
    const zone = (id: string, more: object): GivenFeature => ({
      id,
      geometry: block(0, 0, 10, 10),
      properties: { name: id, opensAt: '18:00', closesAt: '22:00', capacity: 20, ...more },
    });
    const { all, check } = opened(
      {
        test: 'stated',
        things: { collection: 'stall-zones', where: {} },
        properties: ['capacity', 'opensAt', 'closesAt'],
      },
      { 'stall-zones': [zone('a', {}), zone('b', { capacity: 0, closesAt: ' ' })] },
    );
    expect(all()).toMatchObject([{ measured: 2, measure: 'missing', subjects: [{ name: 'b' }] }]);
    expect(permitted.words(all()[0]!).wrong.zh).toMatch(/b未填摊位容量、结束$/);
    expect(check.state()).toMatchObject({ percent: 50 });
  });

  it('is more than the permitted area by what is drawn beyond', () => {
    const { all } = opened(
      { test: 'extent', things: permits, property: 'area', limit: 5 },
      { 'occupation-permits': [permit('1', block(0, 0, 10, 10.3)), permit('2', block(0, 0, 10, 15))] },
    );
    expect(all().map(({ subjects }) => subjects[0]!.name)).toEqual(['2']);
    expect(Math.abs(all()[0]!.measured! - 150)).toBeLessThan(0.3);
    expect(all()[0]).toMatchObject({ limit: 100, severity: 'middle', remedy: { do: 'amount', way: 'less' } });
  });

  it('has ended when its last day is over', () => {
    const { all, check, city } = opened(
      { test: 'ended', things: permits, property: 'permitUntil' },
      {
        'occupation-permits': [
          permit('1', block(0, 0, 10, 10), { permitUntil: '2026-11-21' }),
          permit('2', block(0, 0, 10, 10), { permitUntil: '2026-11-22' }),
        ],
      },
    );
    expect(all().map(({ subjects }) => subjects[0]!.name)).toEqual(['1']);
    expect(permitted.words(all()[0]!).wrong.zh).toBe('济川路北侧：1许可已于 2026-11-21 到期，仍在占用');
    check.take(city.change({ now: '2026-11-23T00:00:01+08:00' }));
    expect(all()).toHaveLength(2);
  });

  it('is at least the limit, exactly the limit included', () => {
    const { all } = opened(
      { test: 'atLeast', things: permits, property: 'footwayLeft', limit: 1 },
      {
        'occupation-permits': [0.999, 1, undefined].map((footwayLeft, i) =>
          permit(String(i), block(0, 0, 10, 10), footwayLeft === undefined ? {} : { footwayLeft }),
        ),
      },
    );
    expect(all()).toMatchObject([{ measured: 0.999, limit: 1, measure: 'm', subjects: [{ name: '0' }] }]);
    expect(permitted.words(all()[0]!).wrong.zh).toBe('济川路北侧：0剩余人行道宽 0.999 米，不足 1 米');
  });
});

describe('two permits', () => {
  const overlap: PermittedParams = { test: 'overlap', things: permits, limit: 1 };
  const morning = { opensAt: '06:00', closesAt: '12:00' };
  const evening = { opensAt: '18:00', closesAt: '02:00' };
  const found = (a: object, b: object) =>
    opened(overlap, {
      'occupation-permits': [permit('1', block(0, 0, 10, 10), a), permit('2', block(8, 0, 18, 10), b)],
    });

  it('on the same ground at the same hours overlap by what they have in common', () => {
    const { all } = found({}, evening);
    expect(all()).toHaveLength(1);
    expect(Math.abs(all()[0]!.measured! - 20)).toBeLessThan(0.1);
    expect(all()[0]!.subjects.map(({ name }) => name)).toEqual(['1', '2']);
  });

  it('on the same ground at other hours do not', () => {
    expect(found(morning, evening).all()).toEqual([]);
    expect(found(evening, { opensAt: '01:00', closesAt: '05:00' }).all()).toHaveLength(1);
  });

  it('side by side share nothing', () => {
    const side = [permit('1', block(0, 0, 10, 10)), permit('2', block(10, 0, 20, 10))];
    expect(opened(overlap, { 'occupation-permits': side }).all()).toEqual([]);
  });
});

describe('room on the footway', () => {
  const footway = line('RXD-1', [[0, 0], [100, 0]], { width: 4 }); // prettier-ignore

  it('is the widest clear strip at the narrowest place', () => {
    const left = (area: Polygon) => passageLeft(footway.geometry, 4, area);
    expect(left(block(10, -2, 20, 0.5))).toBeCloseTo(1.5, 2);
    expect(left(block(10, -0.5, 20, 0.5))).toBeCloseTo(1.5, 2);
    expect(left(block(10, 3, 20, 5))).toBe(4);
    expect(left(block(10, -3, 20, 3))).toBe(0);
    const two = { type: 'MultiPolygon' as const, coordinates: [block(10, -2, 20, -1).coordinates, block(40, -2, 50, 1.2).coordinates] }; // prettier-ignore
    expect(passageLeft(footway.geometry, 4, two)).toBeCloseTo(0.8, 2);
  });

  it('is the same for a footway that runs any way', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (angle) => {
        const turn = ([x, y]: readonly [number, number]) =>
          positionAt(x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle));
        const ring = [[40, -2], [50, -2], [50, 0.8], [40, 0.8], [40, -2]] as const; // prettier-ignore
        const way = { type: 'LineString' as const, coordinates: [turn([0, 0]), turn([100, 0])] };
        const left = passageLeft(way, 4, { type: 'Polygon', coordinates: [ring.map(turn)] });
        expect(Math.abs(left - 1.2)).toBeLessThan(0.03);
      }),
      { numRuns: 50 },
    );
  });

  it('is told with how far to withdraw, and again when the footway changes', () => {
    const params: PermittedParams = {
      test: 'passage',
      things: permits,
      against: { collection: 'footways', where: {} },
      property: 'width',
      limit: 1.5,
    };
    const { all, check, city } = opened(params, {
      'occupation-permits': [permit('1', block(10, -2, 20, 1)), permit('2', block(30, -2, 40, 0.4))],
      footways: [footway],
    });
    expect(all()).toHaveLength(1);
    expect(all()[0]!.measured).toBeCloseTo(1, 2);
    expect(permitted.words(all()[0]!)).toMatchObject({
      wrong: { zh: '济川路北侧：1占用后人行道只剩 1 米，应不少于 1.5 米' },
      remedy: { zh: '退让 0.5 米，留足 1.5 米通行宽度' },
    });
    check.take(city.change({ features: { footways: { 'RXD-1': { properties: { number: 'RXD-1', width: 6 } } } } }));
    expect(all()).toEqual([]);
  });
});

describe('distances', () => {
  it('between a place, a line and an area are the least, and none where they meet', () => {
    const area = block(0, 0, 10, 10);
    const place = (x: number, y: number) => ({ type: 'Point' as const, coordinates: positionAt(x, y) });
    expect(separation(place(13, 14), area)).toBeCloseTo(5, 1);
    expect(separation(area, place(5, 5))).toBe(0);
    expect(separation(line('', [[-5, 5], [15, 5]]).geometry, area)).toBe(0); // prettier-ignore
    expect(separation(line('', [[-5, 20], [15, 20]]).geometry, area)).toBeCloseTo(10, 1); // prettier-ignore
    expect(separation(block(20, 0, 30, 10), area)).toBeCloseTo(10, 1);
    expect(separation(block(2, 2, 3, 3), area)).toBe(0);
  });

  it('a cabinet on a tactile path is told by where it stands, or because it says so', () => {
    const params: PermittedParams = {
      test: 'standsOn',
      things: { collection: 'street-cabinets', where: {} },
      property: 'onTactilePath',
      against: { collection: 'tactile-paths', where: {} },
      limit: 0.3,
    };
    const cabinets = [point('on', 10, 0.2), point('off', 20, 1.2), point('said', 30, 5, { onTactilePath: true })];
    const { wrong, all, check, city } = opened(params, {
      'street-cabinets': cabinets,
      'tactile-paths': [line('MD-1', [[0, 0], [100, 0]])], // prettier-ignore
    });
    expect(wrong()).toEqual(['on', 'said']);
    expect(all()[0]).toMatchObject({ measured: 1, limit: 0, subjects: [{ name: 'on' }, { name: 'MD-1' }] });
    expect(permitted.words(all()[0]!).wrong.zh).toMatch(/占压盲道$/);
    check.take(city.change({ features: { 'tactile-paths': { 'MD-1': line('MD-1', [[0, 1.2], [100, 1.2]]) } } })); // prettier-ignore
    expect(wrong().sort()).toEqual(['off', 'said']);
  });

  it('from a school are at least the limit, exactly the limit included', () => {
    const params: PermittedParams = {
      test: 'clearOf',
      things: permits,
      against: { collection: 'key-places', where: { kind: ['school'] } },
      limit: 50,
    };
    const place = (id: string, kind: string): GivenFeature => ({
      id,
      geometry: block(-40, 0, 0, 40),
      properties: { name: id, kind },
    });
    const { wrong, all } = opened(params, {
      'occupation-permits': [permit('near', block(30, 0, 35, 5)), permit('far', block(50.01, 0, 60, 5))],
      'key-places': [place('城东小学', 'school'), place('凤城公园', 'park')],
    });
    expect(wrong()).toEqual(['near']);
    expect(all()[0]!.measured).toBeCloseTo(30, 1);
    expect(permitted.words(all()[0]!).wrong.zh).toBe('济川路北侧：near距城东小学 30 米，应不少于 50 米');
  });

  it('from where streets cross are those from the place where they meet', () => {
    const street = (id: string, name: string, places: readonly (readonly [number, number])[]): GivenFeature =>
      line(id, places, { name, class: 'primary', key26: false, mainCommercial: false });
    const roads = [
      street('r1', '济川路', [[-300, 0], [0, 0], [300, 0]]), // prettier-ignore
      street('r2', '鼓楼路', [[0, -300], [0, 0], [0, 300]]), // prettier-ignore
    ];
    const { wrong, all, check, city } = opened(
      { test: 'junctions', things: permits, limit: 25 },
      { roads, 'occupation-permits': [permit('at', block(12, 0, 20, 5)), permit('off', block(26, 0, 40, 5))] },
    );
    expect(wrong()).toEqual(['at']);
    expect(all()[0]!.measured).toBeCloseTo(12, 1);
    check.take(city.change({ features: { roads: { r2: null } } }));
    expect(wrong()).toEqual([]);
  });
});

it('a rule without what its test needs, or of a property that is none, is refused at that place', () => {
  const faults = (params: PermittedParams) => permitted.faults!(params as never).map(({ pointer }) => pointer);
  expect(faults({ test: 'clearOf', things: permits })).toEqual(['/against', '/limit']);
  expect(faults({ test: 'extent', things: permits, property: 'size', limit: 5 })).toEqual(['/property']);
  expect(faults({ test: 'extent', things: permits, property: 'area', limit: 5 })).toEqual([]);
});
