import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { MapFinding } from '../../../web/checks/api.ts';
import { facetsOf } from '../../../web/checks/facets.ts';
import { drawnFeatures, findingFeatures, ofFile } from '../../../web/checks/layer.ts';
import { findingsAt, metresPerPixel } from '../../../web/checks/pick.ts';

/** One degree of latitude is 111,319 m here; a pixel at this zoom about 2 m. */
const [lon, lat, zoom] = [119.92, 32.48, 15];
const north = (metres: number) => lat + metres / 111_319.49;

function finding(id: string, geometry: Geometry, more: Partial<MapFinding['properties']> = {}): MapFinding {
  return { type: 'Feature', geometry, properties: { id, rule: 'r', severity: 'high', ...more } };
}

const square = (metres: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - 0.01, north(-metres)],
      [lon + 0.01, north(-metres)],
      [lon + 0.01, north(metres)],
      [lon - 0.01, north(metres)],
      [lon - 0.01, north(-metres)],
    ],
  ],
});
const street: Geometry = {
  type: 'LineString',
  coordinates: [
    [lon - 0.01, north(100)],
    [lon + 0.003, north(100)],
  ],
};

describe('findings on the map', () => {
  it('are taken hold of at their sign, then along their stretch, then within their area, the smaller before', () => {
    const all = ofFile([
      finding('wide', square(900)),
      finding('narrow', square(500)),
      finding('stretch', street),
      finding('far', { type: 'Point', coordinates: [lon + 0.02, lat] }),
      finding('point', { type: 'Point', coordinates: [lon, north(-60)] }),
    ]);
    const at = (metres: number) => findingsAt(all, [lon, north(metres)], metresPerPixel(lat, zoom)).map(({ id }) => id);
    expect(metresPerPixel(lat, zoom)).toBeCloseTo(2.015, 2);
    expect(at(-64)[0]).toBe('point');
    expect(at(104)[0]).toBe('stretch');
    expect(at(200)).toEqual(['narrow', 'wide']);
    expect(at(700)).toEqual(['wide']);
    expect(at(1200)).toEqual([]);
  });

  it('are not taken hold of in the hole of an area', () => {
    const outer = (square(900) as { coordinates: number[][][] }).coordinates[0]!;
    const inner = (square(300) as { coordinates: number[][][] }).coordinates[0]!;
    const all = ofFile([finding('ring', { type: 'Polygon', coordinates: [outer, inner] })]);
    expect(findingsAt(all, [lon, north(400)], 2)).toHaveLength(1);
    expect(findingsAt(all, [lon, north(250)], 2)).toHaveLength(0);
  });

  it('are drawn as what they are made of, and stay the same objects while they are the same', () => {
    const given = [
      finding('1', street, { places: [[lon, lat]], treat: 'excepted' }),
      finding('2', { type: 'MultiPolygon', coordinates: [[], []].map(() => (square(90) as never)['coordinates']) }),
    ];
    const before = findingFeatures(ofFile(given), undefined);
    expect(before.map(({ id, properties }) => [id, properties['is'], properties['quiet'] ?? false])).toEqual([
      ['1/0', 'line', true],
      ['1/place-0', 'place', false],
      ['1/sign', 'sign', true],
      ['2/0', 'area', false],
      ['2/1', 'area', false],
      ['2/sign', 'sign', false],
    ]);
    const after = findingFeatures(ofFile(given), '2');
    expect(after.filter((feature, at) => feature === before[at])).toHaveLength(3);
    expect(after.filter(({ properties }) => properties['chosen'] === true).map(({ id }) => id)).toEqual([
      '2/0',
      '2/1',
      '2/sign',
    ]);
  });

  it('stand apart from what the panels draw', () => {
    const [drawn] = drawnFeatures('panel', [{ id: '1', role: 'proposal', geometry: street, label: '+1' }]);
    expect(drawn).toMatchObject({ id: 'panel/1/0', properties: { is: 'proposal', label: '+1' } });
  });

  it('are counted by what a list can be narrowed to, the most first', () => {
    const { unit, street: streets } = facetsOf([
      finding('1', street, { unit: '二中队', place: '青年路，人民路—迎春路' }),
      finding('2', street, { unit: '一中队', place: '朱塘社区' }),
      finding('3', street, { unit: '二中队', place: '青年路，迎春路口' }),
    ]);
    expect([...unit]).toEqual([
      ['二中队', 2],
      ['一中队', 1],
    ]);
    expect([...streets]).toEqual([['青年路', 2]]);
  });
});
