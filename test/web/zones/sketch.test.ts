import { afterEach, describe, expect, it } from 'vitest';
import { nextNumber } from '../../../web/zones/next-number.ts';
import { newGroundId } from '../../../web/zones/new-id.ts';
import {
  addPlaces,
  clearSketch,
  sketchFeatures,
  sketchFigures,
  takePlaceBack,
  useSketch,
} from '../../../web/zones/sketch.ts';

afterEach(clearSketch);

const places = [
  [119.9, 32.45],
  [119.91, 32.45],
  [119.91, 32.46],
] as const;

describe('a sketch', () => {
  it('passes over a place that is the last one again, and takes the last one back', () => {
    addPlaces([places[0], [119.90000000001, 32.45]]);
    addPlaces([places[1]]);
    expect(useSketch.getState().places).toEqual([places[0], places[1]]);
    takePlaceBack();
    expect(useSketch.getState().places).toEqual([places[0]]);
  });

  it('has its geodesic length and area with the place under the pointer', () => {
    const line = sketchFigures('line', [places[0]], places[1]);
    expect(line.metres).toBeCloseTo(940.1, 0);
    expect([line.lastMetres, line.squareMetres]).toEqual([line.metres, undefined]);
    const area = sketchFigures('area', [places[0], places[1]], places[2]);
    // Half of 940 m by 1,109 m.
    expect(area.squareMetres).toBeGreaterThan(520_000);
    expect(area.squareMetres).toBeLessThan(522_500);
    expect(sketchFigures('area', [places[0]], places[1]).squareMetres).toBeUndefined();
  });

  it('of an area is drawn closed, of a line open', () => {
    expect(sketchFeatures('line', places, undefined).lines.map(({ id }) => id)).toEqual(['line']);
    expect(sketchFeatures('area', places, undefined).lines.map(({ id }) => id)).toEqual(['area', 'line', 'closing']);
    expect(sketchFeatures('area', [places[0]], undefined).lines).toEqual([]);
  });
});

describe('what a new zone begins with', () => {
  const zone = (number: string) => ({ is: 'zone', content: { number, name: number, kindOfPlace: 'block' } }) as const;

  it('is the number after the greatest of those that most zones are numbered like', () => {
    expect(nextNumber(['SR-009', 'SR-041', 'X7', 'SR-041-2'].map(zone))).toBe('SR-042');
    expect(nextNumber([zone('绿地')])).toBe('001');
    expect(nextNumber([])).toBe('001');
  });

  it('is an id in the shape of UUIDv7 that tells when it was made', () => {
    const now = Date.parse('2026-11-22T04:00:00Z');
    const id = newGroundId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
    expect(newGroundId(now)).not.toBe(id);
  });
});
