import { describe, expect, it } from 'vitest';
import {
  beginMeasuring,
  measured,
  measureDrawing,
  measureStep,
  type MeasureEvent,
} from '../../../web/map/measuring.ts';

const a = [119.9, 32.5] as const;
const b = [119.91, 32.5] as const;
const c = [119.91, 32.51] as const;

function after(mode: 'line' | 'area', ...events: MeasureEvent[]) {
  return events.reduce(measureStep, beginMeasuring(mode));
}
const points = (...at: (readonly [number, number])[]): MeasureEvent[] =>
  at.map((each) => ({ kind: 'point', at: each }));

describe('measuring', () => {
  it('gives the geodesic length: a hundredth of a degree of longitude at 32.5 N is 939.8 m, not the 1,113 m of the map’s plane', () => {
    expect(measured(after('line', ...points(a, b))).metres).toBeCloseTo(939.77, 2);
  });

  it('gives area and outline from the third point on', () => {
    expect(measured(after('area', ...points(a, b))).squareMetres).toBeUndefined();
    const three = measured(after('area', ...points(a, b, c)));
    expect(three.squareMetres).toBeCloseTo(521_081, 0);
    expect(three.metres).toBeCloseTo(939.77 + 1108.96 + 1453.52, 0);
  });

  it('does not count the way to the pointer, but draws it', () => {
    const state = after('line', ...points(a), { kind: 'pointer', at: b });
    expect(measured(state).metres).toBe(0);
    const line = measureDrawing(state).features.find((feature) => feature.geometry.type === 'LineString');
    expect(line?.geometry).toEqual({ type: 'LineString', coordinates: [[...a], [...b]] });
  });

  it('ends with two points or more, and not before', () => {
    expect(after('line', ...points(a), { kind: 'finish' }).finished).toBe(false);
    expect(after('line', ...points(a, b), { kind: 'finish' }).finished).toBe(true);
  });

  it('begins anew with the first point after the end', () => {
    expect(after('line', ...points(a, b), { kind: 'finish' }, ...points(c)).points).toEqual([c]);
  });

  it('takes the last point back, also after the end', () => {
    const back = after('line', ...points(a, b, c), { kind: 'finish' }, { kind: 'back' });
    expect(back.points).toEqual([a, b]);
    expect(back.finished).toBe(false);
    expect(after('line', { kind: 'back' }).points).toEqual([]);
  });

  it('takes a point on the last one as the same', () => {
    expect(after('line', ...points(a, b, b)).points).toEqual([a, b]);
  });

  it('writes the figure on the drawing', () => {
    const texts = (state: ReturnType<typeof after>) =>
      measureDrawing(state).features.flatMap((feature) => feature.properties?.text ?? []);
    expect(texts(after('line', ...points(a, b)))).toEqual(['940 m']);
    expect(texts(after('area', ...points(a, b, c)))).toEqual(['521,081 m²']);
  });
});
