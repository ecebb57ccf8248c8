import { placeOf, type Spot } from '#domain/network/spots.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { CheckFeature } from '../check.ts';
import type { Base, Placed } from './demand.ts';

/** A place where a facility could be put. */
export interface Candidate {
  readonly lon: number;
  readonly lat: number;
  readonly spot: Spot | undefined;
  /** The site it is, where sites were given. */
  readonly site?: CheckFeature;
}

/** The sites that were given. */
export function givenCandidates({ features, lon, lat, spots }: Placed): Candidate[] {
  return features.map((site, i) => ({ lon: lon[i]!, lat: lat[i]!, spot: spotIn(spots, i), site }));
}

/** Streets are tried so many metres apart for a reach: near enough to find a good place, far enough to be done. */
function stepFor(reach: number): number {
  return Math.min(1000, reach / 4);
}

/** Places along all streets, none in a crossing, and not closer to each other than half a step. */
export function streetCandidates({ network }: Base, reach: number): Candidate[] {
  const step = stepFor(reach);
  const isNear = nearness(step / 2);
  const candidates: Candidate[] = [];
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const count = Math.max(1, Math.round(network.length[edge]! / step));
    for (let i = 0; i < count; i++) {
      const along = ((i + 0.5) / count) * network.length[edge]!;
      const [lon, lat] = placeOf(network, edge, along);
      if (isNear(lon, lat)) continue;
      candidates.push({ lon, lat, spot: { edge, along, off: 0 } });
    }
  }
  return candidates;
}

/** Of cells those that are not closer to each other than a step: what no place along a street reaches is tried from them. */
export function sparse({ ground }: Pick<Base, 'ground'>, cells: readonly number[], reach: number): number[] {
  const isNear = nearness(stepFor(reach));
  return cells.filter((cell) => !isNear(ground.lon[cell]!, ground.lat[cell]!));
}

/** The middle of a cell. */
export function groundCandidate({ ground, cellSpots }: Pick<Base, 'ground' | 'cellSpots'>, cell: number): Candidate {
  return { lon: ground.lon[cell]!, lat: ground.lat[cell]!, spot: spotIn(cellSpots, cell) };
}

/** Where a place stands itself. */
export function placeCandidate({ lon, lat, spots }: Placed, p: number): Candidate {
  return { lon: lon[p]!, lat: lat[p]!, spot: spotIn(spots, p) };
}

/** The middle of a piece of road. */
export function pieceCandidate({ network, pieces }: Base, piece: number): Candidate {
  const edge = pieces.edge[piece]!;
  const along = (pieces.from[piece]! + pieces.to[piece]!) / 2;
  const [lon, lat] = placeOf(network, edge, along);
  return { lon, lat, spot: { edge, along, off: 0 } };
}

function spotIn(spots: Placed['spots'], i: number): Spot | undefined {
  return spots.edge[i]! < 0 ? undefined : { edge: spots.edge[i]!, along: spots.along[i]!, off: spots.off[i]! };
}

/** Tells of each place whether one asked about before, and found free, was in the same or a neighbouring square of so many metres. */
function nearness(metres: number): (lon: number, lat: number) => boolean {
  const taken = new Map<string, [number, number][]>();
  return (lon, lat) => {
    const [perLng, perLat] = metresPerDegree(Math.round(lat));
    const [x, y] = [(lon * perLng) / metres, (lat * perLat) / metres];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        if (taken.get(`${c} ${r}`)?.some(([a, b]) => Math.hypot(a - x, b - y) < 1) === true) return true;
      }
    }
    const known = taken.get(`${column} ${row}`);
    if (known === undefined) taken.set(`${column} ${row}`, [[x, y]]);
    else known.push([x, y]);
    return false;
  };
}
