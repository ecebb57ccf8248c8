import type { Ground } from '#domain/zones/content.ts';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';

/** A source of chances: the next number in [0, 1). */
export type Chance = () => number;

/** Chances from a seed (mulberry32), the same on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A zone that says as much as it must. */
export function zoneGround(number: string): Ground {
  return { is: 'zone', content: { number, name: `${number}责任区`, kindOfPlace: 'block' } };
}

/** South-west corner: somewhere in Taizhou, in lattice units. */
const [west, south] = [1_199_000_000, 324_500_000];
/** Side of a square, about 100 m. */
const step = 10_000;

/**
 * A random coverage of `size` x `size` crooked squares given to a few owners at random: zones in several parts, with holes,
 * gaps within, and ground left out.
 */
export function randomCoverage(size: number, chance: Chance): Coverage {
  const zones = Math.max(2, Math.round((size * size) / 3));
  const owners: Owner[] = Array.from({ length: zones }, (_, i) => `z${i}`);
  const ownerOf = new Map<string, Owner>();
  for (let x = 0; x < size; x++) {
    for (let y = 0; y < size; y++) {
      const near = [ownerOf.get(`${x - 1},${y}`), ownerOf.get(`${x},${y - 1}`)];
      const roll = chance();
      const beside = near[Math.floor(chance() * 2)];
      ownerOf.set(
        `${x},${y}`,
        roll < 0.08
          ? nobody
          : roll < 0.13
            ? 'out'
            : roll < 0.55 && beside
              ? beside
              : owners[Math.floor(chance() * zones)]!,
      );
    }
  }
  const corners = new Map<string, Point>();
  for (let x = 0; x <= size; x++) {
    for (let y = 0; y <= size; y++) {
      const off = (): number => Math.round((chance() - 0.5) * step * 0.6);
      corners.set(`${x},${y}`, [west + x * step + off(), south + y * step + off()]);
    }
  }
  const edges: Edge[] = [];
  const put = (from: string, to: string, left: Owner, right: Owner): void => {
    if (left !== right) edges.push({ a: corners.get(from)!, b: corners.get(to)!, left, right });
  };
  const at = (x: number, y: number): Owner => ownerOf.get(`${x},${y}`) ?? nobody;
  for (let x = 0; x <= size; x++) {
    for (let y = 0; y <= size; y++) {
      if (x < size) put(`${x},${y}`, `${x + 1},${y}`, at(x, y), at(x, y - 1));
      if (y < size) put(`${x},${y}`, `${x},${y + 1}`, at(x - 1, y), at(x, y));
    }
  }
  const there = new Set(edges.flatMap(({ left, right }) => [left, right]));
  const grounds = [...there]
    .filter((owner) => owner !== nobody)
    .sort()
    .map((owner): readonly [Owner, Ground] => [
      owner,
      owner === 'out' ? { is: 'left-out', reason: 'water', note: '' } : zoneGround(owner),
    ]);
  return Coverage.of(grounds, chainEdges(edges));
}
