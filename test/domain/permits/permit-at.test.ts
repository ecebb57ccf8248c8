import { describe, expect, test } from 'vitest';
import type { Properties } from '#domain/feature.ts';
import { permitAt, permitHint, type PermitAt } from '#domain/permits/permit-at.ts';

const standard = 'GB/T 47678.5-2026';
const hawker = { standard, code: '09001' };
const local = (text: string) => Date.parse(`${text}:00+08:00`);
const evening = local('2026-11-20T19:30');

const market: Properties = {
  name: '人民路夜市',
  goods: '小吃',
  opensAt: '18:00',
  closesAt: '23:00',
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2026-12-31T00:00:00Z',
};
const works: Properties = { number: 'ZD-012', kind: 'works', holder: '某公司', validFrom: '2026-11-01T00:00:00Z' };

function at(collection: string, properties: Properties, instant: number, reported = hawker): PermitAt | undefined {
  return permitAt({ collection, id: 'p', properties }, instant, reported);
}

describe('a permit whose ground holds a place', () => {
  test('tells its name, its hours and whether this is one of them', () => {
    expect(at('stall-zones', market, evening)).toEqual({
      collection: 'stall-zones',
      id: 'p',
      number: '人民路夜市',
      hours: '18:00–23:00',
      inHours: true,
      concerns: true,
      words: '摊点疏导区人民路夜市，许可时段18:00–23:00，在时段内',
    });
    expect(at('stall-zones', market, local('2026-11-20T10:00'))).toMatchObject({
      inHours: false,
      words: '摊点疏导区人民路夜市，许可时段18:00–23:00，不在时段内',
    });
  });

  test('begins with its first minute and ends before its last', () => {
    const inHours = (time: string, hours: Properties) =>
      at('stall-zones', { ...market, ...hours }, local(`2026-11-20T${time}`))!.inHours;
    expect(inHours('17:59', {})).toBe(false);
    expect(inHours('18:00', {})).toBe(true);
    expect(inHours('22:59', {})).toBe(true);
    expect(inHours('23:00', {})).toBe(false);
    const overnight = { opensAt: '20:00', closesAt: '02:00' };
    expect(inHours('01:59', overnight)).toBe(true);
    expect(inHours('02:00', overnight)).toBe(false);
    expect(inHours('21:00', overnight)).toBe(true);
    const allDay = { opensAt: '00:00', closesAt: '24:00' };
    expect(inHours('23:59', allDay)).toBe(true);
  });

  test('holds all day where it says no hours, and names neither who has it nor why', () => {
    const permit = at('occupation-permits', works, evening, { standard, code: '08002' })!;
    expect(permit).toMatchObject({ inHours: true, concerns: true, words: '占道施工许可ZD-012' });
    expect(permit.hours).toBeUndefined();
    expect(JSON.stringify(permit)).not.toContain('某公司');
  });

  test('permits nothing before and after its time', () => {
    expect(at('stall-zones', market, local('2025-12-31T19:00'))).toBeUndefined();
    expect(at('stall-zones', market, Date.parse('2026-12-31T00:00:00Z'))).toBeUndefined();
    expect(at('occupation-permits', works, local('2026-10-30T12:00'))).toBeUndefined();
  });

  test('of an ad holds to the end of its last day, and is none where none was given', () => {
    const ad: Properties = {
      number: 'GG-001',
      permitted: true,
      permitUntil: '2026-11-20',
      validFrom: '2026-01-01T00:00:00Z',
    };
    const offending = { standard, code: '07003' };
    expect(at('outdoor-ads', ad, local('2026-11-20T23:59'), offending)).toMatchObject({
      words: '户外广告许可GG-001',
      concerns: true,
    });
    expect(at('outdoor-ads', ad, local('2026-11-21T00:00'), offending)).toBeUndefined();
    expect(at('outdoor-ads', { ...ad, permitted: false }, evening, offending)).toBeUndefined();
  });

  test('concerns the classes that such permits may allow, of the standard that has them', () => {
    const concerns = (collection: string, properties: Properties, reported: typeof hawker) =>
      at(collection, properties, evening, reported)!.concerns;
    expect(concerns('stall-zones', market, { standard, code: '06010' })).toBe(false);
    expect(concerns('stall-zones', market, { standard: 'CJ/T 214-2007', code: '09001' })).toBe(false);
    expect(concerns('occupation-permits', works, hawker)).toBe(false);
    expect(concerns('occupation-permits', { ...works, kind: 'promotion' }, { standard, code: '09006' })).toBe(true);
    expect(permitAt({ collection: 'stall-zones', id: 'p', properties: market }, evening, undefined)!.concerns).toBe(
      false,
    );
  });
});

describe('the hint for a case', () => {
  const permit: PermitAt = {
    collection: 'stall-zones',
    id: 'a',
    number: '甲',
    inHours: true,
    concerns: true,
    words: '甲',
  };

  test('is of the permits that may allow it at this hour, and none without', () => {
    expect(permitHint([permit, { ...permit, words: '乙' }])).toBe('甲；乙');
    expect(
      permitHint([
        { ...permit, inHours: false },
        { ...permit, concerns: false },
      ]),
    ).toBeUndefined();
    expect(permitHint([])).toBeUndefined();
  });

  test('is never longer than a case can keep', () => {
    const many = Array.from({ length: 50 }, () => ({ ...permit, words: '摊点疏导区'.repeat(5) }));
    expect(permitHint(many)!.length).toBeLessThanOrEqual(300);
    expect(permitHint([{ ...permit, words: '长'.repeat(400) }])!).toHaveLength(300);
  });
});
