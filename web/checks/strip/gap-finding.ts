import type { Geometry, Position } from 'geojson';
import { metres } from '#domain/brand.ts';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StripLine } from '#domain/checks/spacing/strip.ts';
import type { Finding } from '#domain/finding.ts';
import { projectOn } from '#domain/streets/chainage.ts';

/** What is needed of a finding to find its stretch. */
export type Placed = Pick<Finding, 'geometry' | 'details'>;

/** Beyond this, in metres, a finding is not of the line. */
const nearby = 30;

/** The stretch of a line that a finding is about; undefined where it lies elsewhere. */
export function intervalOf(finding: Placed, line: StripLine): Interval | undefined {
  const side = finding.details?.['side'];
  if (side !== undefined && line.side !== undefined && side !== line.side) return undefined;
  const measured = { line: line.line, at: line.at, length: metres(line.length) };
  const placed = positionsOf(finding.geometry).map((position) => projectOn(measured, position));
  const on = placed.filter(({ left }) => Math.abs(left) <= nearby).map(({ chainage }) => chainage);
  if (on.length === 0 || on.length < placed.length / 2) return undefined;
  return { from: Math.min(...on), to: Math.max(...on) };
}

/** The finding that a stretch of a line belongs to: the one that covers most of it; undefined where none does. */
export function findingOf<F extends Placed>(findings: readonly F[], line: StripLine, stretch: Interval): F | undefined {
  let best: { readonly finding: F; readonly common: number } | undefined;
  for (const finding of findings) {
    const own = intervalOf(finding, line);
    if (own === undefined) continue;
    const common = Math.min(own.to, stretch.to) - Math.max(own.from, stretch.from);
    if (common > Math.max(1, (stretch.to - stretch.from) / 2) && common > (best?.common ?? 0))
      best = { finding, common };
  }
  return best?.finding;
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}
