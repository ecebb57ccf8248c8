import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { classOf } from '#domain/catalogue/classes.ts';
import type { Properties } from '#domain/feature.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { gridCoverage, draftOf, schemeAsker } from '../zones/scheme-city.ts';
import { roads } from '../collections/small-city.ts';
import { as, stranger } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';

const standard = 'GB/T 47678.5-2026';
const always = { validFrom: '2020-01-01T00:00:00Z', source: 'test', sourceDatum: 'wgs84' };
const day = 86_400_000;

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const area = (id: string, geometry: Polygon, properties: Properties): BulkFeature => ({
  id,
  geometry,
  properties: { ...always, ...properties },
});
const point = (id: string, at: readonly [number, number], properties: Properties): BulkFeature => ({
  id,
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { ...always, ...properties },
});

/** About a hundred metres up 坡子街 from 人民路, on its west side. */
const spot = [119.91995, 32.4809] as const;
/** Metres to the north of it. */
const northOf = (metres: number) => [spot[0], spot[1] + metres / 110_888] as const;

let city: OpenCity;
const whole = box(119.89, 32.44, 119.95, 32.52);

function known(id: string, number: string, at: readonly [number, number], more: Properties = {}): BulkFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: [...at] },
    properties: {
      number,
      status: 'handling',
      open: true,
      selfHandled: false,
      action: 2,
      classStandard: standard,
      classKind: 'matter',
      classCode: '09006',
      className: '占道经营',
      channel: 'patrol',
      unit: '城中中队',
      place: '坡子街',
      urgent: false,
      reportedAt: '2026-11-20T01:00:00Z',
      source: 'test',
      sourceDatum: 'wgs84',
      ...more,
    },
  };
}
const ended = (daysAgo: number, status = 'closed'): Properties => ({
  status,
  open: false,
  closedAt: new Date(noon - daysAgo * day).toISOString().replace('.000Z', 'Z'),
});

beforeAll(async () => {
  city = await openCity({
    roads,
    divisions: [
      area('district', whole, { code: '321202', name: '海陵区', level: 'district' }),
      area('street', whole, { code: '321202004000', name: '城中街道', level: 'street' }),
      area('community', box(119.91, 32.47, 119.93, 32.49), {
        code: '321202004012',
        name: '书院社区',
        level: 'community',
      }),
    ],
    'unit-grid': [
      area('cell', box(119.9195, 32.4805, 119.9205, 32.4815), {
        code: '321202004012072',
        street: '城中街道',
        community: '书院社区',
        communityCode: '321202004012',
        area: 10_000,
      }),
    ],
    // Of street order and rivers there are zones, but no schemes.
    zones: [
      area('order', box(119.91, 32.47, 119.92, 32.49), {
        number: 'SR-040',
        name: '城中责任区',
        responsibilityKind: 'order',
        kindOfPlace: 'block',
        unit: '城中中队',
      }),
      area('river', box(119.921, 32.47, 119.922, 32.49), {
        number: 'HD-001',
        name: '河道',
        responsibilityKind: 'river',
        kindOfPlace: 'water',
        unit: '河道处',
      }),
    ],
    markets: [area('market', box(119.9135, 32.4845, 119.9145, 32.4855), { name: '梅兰农贸市场', operator: '某公司' })],
    'litter-bins': [
      point('bin', northOf(4), {
        number: '32120203005000001',
        road: '坡子街',
        side: 'west',
        kind: 'sorted',
        state: 'intact',
        unit: '环卫处',
      }),
    ],
    'stall-zones': [
      area('stalls', box(119.9195, 32.4805, 119.9205, 32.4815), {
        name: '坡子街夜市',
        goods: '小吃',
        capacity: 20,
        opensAt: '11:00',
        closesAt: '22:00',
        unit: '城中中队',
      }),
    ],
    posts: [
      point('post-a', northOf(100), {
        number: 'GW-001',
        name: '坡子街巡查岗',
        kind: 'patrol',
        persons: 1,
        radius: 500,
      }),
      point('post-b', northOf(1000), { number: 'GW-002', name: '北头巡查岗', kind: 'patrol', persons: 1, radius: 500 }),
    ],
    cases: [
      known('near', '20261120-0002', northOf(30)),
      known('nearest', '20261120-0001', northOf(10)),
      known('far', '20261120-0003', northOf(60)),
      known('other-class', '20261120-0004', northOf(5), { classCode: '06010' }),
      known('other-kind', '20261120-0005', northOf(5), { classKind: 'component' }),
      known('other-standard', '20261120-0006', northOf(5), { classStandard: 'local' }),
      known('ended-lately', '20261115-0001', northOf(20), ended(6.9)),
      known('ended-long-ago', '20261101-0001', northOf(20), ended(7.1)),
      known('merged', '20261120-0007', northOf(20), ended(1, 'merged')),
      known('voided', '20261120-0008', northOf(20), ended(1, 'voided')),
    ],
  });
  // Cleaning stands by a scheme of four columns and three rows at 119.9, 32.45, without units.
  const id = await draftOf(city, gridCoverage(4, 3), 'cleaning');
  const scheme = schemeAsker(city, id);
  await scheme.act('submit');
  await scheme.act('approve', { approvalNumber: '泰城管〔2026〕1号' }, as('leader'));
  expect(await scheme.act('publish')).toMatchObject({ status: 200 });
});
afterAll(() => city.close());

function classNamed(code: string, kind: 'matter' | 'component' = 'matter'): CaseClass {
  return classOf(city.context.records, { standard, kind, code })!;
}

function arrive([lon, lat]: readonly [number, number], code = '09006', more: { at?: number; except?: string } = {}) {
  return city.context.arrivals.arrive({ lon, lat, caseClass: classNamed(code), at: noon, ...more });
}

describe('what is known of a report when it arrives', () => {
  test('is where it lies, in words and divisions, and who answers for it', async () => {
    expect(await arrive(spot)).toMatchObject({
      place: '坡子街，人民路口向北100米，路西',
      road: '坡子街',
      unit: '城中中队',
      zone: 'SR-040',
      grid: '321202004012072',
      district: '海陵区',
      street: '城中街道',
      community: '书院社区',
    });
  });

  test('off any street is told by the ground that holds it or lies beside it, else by the community', async () => {
    expect((await arrive([119.914, 32.485])).place).toBe('梅兰农贸市场内，人民路以北550米');
    expect((await arrive([119.9147, 32.485])).place).toBe('梅兰农贸市场东侧，坡子街以西500米');
    expect((await arrive([119.915, 32.488])).place).toBe('书院社区内，坡子街以西470米');
  });

  test('in a gap of the scheme is the sub-district, and the place says so', async () => {
    const facts = await arrive([119.9045, 32.4505], '06010');
    expect(facts).toMatchObject({ unit: '城中街道', gap: { street: '城中街道' } });
    expect(facts.place).toMatch(/（属地兜底）$/);
    expect(facts.zone).toBeUndefined();
  });

  test('in a zone that names no unit is the sub-district too, without a gap', async () => {
    const facts = await arrive([119.9005, 32.4505], '06010');
    expect(facts).toMatchObject({ unit: '城中街道', zone: 'SR-0-0' });
    expect(facts.gap).toBeUndefined();
    expect(facts.place).not.toContain('属地兜底');
  });

  test('of a river is the river’s own unit, also a few steps from its bank', async () => {
    expect(await arrive([119.9215, 32.48], '06025')).toMatchObject({ unit: '河道处', zone: 'HD-001' });
    expect(await arrive([119.9224, 32.48], '06025')).toMatchObject({ unit: '河道处', zone: 'HD-001' });
    expect(await arrive([119.9234, 32.48], '06025')).toMatchObject({ unit: '城中街道' });
  });

  test('of a component is its owner where the register has one within ten metres, else the zone’s unit', async () => {
    const bin = (at: readonly [number, number]) =>
      city.context.arrivals.arrive({
        lon: at[0],
        lat: at[1],
        caseClass: classNamed('03005', 'component'),
        at: noon,
      });
    expect((await bin(northOf(13))).unit).toBe('环卫处');
    expect((await bin(northOf(16))).unit).not.toBe('环卫处');
  });

  test('are the cases like it within fifty metres, open or ended in the last seven days, the nearest first', async () => {
    const { duplicates } = await arrive(spot);
    expect(duplicates.map(({ id, metres }) => [id, metres])).toEqual([
      ['nearest', 10],
      ['ended-lately', 20],
      ['near', 30],
    ]);
    expect(duplicates[0]).toEqual({
      id: 'nearest',
      number: '20261120-0001',
      className: '占道经营',
      status: 'handling',
      place: '坡子街',
      metres: 10,
      reportedAt: '2026-11-20T01:00:00Z',
    });
    expect((await arrive(spot, '09006', { except: 'nearest' })).duplicates[0]!.id).toBe('ended-lately');
  });

  test('is a permit whose ground holds it, and a hint where it may allow this at this hour', async () => {
    const hint = '摊点疏导区坡子街夜市，许可时段11:00–22:00，在时段内';
    expect(await arrive(spot)).toMatchObject({ permitHint: hint, permits: [{ id: 'stalls', concerns: true }] });
    const morning = await arrive(spot, '09006', { at: noon - 2 * 3_600_000 });
    expect(morning.permits).toMatchObject([{ inHours: false }]);
    expect(morning.permitHint).toBeUndefined();
    expect((await arrive(spot, '06010')).permitHint).toBeUndefined();
    expect((await arrive([119.915, 32.488])).permits).toEqual([]);
  });

  test('is its coordinates where nothing is known at all', async () => {
    expect(await arrive([100, 20])).toEqual({ place: '东经100.00000°，北纬20.00000°', duplicates: [], permits: [] });
    for (const corner of [
      [180, 90],
      [-180, -90],
      [0, 0],
    ] as const)
      expect((await arrive(corner)).unit).toBeUndefined();
  });

  test('follows a road that is drawn, renamed and taken away', async () => {
    const place = [119.93, 32.4851] as const;
    expect((await arrive(place)).road).toBeUndefined();
    const properties = { name: '新开路', class: 'branch', key26: false, mainCommercial: false, ...always };
    const geometry = {
      type: 'LineString',
      coordinates: [
        [119.929, 32.485],
        [119.931, 32.485],
      ],
    };
    const write = async (base: number | null, after: object | null) => {
      const line = { collection: 'roads', id: 'new', base, after };
      const answer = await city.app.inject({
        method: 'POST',
        url: '/api/changes',
        payload: { kind: 'feature.edit', note: '', lines: [line] },
      });
      expect(answer.statusCode).toBeLessThan(300);
    };
    await write(null, { geometry, properties });
    expect((await arrive(place)).place).toBe('新开路，路北');
    await write(1, { geometry, properties: { ...properties, name: '改名路' } });
    expect((await arrive(place)).road).toBe('改名路');
    await write(2, null);
    expect((await arrive(place)).road).toBeUndefined();
  });
});

describe('who is sent to look', () => {
  test('is the supervisor on shift whose post is nearest, and nobody where none is on shift', async () => {
    const { arrivals, store, live } = city.context;
    const nobody = arrivals.supervisorFor(spot, noon, []);
    expect(nobody).toBeUndefined();
    const shift = {
      name: '白班',
      unit: '采集公司',
      startsAt: '08:00',
      endsAt: '18:00',
      persons: 1,
      ...Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name) => [name, true]),
      ),
    };
    const standing = (post: string, person: string) => ({ post, shift: '白班', person, from: '2026-11-01' });
    const person = (name: string, more: object = {}) => ({
      username: name,
      name,
      seats: [{ seat: 'supervisor' }],
      ...more,
    });
    const record = (kind: string, id: string, after: object) => ({ kind, id, base: null, after: { ...after } });
    const made = await store.commit({
      kind: 'test.roster',
      note: '',
      by: 'test',
      lines: [],
      records: [
        record('shift-plans', 's', shift),
        record('assignments', 'a1', standing('GW-001', 'near')),
        record('assignments', 'a2', standing('GW-002', 'far')),
        record('assignments', 'a3', standing('GW-001', 'left')),
        record('assignments', 'a4', standing('GW-001', 'elsewhere')),
        record('people', 'p-near', person('near')),
        record('people', 'p-far', person('far')),
        record('people', 'a-left', person('left', { disabled: true })),
        record(
          'people',
          'b-elsewhere',
          person('elsewhere', { seats: [{ seat: 'supervisor', districts: ['高港区'] }] }),
        ),
      ],
    });
    if (!made.ok) throw new Error(made.error.reason);
    await live.applied(made.value.seq);
    expect(arrivals.supervisorFor(spot, noon, [])).toBe('p-near');
    expect(arrivals.supervisorFor(northOf(900), noon, [])).toBe('p-far');
    expect(arrivals.supervisorFor(spot, noon, ['p-near'])).toBe('p-far');
    expect(arrivals.supervisorFor(spot, noon + 8 * 3_600_000, [])).toBeUndefined();
  });
});

describe('over HTTP', () => {
  const get = async (url: string, headers = as('receiver')) => {
    const answer = await city.app.inject({ url, headers });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const post = async (payload: object, headers = as('receiver')) => {
    const answer = await city.app.inject({ method: 'POST', url: '/api/arrival', headers, payload });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
  const at = { lon: spot[0], lat: spot[1] };

  test('a receiver is told what is known of a place and class before the report is made', async () => {
    const { status, body } = await post({ ...at, classKind: 'matter', classCode: '09006' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...(await arrive(spot)) });
    const early = await post({ ...at, classKind: 'matter', classCode: '09006', at: '2026-11-20T01:00:00Z' });
    expect(early.body['permitHint']).toBeUndefined();
  });

  test('without a class the place is told, but nobody is named and no case is like it', async () => {
    const { body } = await post(at);
    expect(body).toMatchObject({
      place: '坡子街，人民路口向北100米，路西',
      duplicates: [],
      permits: [{ concerns: false }],
    });
    expect(body['zone']).toBeUndefined();
  });

  const there = { lon: 119.9, lat: 32 };
  const classed = { ...there, classKind: 'matter', classCode: '09006' };

  test.each([
    [{ lat: 32 }, '/lon'],
    [{ lon: 119.9, lat: 91 }, '/lat'],
    [{ lon: 1e9, lat: 32 }, '/lon'],
    [{ ...there, at: 'yesterday' }, '/at'],
    [{ ...classed, classCode: '99999' }, '/classCode'],
    [{ ...there, classKind: 'matter' }, '/classCode'],
    [{ ...there, classCode: '09006' }, '/classKind'],
    [{ ...classed, classStandard: 'no' }, '/classCode'],
    [{ ...there, colour: 'red' }, '/colour'],
  ])('%j is refused, and the answer names what is wrong', async (asked, pointer) => {
    const { status, body } = await post(asked);
    expect([status, body['errors']]).toMatchObject([422, [{ pointer }]]);
  });

  test('a place is found by a crossing and metres, by initials, by the number of a post, by coordinates', async () => {
    const find = async (q: string, more = '') => {
      const { status, body } = await get(`/api/arrival/places?q=${encodeURIComponent(q)}${more}`);
      expect(status).toBe(200);
      return body['places'] as {
        words: string;
        kind: string;
        detail?: string;
        lon: number;
        lat: number;
        road?: string;
      }[];
    };
    expect(await find('人民路口向北100米路西')).toMatchObject([
      { words: '坡子街，人民路口向北100米，路西', kind: 'along', road: '坡子街' },
    ]);
    expect(await find('坡子街与人民东路交叉口')).toMatchObject([{ kind: 'crossing', lon: 119.92, lat: 32.48 }]);
    expect((await find('pzj'))[0]).toMatchObject({ words: '坡子街', kind: 'street' });
    expect((await find('pzj', '&near=119.921,32.5'))[0]!.lat).toBeCloseTo(32.5, 6);
    expect((await find('pzj rml 北100'))[0]).toMatchObject({ words: '坡子街，人民路口向北100米', kind: 'along' });
    expect(await find('GW-001')).toMatchObject([
      { words: '坡子街巡查岗', detail: 'GW-001，坡子街，人民路口向北200米，路西', kind: 'place' },
    ]);
    expect((await find('梅兰农贸市场东侧'))[0]).toMatchObject({ words: '梅兰农贸市场东侧', kind: 'place' });
    expect((await find('梅兰农贸市场'))[0]!.lon).toBeCloseTo(119.914, 6);
    expect(await find('119.91995，32.4809')).toMatchObject([
      { words: '坡子街，人民路口向北100米，路西', kind: 'coordinates', lon: 119.91995 },
    ]);
    const [inside] = await find('书院社区内，坡子街以西470米');
    expect(inside).toMatchObject({ words: '书院社区内，坡子街以西470米', kind: 'place' });
    expect((await arrive([inside!.lon, inside!.lat])).place).toBe('书院社区内，坡子街以西470米');
    expect(await find('没有这个地方')).toEqual([]);
    expect(await find('人民路', '&limit=1')).toHaveLength(1);
  });

  test.each([
    ['', 'q'],
    ['q=', 'q'],
    [`q=${'路'.repeat(101)}`, 'q'],
    ['q=pzj&near=119.9', 'near'],
    ['q=pzj&near=119.9,32,1', 'near'],
    ['q=pzj&near=32,119.9', 'near'],
    ['q=pzj&limit=0', 'limit'],
  ])('a search for %s is refused', async (query, parameter) => {
    const { status, body } = await get(`/api/arrival/places?${query}`);
    expect([status, body['errors']]).toMatchObject([400, [{ parameter }]]);
  });

  test('whoever may not report is told nothing', async () => {
    expect((await post(at, as('assessor'))).status).toBe(403);
    expect((await get('/api/arrival/places?q=pzj', stranger as Record<string, string>)).status).toBe(401);
  });
});
