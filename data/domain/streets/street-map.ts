import Flatbush from 'flatbush';
import { fold } from '#domain/fold.ts';
import type { Street, StreetPart } from './assemble.ts';
import { metresPerDegree } from './chainage.ts';

/** A place as it lies along the street nearest to it. */
export interface PlaceOnStreet {
  readonly street: Street;
  readonly part: StreetPart;
  /** Metres from the start of the part. */
  readonly along: number;
  /** Metres to the left of the way the part runs; negative to the right. */
  readonly left: number;
}

/** All streets of a city, to be asked by place and by name. */
export interface StreetMap {
  /** By name. */
  readonly streets: readonly Street[];
  /** The streets of a name or alias, whatever the width, case and spaces of its writing; usually one. */
  named(name: string): readonly Street[];
  /**
   * The street nearest to a place.
   * @param place lon/lat, degrees WGS84
   * @param within metres from the middle of the street
   */
  nearest(place: readonly number[], within: number): PlaceOnStreet | undefined;
}

interface Piece {
  readonly street: Street;
  readonly part: StreetPart;
  /** Its end among the places of the part's line. */
  readonly i: number;
}

/** Prepares streets, as they were assembled, to be asked. */
export function streetMap(streets: readonly Street[]): StreetMap {
  const byName = new Map<string, Street[]>();
  for (const street of streets) {
    for (const name of new Set([street.name, ...street.aliases].map(fold))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [street]);
      else known.push(street);
    }
  }
  const pieces = streets.flatMap((street) =>
    street.parts.flatMap((part) => part.measured.line.slice(1).map((_, i): Piece => ({ street, part, i: i + 1 }))),
  );
  const tree = treeOf(pieces);
  return {
    streets,
    named: (name) => byName.get(fold(name)) ?? [],
    nearest(place, within) {
      const perDegree = metresPerDegree(place[1]!);
      // Mostly a street is at hand; only where it is not all those within a great distance are looked at.
      for (const reach of [within / 16, within / 4, within]) {
        const [x, y] = [reach / perDegree[0], reach / perDegree[1]];
        const near = tree?.search(place[0]! - x, place[1]! - y, place[0]! + x, place[1]! + y) ?? [];
        let best: PlaceOnStreet | undefined;
        // In the order of the streets, so that of two as near it is always the same.
        for (const at of near.sort((a, b) => a - b)) {
          const found = project(pieces[at]!, place, perDegree);
          const gap = Math.abs(found.left);
          if (gap <= reach && (best === undefined || gap < Math.abs(best.left))) best = found;
        }
        if (best !== undefined) return best;
      }
      return undefined;
    },
  };
}

function treeOf(pieces: readonly Piece[]): Flatbush | undefined {
  if (pieces.length === 0) return undefined;
  const tree = new Flatbush(pieces.length);
  for (const { part, i } of pieces) {
    const [a, b] = [part.measured.line[i - 1]!, part.measured.line[i]!];
    tree.add(Math.min(a[0]!, b[0]!), Math.min(a[1]!, b[1]!), Math.max(a[0]!, b[0]!), Math.max(a[1]!, b[1]!));
  }
  tree.finish();
  return tree;
}

function project(
  { street, part, i }: Piece,
  place: readonly number[],
  [perLng, perLat]: readonly [number, number],
): PlaceOnStreet {
  const { line, at } = part.measured;
  const [a, b] = [line[i - 1]!, line[i]!];
  const [dx, dy] = [(b[0]! - a[0]!) * perLng, (b[1]! - a[1]!) * perLat];
  const [px, py] = [(place[0]! - a[0]!) * perLng, (place[1]! - a[1]!) * perLat];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  const gap = Math.hypot(px - t * dx, py - t * dy);
  const along = at[i - 1]! + t * (at[i]! - at[i - 1]!);
  return { street, part, along, left: dx * py - dy * px >= 0 ? gap : -gap };
}
