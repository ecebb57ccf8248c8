import type { Position } from 'geojson';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { arcKey, nobody, type Arc, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { arrange, type ArrangedEdge, type ArrangedFace, type ArrangedLine } from '#domain/zones/coverage/arrange.ts';
import { edgesOf } from '#domain/zones/coverage/chains.ts';
import { checkAround } from '#domain/zones/coverage/check-delta.ts';
import type { CoverageDelta, GroundLine } from '#domain/zones/coverage/delta.ts';
import { deltaOfEdges } from '#domain/zones/coverage/edge-change.ts';
import { fieldClashes, mergedContent, type FieldClash } from './merged-content.ts';
import type { ThreeWays } from './three-ways.ts';

/** Ground that is not the same in all three states. */
export interface DifferingGround {
  /** Rings in degrees WGS84, the outer first. */
  readonly rings: readonly (readonly Position[])[];
  /** Twice the area in square lattice units. */
  readonly doubleArea: number;
  readonly base: Owner;
  readonly theirs: Owner;
  readonly mine: Owner;
  /** Both sides changed it, and differently: gave it to different owners, or moved the same border over and beside it. */
  readonly isContested: boolean;
}

/** Mine put on theirs. */
export interface Remade {
  /** To be made on the draft as it stands now. */
  readonly delta: CoverageDelta;
  /** All ground that either side gave to somebody else. */
  readonly ground: readonly DifferingGround[];
  readonly fields: readonly FieldClash[];
}

/** Why mine cannot be put on theirs: the borders that would come about do not fit. */
export interface RemakeRefusal {
  readonly at?: Position;
  readonly owners: readonly Owner[];
}

/**
 * Makes my edits again on what others made of the draft: ground that I gave to somebody is theirs who I gave it to, all
 * other ground is as others left it; the same for fields of contents. Where both changed the same, mine is on top: of one
 * border that both moved at the same place, mine stays.
 */
export function remade(ways: ThreeWays): Result<Remade, RemakeRefusal> {
  const { base, theirs, mine } = ways;
  const touched = [...new Set([...ways.theirOwners, ...ways.myOwners])].sort();
  const held = new Map<string, Arc>();
  for (const owner of touched) {
    for (const arc of theirs.arcsOf(owner)) held.set(arcKey(arc), arc);
  }
  const arcs = [...held.values()];
  const states = { b: base, t: theirs, m: mine } as const;
  const lines: ArrangedLine[] = arcs.map(({ points }) => ({ points }));
  for (const [state, coverage] of Object.entries(states)) {
    for (const owner of touched) {
      for (const points of coverage.ringsOf(owner)) lines.push({ points, left: `${state}${owner}` });
    }
  }
  const { edges, faces } = arrange(lines);
  const owners = faces.map(ownersOf);
  const contested = contestedFaces(edges, owners);

  const ownerAfter = (face: number, outside: Owner): Owner => {
    const { b, t, m } = owners[face]!;
    return m === b && !contested.has(face) ? (t ?? outside) : (m ?? nobody);
  };
  const added = edges.flatMap(({ a, b, left, right, along }): Edge[] => {
    const use = along.find(({ line }) => line < arcs.length);
    const arc = use && arcs[use.line]!;
    const [arcLeft, arcRight] = !arc ? [nobody, nobody] : use.forward ? [arc.left, arc.right] : [arc.right, arc.left];
    const edge = { a, b, left: ownerAfter(left, arcLeft), right: ownerAfter(right, arcRight) };
    return edge.left === edge.right ? [] : [edge];
  });
  const removed = [...edgesOf(arcs)];
  const delta = deltaOfEdges(theirs, removed, added, groundLines(ways, touched, added));
  if (delta === undefined) return refused({ owners: touched });
  const after = theirs.clone();
  const applied = after.apply(delta);
  if (!applied.ok) return refused({ owners: applied.error.owners });
  const fault = checkAround(after, delta);
  if (fault) return refused({ owners: fault.owners, ...(fault.at && { at: fromLattice(fault.at) }) });
  const both = touched.filter((owner) => ways.theirOwners.has(owner) && ways.myOwners.has(owner));
  return ok({ delta, ground: differing(faces, owners, contested), fields: fieldClashes(both, ways) });
}

interface FaceOwners {
  readonly b: Owner | undefined;
  readonly t: Owner | undefined;
  readonly m: Owner | undefined;
}

/** Who of the touched has a face in each state; undefined where none of them has. */
function ownersOf({ claims }: ArrangedFace): FaceOwners {
  const of = (state: string) => claims.find((claim) => claim.startsWith(state))?.slice(1);
  return { b: of('b'), t: of('t'), m: of('m') };
}

/**
 * Faces that both sides changed, and differently. Beside those given to different owners: ground that others moved over a
 * border of two grounds where it lies along ground that I moved over the border of the same two.
 */
function contestedFaces(edges: readonly ArrangedEdge[], owners: readonly FaceOwners[]): ReadonlySet<number> {
  const contested = new Set<number>();
  for (const [face, { b, t, m }] of owners.entries()) {
    if (t !== b && m !== b && t !== m) contested.add(face);
  }
  for (const { left, right } of edges) {
    for (const [one, beside] of [
      [left, right],
      [right, left],
    ] as const) {
      const [o, n] = [owners[one]!, owners[beside]!];
      if (o.t === o.b || o.m !== o.b || n.m === n.b) continue;
      if ((o.b === n.b && o.t === n.m) || (o.b === n.m && o.t === n.b)) contested.add(one);
    }
  }
  return contested;
}

function differing(
  faces: readonly ArrangedFace[],
  owners: readonly FaceOwners[],
  contested: ReadonlySet<number>,
): DifferingGround[] {
  const degrees = (ring: readonly Point[]): Position[] => ring.map(fromLattice);
  return faces.flatMap(({ rings, doubleArea }, face) => {
    const { b = nobody, t = nobody, m = nobody } = owners[face]!;
    if ((b === t && b === m) || rings.length === 0) return [];
    return [{ rings: rings.map(degrees), doubleArea, base: b, theirs: t, mine: m, isContested: contested.has(face) }];
  });
}

/** What becomes of the contents: mine on theirs, and none for grounds that are left without ground. */
function groundLines(ways: ThreeWays, touched: readonly Owner[], added: readonly Edge[]): GroundLine[] {
  const standing = new Set(added.flatMap(({ left, right }) => [left, right]));
  return touched.flatMap((id): GroundLine[] => {
    const before = ways.theirs.grounds.get(id) ?? null;
    const after = !standing.has(id)
      ? null
      : (mergedContent(id, ways) ?? ways.mine.grounds.get(id) ?? before ?? ways.base.grounds.get(id) ?? null);
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ id, before, after }];
  });
}
