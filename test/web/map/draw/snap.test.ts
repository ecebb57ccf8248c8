import { describe, expect, it } from 'vitest';
import { measuredShape } from '../../../../web/map/draw/measured-shape.ts';
import { snapTo } from '../../../../web/map/draw/snap.ts';

/** A screen on which a thousandth of a degree is 100 pixels, north up. */
const project = (lng: number, lat: number) => ({ x: (lng - 119) * 1e5, y: (32 - lat) * 1e5 });
const unproject = (x: number, y: number) => ({ lng: 119 + x / 1e5, lat: 32 - y / 1e5 });
const road = {
  type: 'LineString' as const,
  coordinates: [
    [119, 32],
    [119.001, 32],
  ],
};
const at = (x: number, y: number) => snapTo({ x, y }, [road], project, unproject);

describe('a pointer near a drawn shape', () => {
  it('is drawn to a corner within 12 pixels, before any edge', () => {
    expect(at(8, 8)).toEqual({ at: [119, 32], to: 'vertex' });
    expect(at(111, 0)).toEqual({ at: [119.001, 32], to: 'vertex' });
  });

  it('is drawn onto an edge within 8 pixels, at the nearest place of it', () => {
    expect(at(50, 7)).toEqual({ at: [119.0005, 32], to: 'edge' });
    expect(at(50, 9)).toBeUndefined();
  });

  it('is free where nothing is near', () => {
    expect(at(120, 12)).toBeUndefined();
    expect(snapTo({ x: 0, y: 0 }, [], project, unproject)).toBeUndefined();
  });
});

describe('a drawn shape', () => {
  it('is measured on the ellipsoid: a minute of latitude, and a closed ring', () => {
    const line = { type: 'LineString' as const, coordinates: [[119, 32], [119, 32 + 1 / 60]] }; // prettier-ignore
    expect(measuredShape('k', line, true)!.metres).toBeCloseTo(1848, 0);
    const ring = [[119, 32], [119.001, 32], [119.001, 32.001], [119, 32.001], [119, 32]]; // prettier-ignore
    const area = measuredShape('k', { type: 'Polygon', coordinates: [ring] }, true)!;
    expect(area.squareMetres! / (94.5 * 110.88)).toBeCloseTo(1, 2);
  });
});
