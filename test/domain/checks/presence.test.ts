import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayStretches, everyDay, hoursOf, weekInWords, without, type Stretch } from '#domain/checks/presence/hours.ts';
import { presence, type PresenceParams } from '#domain/checks/presence/kind.ts';
import { openPresence } from '#domain/checks/presence/open.ts';
import { runsBy } from '#domain/checks/presence/runs-by.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { checkCity, type GivenCity, type GivenFeature, type GivenRecord } from '../../worlds/check-city.ts';
import { positionAt } from '../../worlds/metric.ts';

const rule = (params: PresenceParams): RuleContent => ({
  zh: '时段在位',
  en: 'Presence',
  kind: 'presence',
  params: { ...params },
  source: 'plan 2.3.2',
  tier: 'plan',
  enabled: true,
});

function opened(params: PresenceParams, given: GivenCity) {
  const city = checkCity(given);
  const check = openPresence(rule(params), city);
  for (const step of check.run()) expect(step).toBeLessThanOrEqual(1);
  return { city, check, all: () => [...check.found.values()].flat() };
}

const along = (from: number, to: number, north = 0): GivenFeature['geometry'] => ({
  type: 'LineString',
  coordinates: [positionAt(from, north), positionAt(to, north)],
});

describe('hours', () => {
  it('go on past midnight where they end before they begin', () => {
    expect(dayStretches('22:00', '06:00')).toEqual([[0, 360], [1320, 1440]]); // prettier-ignore
    expect(hoursOf(dayStretches('06:00', '06:00'))).toBe(24);
    expect(dayStretches('05:30', '24:00')).toEqual([[330, 1440]]);
  });

  it('missing are those of no other, minute by minute', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    const stretches = fc.array(
      stretch.map(([a, b]): Stretch => (a < b ? [a, b] : [b, a])),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(stretches, stretches, (wanted, given) => {
        const within = (of: readonly Stretch[], minute: number) => of.some(([a, b]) => a <= minute && minute < b);
        const left = without(wanted, given);
        for (let minute = 0; minute < 60; minute++) {
          expect(within(left, minute)).toBe(within(wanted, minute) && !within(given, minute));
        }
      }),
    );
  });

  it('of a week are told once where every day is the same', () => {
    expect(weekInWords(everyDay(dayStretches('14:00', '06:00'))).zh).toBe('每日14:00–06:00');
    expect(weekInWords([[480, 720]])).toEqual({ zh: '周一08:00–12:00', en: 'Mon 08:00–12:00' });
  });
});

it('a line runs by what lies beside it, not by what lies past its end', () => {
  const line = {
    type: 'LineString' as const,
    coordinates: [positionAt(0, 0), positionAt(100, 0), positionAt(100, 80)],
  };
  expect(runsBy(line, positionAt(50, 20), 25)).toBe(true);
  expect(runsBy(line, positionAt(50, 30), 25)).toBe(false);
  expect(runsBy(line, positionAt(-10, 0), 25)).toBe(false);
  expect(runsBy(line, positionAt(110, -10), 25)).toBe(true);
  expect(runsBy(line, positionAt(100, 95), 25)).toBe(false);
});

describe('a road', () => {
  const params: PresenceParams = {
    test: 'beats',
    hours: [
      { name: '一级保洁', where: { key26: ['true'] }, startsAt: '05:30', endsAt: '21:30' },
      { name: '二级保洁', where: { class: ['primary', 'secondary'] }, startsAt: '05:30', endsAt: '19:30' },
    ],
  };
  const road = (id: string, name: string, from: number, to: number, more = {}): GivenFeature => ({
    id,
    geometry: along(from, to),
    properties: { name, class: 'primary', key26: false, mainCommercial: false, ...more },
  });
  const crossing = (id: string, name: string, at: number): GivenFeature => ({
    id,
    geometry: { type: 'LineString', coordinates: [positionAt(at, -200), positionAt(at, 0), positionAt(at, 200)] },
    properties: { name, class: 'lane', key26: false, mainCommercial: false },
  });
  const beat = (id: string, from: number, to: number, more = {}): GivenFeature => ({
    id,
    geometry: along(from, to, 8),
    properties: {
      number: id,
      road: '济川路',
      startsAt: '05:30',
      endsAt: '19:30',
      workers: 2,
      unit: '环卫一所',
      ...more,
    },
  });
  const roads = [
    road('r1', '济川路', 0, 600),
    road('r2', '济川路', 600, 1000),
    crossing('c1', '鼓楼路', 0),
    crossing('c2', '引凤路', 600),
    crossing('c3', '东风路', 1000),
  ];
  const found = (beats: readonly GivenFeature[], given = roads) =>
    opened(params, { features: { roads: given, 'cleaning-beats': beats } });

  it('with a beat at each hour is in order', () => {
    const { check, all } = found([beat('B1', 0, 500), beat('B2', 500, 1000)]);
    expect(all()).toEqual([]);
    expect(check.state()).toMatchObject({ percent: 100, base: { measure: 'm' }, figures: { bare: 0, short: 0 } });
    expect(Math.abs(check.state().base.amount - 1000)).toBeLessThan(1);
  });

  it('with two beats that take turns through the day is in order, by night too', () => {
    const day = beat('B1', 0, 1000, { startsAt: '05:30', endsAt: '12:00' });
    expect(found([day, beat('B2', 0, 1000, { startsAt: '12:00', endsAt: '02:00' })]).all()).toEqual([]);
  });

  it('without a beat between two crossings is told as that stretch, with its metres', () => {
    const { check, all } = found([beat('B1', 0, 600)]);
    expect(all()).toHaveLength(1);
    expect(all()[0]).toMatchObject({
      owner: 'street 济川路',
      reason: 'bare',
      measured: 14,
      limit: 0,
      measure: 'h',
      severity: 'high',
      place: '济川路，引凤路—东风路',
    });
    expect(Math.abs(Number(all()[0]!.details!['metres']) - 400)).toBeLessThanOrEqual(3);
    expect(presence.words(all()[0]!).wrong.zh).toMatch(
      /^济川路，引凤路—东风路：(398|399|400) 米无保洁作业路段，应有 二级保洁 05:30–19:30$/,
    );
    expect(Math.abs(check.state().percent! - 60)).toBeLessThan(0.5);
  });

  it('whose beat ends early lacks those hours; one whose name is another street’s does not help', () => {
    const early = beat('B1', 0, 1000, { endsAt: '17:00' });
    const other = beat('B2', 0, 1000, { road: '引凤路' });
    expect(found([early, other]).all()).toMatchObject([
      { reason: 'short', measured: 2.5, severity: 'middle', details: { missing: '17:00–19:30' } },
    ]);
    expect(found([early, beat('B3', 0, 1000, { road: '不知何路' })]).all()).toEqual([]);
  });

  it('is cleaned by nobody where nobody and no machine works', () => {
    const nobody = beat('B1', 0, 1000, { workers: 0 });
    expect(found([nobody]).all()).toMatchObject([{ reason: 'bare' }]);
    expect(found([{ ...nobody, properties: { ...nobody.properties, machine: true } }]).all()).toEqual([]);
  });

  it('of the first class wants its longer hours; a lane wants none', () => {
    const first = [road('r1', '济川路', 0, 600, { key26: true }), ...roads.slice(1)];
    expect(found([beat('B1', 0, 1000)], first).all()).toMatchObject([{ measured: 2, details: { class: '一级保洁' } }]);
  });

  it('is looked at again where a beat changes, and only its street', () => {
    const { city, check, all } = found([beat('B1', 0, 1000)]);
    const move = (after: GivenFeature | null) => check.take(city.change({ features: { 'cleaning-beats': { B1: after } } })); // prettier-ignore
    expect(move(beat('B1', 0, 600))).toEqual(
      new Set(['street 济川路', 'street 引凤路', 'street 鼓楼路', 'street 东风路']),
    );
    expect(all().map(({ reason }) => reason)).toEqual(['bare']);
    move(beat('B1', 0, 1000));
    expect(all()).toEqual([]);
    check.take(city.change({ features: { roads: { r2: { properties: { ...roads[1]!.properties, key26: true } } } } }));
    expect(all()).toMatchObject([{ reason: 'short', measured: 2 }]);
    check.take(city.change({ features: { roads: { r1: null, r2: null } } }));
    expect(all()).toEqual([]);
    expect(check.state().percent).toBeNull();
  });
});

describe('a road of several lines, and a beat of a street that comes', () => {
  const params: PresenceParams = {
    test: 'beats',
    hours: [{ name: '二级保洁', where: { class: ['primary'] }, startsAt: '05:30', endsAt: '19:30' }],
  };
  const properties = { name: '济川路', class: 'primary' };

  it('is known by its id, whatever that is', () => {
    const lines = [
      [positionAt(0, 0), positionAt(300, 0)],
      [positionAt(300, 0), positionAt(700, 0)],
    ];
    const roads: GivenFeature[] = [
      { id: 'way/7', geometry: { type: 'MultiLineString', coordinates: lines }, properties },
      { id: 'way/8', geometry: along(700, 1000), properties },
    ];
    const { check, all } = opened(params, { features: { roads, 'cleaning-beats': [] } });
    expect(check.state().base.amount).toBeCloseTo(1000, 0);
    expect(all()).toHaveLength(1);
  });

  it('counts no longer where the street that it names comes to be far off', () => {
    const beat: GivenFeature = {
      id: 'B1',
      geometry: along(0, 1000, 8),
      properties: { number: 'B1', road: '文化路', startsAt: '05:30', endsAt: '19:30', workers: 2 },
    };
    const roads: GivenFeature[] = [
      { id: 'r1', geometry: along(0, 1000), properties },
      { id: 'r2', geometry: along(5000, 6000), properties: { name: '无人路', class: 'lane' } },
    ];
    const { city, check, all } = opened(params, { features: { roads, 'cleaning-beats': [beat] } });
    expect(all()).toEqual([]);
    const rename = (name: string) =>
      check.take(city.change({ features: { roads: { r2: { properties: { name, class: 'lane' } } } } }));
    expect(rename('文化路')).toContain('street 济川路');
    expect(all()).toMatchObject([{ reason: 'bare' }]);
    rename('无人路');
    expect(all()).toEqual([]);
  });
});

describe('posts and shifts', () => {
  const zone = (number: string, west: number): GivenFeature => ({
    id: `z${number}`,
    geometry: {
      type: 'Polygon',
      coordinates: [[[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]].map(([x, y]) => positionAt(west + x!, y!))], // prettier-ignore
    },
    properties: { number, name: `${number}责任区`, responsibilityKind: 'order', unit: '市容一中队' },
  });
  const post = (number: string, zoneNumber: string | undefined, east: number): GivenFeature => ({
    id: `p${number}`,
    geometry: { type: 'Point', coordinates: positionAt(east, 50) },
    properties: { number, name: `${number}岗`, kind: 'order', zone: zoneNumber, persons: 1 },
  });
  const days = { monday: true, tuesday: true, wednesday: true, thursday: true, friday: true, saturday: true, sunday: true }; // prettier-ignore
  const shift = (name: string, startsAt: string, endsAt: string, more = {}): GivenRecord => ({
    id: name,
    content: { name, unit: '市容一中队', startsAt, endsAt, persons: 1, ...days, ...more },
  });
  const stands = (id: string, at: string, of: string, to?: string): GivenRecord => ({
    id,
    content: { post: at, shift: of, person: '张某', from: '2026-01-01', ...(to === undefined ? {} : { to }) },
  });
  const features = {
    zones: [zone('A', 0), zone('B', 100), zone('C', 200)],
    // The second stands in its zone without naming it.
    posts: [post('1', 'A', 50), post('2', undefined, 150)],
  };
  const records = {
    'shift-plans': [shift('早班', '06:00', '14:00'), shift('晚班', '14:00', '06:00')],
    assignments: [stands('a1', '1', '早班'), stands('a2', '1', '晚班'), stands('a3', '9', '早班')],
  };

  it('a zone without a post, a post without a person and a person without a post are told', () => {
    const { check, all, city } = opened({ test: 'posts' }, { features, records });
    expect(all().map(({ reason, subjects, measured, limit }) => [reason, subjects[0]!.name, measured, limit])).toEqual([
      ['no-post', 'C', 0, 1],
      ['no-person', '2', 0, 1],
      ['lost', '9', 1, 0],
    ]);
    for (const { geometry } of all()) expect(geometry).toBeDefined();
    expect(check.state()).toMatchObject({ percent: 60, figures: { postless: 1, personless: 1, lost: 1 } });
    expect(JSON.stringify(all())).not.toContain('张某');
    // An assignment that has ended is none.
    check.take(city.change({ records: { assignments: { a3: stands('a3', '9', '早班', '2026-11-21').content } } }));
    expect(all().map(({ reason }) => reason)).toEqual(['no-post', 'no-person']);
  });

  it('hours of the week without a shift are those of no one at a post of the zone', () => {
    const params: PresenceParams = { test: 'shifts', responsibilityKind: 'order', startsAt: '00:00', endsAt: '24:00' };
    const { check, all, city } = opened(params, { features, records });
    // Nobody at post 2 at all; zone C has no post, which is the other rule's.
    expect(all()).toMatchObject([{ reason: 'no-shift', measured: 168, subjects: [{ name: 'B' }] }]);
    const weekend = { ...shift('周末', '08:00', '20:00').content, saturday: false, sunday: false };
    check.take(
      city.change({
        records: { 'shift-plans': { 周末: weekend }, assignments: { a4: stands('a4', '2', '周末').content } },
      }),
    );
    expect(all()).toMatchObject([{ measured: 168 - 60 }]);
    expect(presence.words(all()[0]!).wrong.zh).toContain('周六00:00–24:00');
  });
});

describe('opening hours', () => {
  const toilet = (id: string, opensAt?: string, closesAt?: string): GivenFeature => ({
    id,
    geometry: { type: 'Point', coordinates: positionAt(0, 0) },
    properties: { number: id, name: `${id}公厕`, unit: '环卫一所', ...(opensAt && { opensAt, closesAt }) },
  });
  const things = { collection: 'public-toilets', where: {} };
  const params: PresenceParams = { test: 'opening', things, startsAt: '06:00', endsAt: '22:00' };

  it('that are too short say how many hours are missing, and when', () => {
    const toilets = [toilet('1', '00:00', '24:00'), toilet('2', '06:00', '22:00'), toilet('3', '08:00', '21:30'), toilet('4')]; // prettier-ignore
    const { check, all } = opened(params, { features: { 'public-toilets': toilets } });
    expect(all().map(({ subjects, measured }) => [subjects[0]!.name, measured])).toEqual([
      ['3', 2.5],
      ['4', 16],
    ]);
    expect(presence.words(all()[0]!).wrong.zh).toBe(
      '3公厕：每日少开放 2.5 小时（06:00–08:00、21:30–22:00），应开放 06:00–22:00',
    );
    expect(check.state()).toMatchObject({ percent: 50, base: { amount: 4 } });
  });
});

it('a rule without what its test needs is refused at that place', () => {
  expect(presence.faults!({ test: 'opening' } as never).map(({ pointer }) => pointer)).toEqual([
    '/things',
    '/startsAt',
    '/endsAt',
  ]);
});
