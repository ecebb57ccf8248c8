import type { MultiPolygon, Polygon } from 'geojson';
import { doubleArea, fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { nobody, type Arc } from '../coverage/arc.ts';
import { arrange, type ArrangedFace, type ArrangedLine } from '../coverage/arrange.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { edgeTable } from '../locate/edge-table.ts';
import { Locator } from '../locate/locator.ts';

/** Built-up ground laid over a coverage: what of it has an owner and what has none. */
export interface Cover {
  /** Faces of built-up ground that belong to nobody. */
  readonly gaps: readonly ArrangedFace[];
  /** All of the built-up ground, square metres. */
  readonly builtUp: number;
  /** Tells built-up ground with an owner, built-up ground without, and other ground apart, by number. */
  readonly locator: Locator;
  readonly owned: number;
  readonly bare: number;
}

const covered = 'covered';
const gap = 'gap';

/**
 * Lays the built-up area over the outer borders of a coverage. Inner borders do not matter, so a coverage without gaps costs
 * next to nothing.
 * @param builtUp none: all ground counts as built up, and no gap is told
 */
export function coverOf(coverage: Coverage, builtUp: readonly (Polygon | MultiPolygon)[]): Cover {
  const lines: ArrangedLine[] = builtUp.flatMap(linesOf);
  for (const { points, left } of coverage.arcsOf(nobody)) {
    lines.push(left === nobody ? { points, right: covered } : { points, left: covered });
  }
  const { edges, faces } = arrange(lines);
  const all = builtUp.length === 0;
  const stateOf = ({ claims }: ArrangedFace): string => {
    if (!all && !claims.includes('built-up')) return nobody;
    return claims.includes(covered) ? covered : all ? nobody : gap;
  };
  const states = faces.map(stateOf);
  const arcs: Arc[] = [];
  for (const { a, b, left, right } of edges) {
    const [l, r] = [states[left]!, states[right]!];
    if (l !== r) arcs.push({ points: [a, b], left: l, right: r });
  }
  const locator = new Locator(edgeTable(arcs));
  const { owners } = locator.grid.table;
  return {
    gaps: all ? [] : faces.filter((_, i) => states[i] === gap),
    builtUp: all ? 0 : faces.reduce((sum, face, i) => sum + (states[i] === nobody ? 0 : squareMetres(face)), 0),
    locator,
    owned: owners.indexOf(covered),
    bare: owners.indexOf(all ? nobody : gap),
  };
}

/** The geodesic area of a face in square metres. */
export function squareMetres({ rings }: Pick<ArrangedFace, 'rings'>): number {
  return areaOf(rings.map((ring) => ring.map(fromLattice)));
}

function linesOf(geometry: Polygon | MultiPolygon): ArrangedLine[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((polygon) =>
    polygon.map((ring, i) => {
      const points = ring.map(toLattice);
      const counterClockwise = doubleArea(points) > 0;
      return { points: counterClockwise === (i === 0) ? points : turned(points), left: 'built-up' };
    }),
  );
}

const turned = (points: readonly Point[]): Point[] => [...points].reverse();
