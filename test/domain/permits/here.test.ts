import { describe, expect, it } from 'vitest';
import type { Feature } from '#domain/feature.ts';
import { permittedHere, type NearPermit } from '#domain/permits/here.ts';

const nothing = { get: () => undefined, all: () => [] };
const noon = Date.parse('2026-11-23T12:00:00+08:00');
const evening = Date.parse('2026-11-23T19:30:00+08:00');

function stallZone(id: string, metres: number): NearPermit {
  const properties = { name: `${id}疏导区`, goods: '小吃', capacity: 20, opensAt: '18:00', closesAt: '22:00' };
  const geometry: Feature['geometry'] = { type: 'Polygon', coordinates: [] };
  const feature: Feature = { collection: 'stall-zones', id, fid: 1, version: 1, geometry, properties };
  return { feature, metres, lon: 119.92, lat: 32.48 };
}

function kiosk(id: string, metres: number): NearPermit {
  const geometry: Feature['geometry'] = { type: 'Point', coordinates: [119.92, 32.48] };
  const properties = { number: id, permitUntil: '2026-12-31' };
  const feature: Feature = { collection: 'kiosk-permit-points', id, fid: 2, version: 1, geometry, properties };
  return { feature, metres, lon: 119.92, lat: 32.48 };
}

function stateOf(near: readonly NearPermit[], at: number, code = '09001') {
  return permittedHere(near, at, 15, nothing).classes.find((one) => one.code === code);
}

describe('the rule here and now', () => {
  it('permits stalls within a stall zone during its hours, and only then', () => {
    expect(stateOf([stallZone('a', 0)], evening)).toMatchObject({ state: 'permitted', by: 'a' });
    expect(stateOf([stallZone('a', 0)], noon)).toMatchObject({ state: 'outOfHours', by: 'a' });
  });

  it('forbids them elsewhere, and names the nearest ground where they may stand', () => {
    const near = [stallZone('far', 240), stallZone('near', 120.4)];
    expect(stateOf(near, evening)).toMatchObject({
      state: 'forbidden',
      nearest: { id: 'near', number: 'near疏导区', metres: 120 },
    });
    expect(
      permittedHere(near, evening, 15, nothing).permits.map(({ id, metres, isHere, hours }) => [
        id,
        metres,
        isHere,
        hours,
      ]),
    ).toEqual([
      ['near', 120, false, '18:00–22:00'],
      ['far', 240, false, '18:00–22:00'],
    ]);
    expect(stateOf([], evening)).toMatchObject({ state: 'forbidden' });
    expect(stateOf([], evening)).not.toHaveProperty('nearest');
  });

  it('takes a permit for a point as being here within some metres, and none that is over', () => {
    expect(stateOf([kiosk('K-1', 12)], noon, '06001')).toMatchObject({ state: 'permitted', by: 'K-1' });
    expect(stateOf([kiosk('K-1', 16)], noon, '06001')).toMatchObject({ state: 'forbidden' });
    const newYear = Date.parse('2027-01-01T00:00:00+08:00');
    expect(permittedHere([kiosk('K-1', 12)], newYear, 15, nothing).permits).toEqual([]);
  });
});
