import { placeOf } from '#domain/network/spots.ts';
import { treeOf } from '#domain/network/straight.ts';
import { byEdge } from '#domain/network/walk.ts';
import { walkerNear } from '#domain/network/walk-near.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Candidate } from './candidates.ts';
import type { Base, Placed } from './demand.ts';
import type { ReachWay } from './kind.ts';
import { eachCellWithin } from './measure.ts';

/**
 * What a facility at a place would bring within reach, by the rules of `measure`. Elements are numbered: cells, then places,
 * then pieces of road.
 * @returns for a candidate the elements, each once
 */
export function coveredBy(
  base: Base,
  places: Placed,
  limit: number,
  by: ReachWay,
): (candidate: Candidate) => Int32Array {
  const { network, ground, cellSpots, pieces, barriers } = base;
  // Without the slack: what is planned must still do when it is kept to the centimetre.
  const within = limit;
  const firstPlace = ground.cells.length;
  const firstPiece = firstPlace + places.features.length;
  const near = walkerNear(network);
  const cellsOn = byEdge(network, cellSpots);
  const placesOn = byEdge(network, places.spots);
  const piecesOn = firstPieceOnEdge(network.edgeCount, pieces.edge);

  const endsOf = (along: readonly number[]) => pieces.edge.map((edge, i) => placeOf(network, edge, along[i]!));
  const [starts, ends] = by === 'circle' ? [endsOf(pieces.from), endsOf(pieces.to)] : [[], []];
  const pieceTree = treeOf({ lon: starts.map(([x]) => x), lat: starts.map(([, y]) => y) });
  const seen = new Uint32Array(firstPiece + pieces.edge.length);
  let asked = 0;

  const onFoot = ({ lon, lat, spot }: Candidate, put: (element: number) => void): void => {
    const own = spot?.off ?? Infinity;
    if (spot !== undefined) {
      const { edges, metresTo } = near(spot, within);
      for (const edge of edges) {
        const [start, end] = [metresTo(network.from[edge]!), metresTo(network.to[edge]!)];
        const length = network.length[edge]!;
        const at = (along: number): number =>
          Math.min(
            start + along,
            end + length - along,
            edge === spot.edge ? own + Math.abs(spot.along - along) : Infinity,
          );
        for (let i = cellsOn.firstOnEdge[edge]!; i < cellsOn.firstOnEdge[edge + 1]!; i++) {
          const cell = cellsOn.onEdge[i]!;
          if (cellSpots.off[cell]! + at(cellSpots.along[cell]!) <= within) put(cell);
        }
        for (let i = placesOn.firstOnEdge[edge]!; i < placesOn.firstOnEdge[edge + 1]!; i++) {
          const place = placesOn.onEdge[i]!;
          if (places.spots.off[place]! + at(places.spots.along[place]!) <= within) put(firstPlace + place);
        }
        for (let i = piecesOn[edge]!; i < piecesOn[edge + 1]!; i++) {
          const [from, to] = [pieces.from[i]!, pieces.to[i]!];
          const holds = edge === spot.edge && from <= spot.along && spot.along <= to;
          const most = holds ? own + Math.max(spot.along - from, to - spot.along) : (at(from) + at(to) + to - from) / 2;
          if (most <= within) put(firstPiece + i);
        }
      }
    }
    const isOpen = barriers.isOpen(lon, lat, within);
    eachCellWithin(base, lon, lat, within, (cell, far) => {
      if (far > own + cellSpots.off[cell]!) return;
      if (isOpen || barriers.isFree(ground.lon[cell]!, ground.lat[cell]!, lon, lat)) put(cell);
    });
    eachPlace(lon, lat, (place, far) => {
      if (far > own + places.spots.off[place]!) return;
      if (isOpen || barriers.isFree(places.lon[place]!, places.lat[place]!, lon, lat)) put(firstPlace + place);
    });
  };

  const asTheCrowFlies = ({ lon, lat }: Candidate, put: (element: number) => void): void => {
    eachCellWithin(base, lon, lat, within, put);
    eachPlace(lon, lat, (place) => {
      put(firstPlace + place);
    });
    const [perLng, perLat] = metresPerDegree(lat);
    const [x, y] = [within / perLng, within / perLat];
    for (const i of pieceTree?.search(lon - x, lat - y, lon + x, lat + y) ?? []) {
      const isIn = [starts[i]!, ends[i]!].every(
        ([a, b]) => Math.hypot((a - lon) * perLng, (b - lat) * perLat) <= within,
      );
      if (isIn) put(firstPiece + i);
    }
  };

  function eachPlace(lon: number, lat: number, call: (place: number, metres: number) => void): void {
    const [perLng, perLat] = metresPerDegree(lat);
    for (let p = 0; p < places.features.length; p++) {
      const far = Math.hypot((places.lon[p]! - lon) * perLng, (places.lat[p]! - lat) * perLat);
      if (far <= within) call(p, far);
    }
  }

  return (candidate) => {
    asked++;
    const held: number[] = [];
    const put = (element: number): void => {
      if (seen[element] === asked) return;
      seen[element] = asked;
      held.push(element);
    };
    (by === 'network' ? onFoot : asTheCrowFlies)(candidate, put);
    return Int32Array.from(held);
  };
}

/** Pieces stand by edge: those of edge e from `first[e]` up to `first[e + 1]`. */
function firstPieceOnEdge(edges: number, edgeOf: readonly number[]): Int32Array {
  const first = new Int32Array(edges + 1);
  for (const edge of edgeOf) first[edge + 1]!++;
  for (let e = 0; e < edges; e++) first[e + 1]! += first[e]!;
  return first;
}
