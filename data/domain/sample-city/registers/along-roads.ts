import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Section } from '../sections.ts';

interface Way {
  readonly line: readonly number[][];
  readonly metres: number;
}

const keyOf = (position: readonly number[]) => position.join();

/**
 * The shortest way along the roads between the crossings nearest to two places; schematic, turns and one-way streets
 * are not looked at.
 * @returns positions from the first crossing to the last
 */
export function alongRoads(sections: readonly Section[], from: readonly number[], to: readonly number[]): number[][] {
  const crossings = new Map<string, { readonly at: readonly number[]; readonly ways: readonly Way[] }>();
  for (const { measured } of sections) {
    const line = measured.line.map((position) => [...position]);
    for (const way of [line, [...line].reverse()]) {
      const at = way[0]!;
      const known = crossings.get(keyOf(at));
      crossings.set(keyOf(at), { at, ways: [...(known?.ways ?? []), { line: way, metres: measured.length }] });
    }
  }
  const [perLng, perLat] = metresPerDegree(from[1]!);
  const gap = (a: readonly number[], b: readonly number[]) =>
    Math.hypot((a[0]! - b[0]!) * perLng, (a[1]! - b[1]!) * perLat);
  const nearest = (place: readonly number[]) =>
    [...crossings.values()].reduce((best, next) => (gap(next.at, place) < gap(best.at, place) ? next : best));
  const start = keyOf(nearest(from).at);
  const end = keyOf(nearest(to).at);
  const reached = new Map<string, { readonly metres: number; readonly line: number[][] }>([
    [start, { metres: 0, line: [[...crossings.get(start)!.at]] }],
  ]);
  const open = new Set([start]);
  while (open.size > 0) {
    const here = [...open].reduce((best, next) =>
      reached.get(next)!.metres < reached.get(best)!.metres ? next : best,
    );
    open.delete(here);
    if (here === end) break;
    const { metres, line } = reached.get(here)!;
    for (const way of crossings.get(here)!.ways) {
      const there = keyOf(way.line.at(-1)!);
      const length = metres + way.metres;
      if (length >= (reached.get(there)?.metres ?? Infinity)) continue;
      reached.set(there, { metres: length, line: [...line, ...way.line.slice(1)] });
      open.add(there);
    }
  }
  return reached.get(end)?.line ?? [];
}
