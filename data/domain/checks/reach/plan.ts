import { metresPerDegree } from '#domain/streets/chainage.ts';
import { placeOf } from '#domain/network/spots.ts';
import {
  givenCandidates,
  groundCandidate,
  pieceCandidate,
  placeCandidate,
  sparse,
  streetCandidates,
  type Candidate,
} from './candidates.ts';
import { coveredBy } from './covered-by.ts';
import { fewestSets } from './cover/fewest-sets.ts';
import type { Base, Placed } from './demand.ts';
import type { ReachWay } from './kind.ts';

/** What is out of reach and has to be closed. */
export interface Open {
  /** Indexes of cells, places and pieces of road. */
  readonly cells: readonly number[];
  readonly places: readonly number[];
  readonly pieces: readonly number[];
}

/** The fewest new sites that close what is open. */
export interface Plan {
  readonly sites: readonly Candidate[];
  /** For each open cell, place and piece (in that order) the site that closes it; -1 where none can. */
  readonly siteOf: Int32Array;
  readonly proven: boolean;
  readonly atLeast: number;
}

/** Plans sites; what it learned of candidates it keeps, so that planning again after a change of facilities is quick. */
export type Planner = (open: Open) => Generator<number, Plan>;

/**
 * A planner over a ground.
 * @param given sites that may be taken; absent: anywhere along streets, and where no place along a street reaches, on the
 *   ground itself
 * @param reach metres
 */
export function plannerOf(base: Base, places: Placed, given: Placed | undefined, reach: number, by: ReachWay): Planner {
  const candidates = given === undefined ? streetCandidates(base, reach) : givenCandidates(given);
  const covered = coveredBy(base, places, reach, by);
  const known: (Int32Array | undefined)[] = candidates.map(() => undefined);
  const knownOnGround = new Map<number, Int32Array>();
  const onGround = (cell: number): { readonly candidate: Candidate; readonly elements: Int32Array } => {
    const candidate = groundCandidate(base, cell);
    const elements = knownOnGround.get(cell) ?? covered(candidate);
    knownOnGround.set(cell, elements);
    return { candidate, elements };
  };
  const firstPlace = base.ground.cells.length;
  const firstPiece = firstPlace + places.features.length;

  return function* plan(open) {
    const wanted = [
      ...open.cells,
      ...open.places.map((p) => firstPlace + p),
      ...open.pieces.map((piece) => firstPiece + piece),
    ];
    const indexOf = new Int32Array(firstPiece + base.pieces.edge.length).fill(-1);
    for (const [i, element] of wanted.entries()) indexOf[element] = i;
    const found = new Int32Array(wanted.length);
    const sets: Int32Array[] = [];
    const of: Candidate[] = [];
    const isClosed = new Uint8Array(wanted.length);
    const offer = (candidate: Candidate, elements: Int32Array): void => {
      let count = 0;
      for (const element of elements) if (indexOf[element]! >= 0) found[count++] = indexOf[element]!;
      if (count === 0) return;
      for (let i = 0; i < count; i++) isClosed[found[i]!] = 1;
      sets.push(found.slice(0, count));
      of.push(candidate);
    };
    const isNear = nearOpen(base, places, open, reach);
    for (const [i, candidate] of candidates.entries()) {
      if (isNear(candidate)) offer(candidate, (known[i] ??= covered(candidate)));
      if (i % 50 === 49) yield 0.5 * (i / candidates.length);
    }
    if (given === undefined) {
      const left = open.cells.filter((_, i) => isClosed[i] === 0);
      for (const [i, cell] of sparse(base, left, reach).entries()) {
        const { candidate, elements } = onGround(cell);
        offer(candidate, elements);
        if (i % 50 === 49) yield 0.5;
      }
      for (const [i, cell] of open.cells.entries()) {
        if (isClosed[i] === 1) continue;
        const { candidate, elements } = onGround(cell);
        offer(candidate, elements);
      }
      const firstOfPieces = open.cells.length + open.places.length;
      for (const [i, p] of open.places.entries()) {
        if (isClosed[open.cells.length + i] === 1) continue;
        const candidate = placeCandidate(places, p);
        offer(candidate, covered(candidate));
      }
      for (const [i, piece] of open.pieces.entries()) {
        if (isClosed[firstOfPieces + i] === 1) continue;
        const candidate = pieceCandidate(base, piece);
        offer(candidate, covered(candidate));
      }
    }
    const cover = yield* fewestSets({ elements: wanted.length, sets });
    const siteOf = new Int32Array(wanted.length).fill(-1);
    for (const [site, set] of cover.chosen.entries()) {
      for (const index of sets[set]!) if (siteOf[index]! < 0) siteOf[index] = site;
    }
    return {
      sites: cover.chosen.map((set) => of[set]!),
      siteOf,
      proven: cover.proven,
      atLeast: cover.atLeast,
    };
  };
}

/** Whether something open lies near enough to a place to be asked about: in the same square of one reach, or one next to it. */
function nearOpen(
  { ground, network, pieces }: Base,
  places: Placed,
  open: Open,
  reach: number,
): (place: { readonly lon: number; readonly lat: number }) => boolean {
  const squares = new Set<string>();
  const scale = (lat: number) =>
    metresPerDegree(Math.round(lat)).map((per) => per / (1.02 * reach + 50)) as [number, number];
  const mark = (lon: number, lat: number): void => {
    const [x, y] = scale(lat);
    squares.add(`${Math.floor(lon * x)} ${Math.floor(lat * y)}`);
  };
  for (const cell of open.cells) mark(ground.lon[cell]!, ground.lat[cell]!);
  for (const p of open.places) mark(places.lon[p]!, places.lat[p]!);
  for (const piece of open.pieces) mark(...placeOf(network, pieces.edge[piece]!, pieces.from[piece]!));
  return ({ lon, lat }) => {
    const [x, y] = scale(lat);
    const [column, row] = [Math.floor(lon * x), Math.floor(lat * y)];
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) if (squares.has(`${c} ${r}`)) return true;
    }
    return false;
  };
}
