import type { FaceWalks, Noded } from './face-walk.ts';

/** What a line claims on its sides. */
interface ClaimingLine {
  readonly left?: string;
  readonly right?: string;
}

/**
 * Who claims each face: the names whose lines wind around it. Goes over the edges from the face outside of all, which
 * nobody claims: stepping from the right of a line to its left enters what it claims on its left and leaves what it
 * claims on its right.
 * @param usesOf the lines along an edge: line * 2 + 1 in its direction, line * 2 against it
 * @returns per face its names, sorted
 */
export function claimsOfFaces(
  { from }: Noded,
  walks: FaceWalks,
  faceOf: Int32Array,
  count: number,
  lines: readonly ClaimingLine[],
  usesOf: (edge: number) => readonly number[],
): (readonly string[])[] {
  const walksOfFace: number[][] = Array.from({ length: count }, () => []);
  faceOf.forEach((face, walk) => walksOfFace[face]!.push(walk));
  const windings: (ReadonlyMap<string, number> | undefined)[] = new Array(count);
  windings[0] = new Map();
  const reached = [0];
  for (let i = 0; i < reached.length; i++) {
    const face = reached[i]!;
    for (const walk of walksOfFace[face]!) {
      let half = walks.start[walk]!;
      do {
        // The twin has the neighbour on its left: to step over is to go from the left of this half edge to its right.
        const beyond = faceOf[walks.walk[half ^ 1]!]!;
        if (windings[beyond] === undefined) {
          windings[beyond] = across(windings[face]!, half, lines, usesOf);
          reached.push(beyond);
        }
        half = walks.next[half]!;
      } while (half !== walks.start[walk]);
    }
  }
  if (reached.length !== count) throw new Error(`Of ${count} faces around ${from.length} edges some were not reached.`);
  return windings.map((winding) => [...winding!.keys()].sort());
}

/** The windings on the right of a half edge from those on its left; names that do not wind are not kept. */
function across(
  winding: ReadonlyMap<string, number>,
  half: number,
  lines: readonly ClaimingLine[],
  usesOf: (edge: number) => readonly number[],
): Map<string, number> {
  const result = new Map(winding);
  const turn = (name: string | undefined, by: number) => {
    if (name === undefined) return;
    const turns = (result.get(name) ?? 0) + by;
    if (turns === 0) result.delete(name);
    else result.set(name, turns);
  };
  for (const use of usesOf(half >> 1)) {
    const { left, right } = lines[use >> 1]!;
    const along = (use & 1) !== (half & 1) ? -1 : 1;
    turn(left, along);
    turn(right, -along);
  }
  return result;
}
