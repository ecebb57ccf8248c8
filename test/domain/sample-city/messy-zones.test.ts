import { describe, expect, test } from 'vitest';
import { doubleArea, toLattice } from '#domain/geometry/lattice.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { messyZones } from '#domain/sample-city/messy-zones.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import type { ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { readZones } from '#domain/zones/taking-in/read-zones.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';

const city = generateSampleCity({ seed: 1, cases: 0, until: '2026-11-21' });
const order = [...city.features('zones')].filter(({ properties }) => properties['responsibilityKind'] === 'order');

function taken(seed: number) {
  const messy = messyZones(seed, order);
  const read = readZones(messy.collection.features, {
    number: 'number',
    name: 'name',
    unit: 'unit',
    kindOfPlace: 'block',
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  let next = 0;
  return { messy, read: read.value, ...takeIn(read.value.zones, () => `z${++next}`) };
}

const sizeOf = ({ geometry }: ZoneFault) =>
  Math.abs(geometry.coordinates.reduce((sum, ring) => sum + doubleArea(ring.map(toLattice)), 0));

describe.each(Array.from({ length: 21 }, (_, i) => i + 1))('messy zones of seed %i', (seed) => {
  const { messy, read, coverage, ids, faults } = taken(seed);
  const numbers = new Map(ids.map((id, i) => [id, read.zones[i]!.content.number]));

  test('every planted fault is found, exactly as large as it was made, and none besides', () => {
    const found = faults.map((fault) => [fault.kind, sizeOf(fault)]).sort();
    expect(found).toEqual(messy.faults.map(({ kind, doubleArea: size }) => [kind, size]).sort());
    expect(checkCoverage(coverage)).toEqual([]);
  });

  test('each names its zones, lies at its place and has its width', () => {
    for (const planted of messy.faults) {
      const fault = faults.find((one) => one.kind === planted.kind && sizeOf(one) === planted.doubleArea)!;
      expect(fault.owners.map((id) => numbers.get(id)).sort()).toEqual(planted.zones);
      expect(coverage.ownerAt(toLattice(planted.at))).toBe(fault.ground);
      // The mean width counts the ends too; places are rounded to a centimetre.
      if (planted.width !== undefined) expect(Math.abs(fault.width - planted.width)).toBeLessThan(0.02);
    }
  });

  test('what is no fault is none: duplicates are told, holes and parts are kept', () => {
    const told = read.notes.filter(({ code }) => code === 'duplicate-places').map(({ name }) => name);
    const named = messy.collection.features
      .filter(({ properties }) => messy.harmless.duplicates.includes(properties.number))
      .map(({ properties }) => properties.name);
    expect([...told].sort()).toEqual(named.sort());
    expect(read.notes.filter(({ code }) => code !== 'duplicate-places')).toEqual([]);
    const ringsOf = (number: string) =>
      coverage.ringsOf(ids[read.zones.findIndex((z) => z.content.number === number)]!);
    for (const number of messy.harmless.holes) expect(ringsOf(number).some((ring) => doubleArea(ring) < 0)).toBe(true);
    for (const number of messy.harmless.multiPart) {
      expect(ringsOf(number).filter((ring) => doubleArea(ring) > 0)).toHaveLength(2);
    }
  });
});

test('the same seed spoils in the same way, another in another, and each in every way', () => {
  const { faults, collection, harmless } = messyZones(7, order);
  expect(messyZones(7, order).collection).toEqual(collection);
  expect(messyZones(8, order).faults).not.toEqual(faults);
  expect(new Set(faults.map(({ kind }) => kind)).size).toBe(4);
  for (const list of Object.values(harmless)) expect(list.length).toBeGreaterThan(0);
});
