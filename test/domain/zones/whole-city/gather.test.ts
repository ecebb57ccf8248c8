import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Properties } from '#domain/feature.ts';
import { gatherCompareGround } from '#domain/zones/compare/gather.ts';
import type { CityFacts, Fact } from '#domain/zones/whole-city/city-facts.ts';
import { gatherTestGround, minuteOfWeek } from '#domain/zones/whole-city/gather.ts';
import { rectangle, squarePlace } from '../../../worlds/small-city.ts';

function fact(id: string, geometry: Geometry, properties: Properties = {}): Fact {
  return { id, geometry, properties: { validFrom: '2026-01-01T00:00:00+08:00', ...properties } };
}

const point = (x = 0.5, y = 0.5): Geometry => ({ type: 'Point', coordinates: squarePlace(x, y) });
const line: Geometry = { type: 'LineString', coordinates: [squarePlace(0, 0), squarePlace(1, 0)] };

function city(features: Record<string, Fact[]>, records: Record<string, object[]> = {}): CityFacts {
  return {
    features: (collection) => features[collection] ?? [],
    records: (kind) => (records[kind] ?? []).map((content, i) => ({ id: `${kind}-${i}`, content: { ...content } })),
  };
}

describe('what a coverage is tested against', () => {
  it('is what holds at the end of the day', () => {
    const ground = gatherTestGround(
      'order',
      '2026-11-23',
      city({
        posts: [
          fact('begins', point(), {
            kind: 'order',
            number: '1',
            name: '一',
            persons: 1,
            validFrom: '2026-11-23T15:59:00Z',
          }),
          fact('later', point(), {
            kind: 'order',
            number: '2',
            name: '二',
            persons: 1,
            validFrom: '2026-11-23T16:00:00Z',
          }),
          fact('ended', point(), {
            kind: 'order',
            number: '3',
            name: '三',
            persons: 1,
            validTo: '2026-11-23T10:00:00+08:00',
          }),
          fact('other', point(), { kind: 'cleaning', number: '4', name: '四', persons: 1 }),
        ],
      }),
    );
    expect(ground.posts.map(({ id }) => id)).toEqual(['begins']);
    expect(ground.otherPosts).toEqual(['4']);
  });

  it('takes the built-up area and the sub-districts, and no other extents and divisions', () => {
    const area = rectangle(0, 0, 1, 1);
    const ground = gatherTestGround(
      'order',
      '2026-11-23',
      city({
        'city-extents': [fact('a', area, { kind: 'builtUp' }), fact('b', area, { kind: 'municipality' })],
        divisions: [
          fact('c', area, { level: 'street', name: '城东街道' }),
          fact('d', area, { level: 'district', name: '海陵区' }),
        ],
        'river-sections': [fact('e', line, { number: 'HD-1', name: '一段' })],
      }),
    );
    expect(ground.builtUp).toHaveLength(1);
    expect(ground.streets.map(({ name }) => name)).toEqual(['城东街道']);
    expect(ground.rivers).toEqual([]);
  });

  it('carries nothing of a liable party but number, name, place and letter', () => {
    const secret = { contactName: '王某', phone: '0523-00000000' } as Properties;
    const party = fact('p', point(), {
      number: 'ZR-1',
      name: '早点铺',
      letterSigned: '2026-03-01',
      unit: '一中队',
      ...secret,
    });
    const ground = gatherTestGround('order', '2026-11-23', city({ 'liable-parties': [party] }));
    expect(ground.liableParties).toEqual([
      { id: 'p', number: 'ZR-1', name: '早点铺', letterSigned: '2026-03-01', at: squarePlace(0.5, 0.5) },
    ]);
  });

  it('takes shifts by weekday, and assignments in force', () => {
    const weekdays = {
      monday: true,
      tuesday: false,
      wednesday: false,
      thursday: false,
      friday: false,
      saturday: false,
      sunday: true,
    };
    const shift = {
      name: '早班',
      unit: '一中队',
      startsAt: '06:00',
      endsAt: '14:00',
      persons: 2,
      zone: 'SR-1',
      ...weekdays,
    };
    const ground = gatherTestGround(
      'order',
      '2026-11-23',
      city(
        {},
        {
          'shift-plans': [shift],
          assignments: [
            { post: 'P1', shift: '早班', person: '王某', from: '2026-11-01', to: '2026-11-23' },
            { post: 'P1', shift: '早班', person: '李某', from: '2026-11-01', to: '2026-11-22' },
            { post: 'P1', shift: '早班', person: '张某', from: '2026-11-24' },
          ],
        },
      ),
    );
    expect(ground.shifts).toEqual([
      {
        name: '早班',
        zone: 'SR-1',
        startsAt: '06:00',
        endsAt: '14:00',
        persons: 2,
        days: [true, false, false, false, false, false, true],
      },
    ]);
    expect(ground.assignments.map(({ person }) => person)).toEqual(['王某']);
  });

  it('takes the cases of thirty days whose class names the kind, without 作废 and merged ones', () => {
    const order = { classKind: 'matter', classCode: '06001', number: '1', reportedAt: '2026-11-23T08:10:00+08:00' };
    const cases = [
      fact('in', point(), order),
      fact('first', point(), { ...order, number: '2', reportedAt: '2026-10-25T00:00:00+08:00' }),
      fact('before', point(), { ...order, reportedAt: '2026-10-24T23:59:00+08:00' }),
      fact('after', point(), { ...order, reportedAt: '2026-11-24T00:00:00+08:00' }),
      fact('cleaning', point(), { ...order, classCode: '06010' }),
      fact('void', point(), { ...order, status: 'voided' }),
      fact('merged', point(), { ...order, mergedInto: '1' }),
    ];
    const ground = gatherTestGround('order', '2026-11-23', city({ cases }));
    expect(ground.cases.numbers).toEqual(['1', '2']);
    // 23 November 2026 is a Monday, 25 October a Sunday.
    expect(ground.cases.minuteOfWeek).toEqual([490, 6 * 1440]);
    expect(ground.caseDays).toBe(30);
  });

  it('tells the minute of the week in Asia/Shanghai', () => {
    expect(minuteOfWeek(Date.parse('2026-11-22T16:00:00Z'))).toBe(0);
    expect(minuteOfWeek(Date.parse('2026-11-22T15:59:59Z'))).toBe(10_079);
  });
});

describe('what may change hands', () => {
  it('is open cases of the kind, and places by a place inside them', () => {
    const order = { classKind: 'matter', classCode: '06001', number: '1', open: true };
    const market = fact('m', rectangle(0, 0, 1, 1), { name: '坡子街市场' });
    const ground = gatherCompareGround(
      'order',
      '2026-11-23',
      city({ markets: [market], cases: [fact('a', point(), order), fact('b', point(), { ...order, open: false })] }),
    );
    expect(ground.cases.map(({ id }) => id)).toEqual(['a']);
    expect(ground.places).toMatchObject([{ collection: 'markets', id: 'm', name: '坡子街市场' }]);
    const [lon, lat] = ground.places[0]!.at;
    expect(lon > squarePlace(0, 0)[0] && lon < squarePlace(1, 0)[0]).toBe(true);
    expect(lat > squarePlace(0, 0)[1] && lat < squarePlace(0, 1)[1]).toBe(true);
  });
});
