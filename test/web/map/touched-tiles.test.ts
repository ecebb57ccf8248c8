import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tilesOf } from '../../../web/map/refresh.ts';
import { inView, tilesTouched } from '../../../web/map/touched-tiles.ts';

const lng = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });

describe('the tiles a bbox touches', () => {
  it('of a point in 坡子街 is the one tile that holds it', () => {
    expect(tilesTouched([119.915, 32.49, 119.915, 32.49], 14)).toEqual([{ z: 14, x: 13649, y: 6627 }]);
  });

  it('also is the neighbour whose buffer reaches it', () => {
    const west = (13649 / 2 ** 14) * 360 - 180;
    const just = west + (360 / 2 ** 14) * 0.01;
    expect(tilesTouched([just, 32.49, just, 32.49], 14).map((tile) => tile.x)).toEqual([13648, 13649]);
    const beyond = west + (360 / 2 ** 14) * 0.02;
    expect(tilesTouched([beyond, 32.49, beyond, 32.49], 14).map((tile) => tile.x)).toEqual([13649]);
  });

  it('hold the tiles of every point of the bbox', () => {
    fc.assert(
      fc.property(lng, lat, fc.nat(9), (x, y, z) => {
        const [point] = tilesTouched([x, y, x, y], z);
        const around = tilesTouched([Math.max(-180, x - 1), y - 1, Math.min(180, x + 1), y + 1], z);
        expect(around).toContainEqual(point);
      }),
    );
  });
});

describe('what is fetched again', () => {
  it('is nothing for a change far out of sight', () => {
    expect(tilesOf([[120.5, 32.4, 120.5, 32.4]], [119.9, 32.4, 119.95, 32.45], 14)).toEqual([]);
  });

  it('is the touched tile of the zoom on screen and of those that may stand in for it, each once', () => {
    const touched = [119.915, 32.49, 119.915, 32.49] as const;
    const tiles = tilesOf([touched, touched], [119.9, 32.48, 119.95, 32.5], 14.7);
    expect(tiles.map((tile) => tile.z)).toEqual([12, 13, 14, 15]);
  });

  it('stops at the zoom to which tiles are cut', () => {
    const tiles = tilesOf([[119.915, 32.49, 119.915, 32.49]], [119.91, 32.48, 119.92, 32.5], 19.5);
    expect(Math.max(...tiles.map((tile) => tile.z))).toBe(18);
  });
});

describe('the part of a bbox in view', () => {
  it('is null where they do not meet and a point where they touch', () => {
    expect(inView([0, 0, 1, 1], [2, 2, 3, 3])).toBeNull();
    expect(inView([0, 0, 1, 1], [1, 1, 3, 3])).toEqual([1, 1, 1, 1]);
  });
});
