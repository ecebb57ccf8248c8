import { expect, test } from 'vitest';
import { distance } from '#domain/geometry/measure.ts';
import { measureLine, projectOn } from '#domain/streets/chainage.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';

const city = generateSampleCity({ seed: 3, cases: 0, until: '2026-11-21' });
const list = (id: string) => [...city.features(id)];
const at = (feature: { geometry: unknown }) => (feature.geometry as { coordinates: number[] }).coordinates;
const line = (feature: { geometry: unknown }) => (feature.geometry as { coordinates: number[][] }).coordinates;
const sum = (features: readonly { properties: Readonly<Record<string, unknown>> }[], property: string) =>
  features.reduce((total, { properties }) => total + (properties[property] as number), 0);

test('each site has the hoarding, gates and wash platforms that it states', () => {
  for (const { properties: site } of list('construction-sites')) {
    const own = (id: string) => list(id).filter(({ properties }) => properties['site'] === site['number']);
    const faces = own('hoarding-faces');
    expect(sum(faces, 'length')).toBe(site['hoardingLength']);
    expect(sum(faces, 'psaArea')).toBeCloseTo(site['psaArea'] as number, 2);
    for (const face of faces) {
      expect(Math.abs(measureLine(line(face)).length - (face.properties['length'] as number))).toBeLessThan(3);
    }
    expect(own('site-gates')).toHaveLength(site['gates'] as number);
    expect(own('wash-platforms')).toHaveLength(site['washPlatforms'] as number);
  }
});

test('a wash platform lies within 30 m of its gate but where planted', () => {
  const planted = new Set(
    city.plantedFaults.filter(({ collection }) => collection === 'site-gates').map(({ subjects }) => subjects[0]),
  );
  const gates = new Map(list('site-gates').map((gate) => [gate.properties['number'], at(gate)]));
  for (const platform of list('wash-platforms')) {
    const gate = String(platform.properties['gate']);
    expect([gate, distance(at(platform), gates.get(gate)!) > 30]).toEqual([gate, planted.has(gate)]);
  }
});

test('the cabinets planted on a tactile path stand on one, the others a metre off and more', () => {
  const planted = city.plantedFaults.filter(
    ({ collection, unit }) => collection === 'street-cabinets' && unit === 'count',
  );
  expect(planted).toHaveLength(3);
  const paths = list('tactile-paths').map((path) => measureLine(line(path)));
  for (const cabinet of list('street-cabinets')) {
    const offset = Math.min(...paths.map((path) => Math.abs(projectOn(path, at(cabinet)).left)));
    if (planted.some(({ subjects }) => subjects[0] === cabinet.properties['number'])) expect(offset).toBeLessThan(0.3);
    else expect(offset).toBeGreaterThan(1);
  }
});

test('a spoil route begins at its site and ends in the middle of its yard', () => {
  const named = (id: string, number: unknown) => list(id).find(({ properties }) => properties['number'] === number)!;
  for (const route of list('spoil-routes')) {
    const site = named('excavation-sites', route.properties['excavation']);
    expect(site.properties['yard']).toBe(route.properties['yard']);
    for (const [end, id] of [
      [line(route)[0]!, site],
      [line(route).at(-1)!, named('disposal-yards', route.properties['yard'])],
    ] as const) {
      const ring = (id.geometry as { coordinates: number[][][] }).coordinates[0]!;
      expect(end[0]).toBeGreaterThan(Math.min(...ring.map(([lng]) => lng!)));
      expect(end[0]).toBeLessThan(Math.max(...ring.map(([lng]) => lng!)));
    }
  }
});

test('a spoil route follows the roads between its ends', () => {
  const corners = new Set(list('roads').flatMap((road) => line(road).map(([lng, lat]) => `${lng},${lat}`)));
  for (const route of list('spoil-routes')) {
    const between = line(route).slice(1, -1);
    expect(between.length).toBeGreaterThan(2);
    for (const [lng, lat] of between) expect(corners).toContain(`${lng},${lat}`);
  }
});
