import { doubleArea, type Point } from '#domain/geometry/lattice.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Ground } from '../content.ts';
import { widest, type Owner } from '../coverage/arc.ts';
import { arrange } from '../coverage/arrange.ts';
import { boxOf } from '../coverage/box.ts';
import { sameGround, type Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta, GroundLine } from '../coverage/delta.ts';
import { isSame } from '../coverage/places.ts';
import { groundsAround, overlay, type Overlay } from './overlay.ts';
import { refusal, type EditRefusal } from './refusal.ts';
import { narrowGap } from './sliver.ts';
import { tried } from './tried.ts';

/**
 * Draws a ground where nobody's is: what others have of the shape stays theirs, so the new border is the neighbours' own.
 * A gap that would stay between them, narrower than `narrowGap`, is filled.
 * @param rings the shape: an outer ring and its holes, or several; closed, whichever way they turn
 * @param id a new ground's, or one that is there and grows
 */
export function drawGround(
  coverage: Coverage,
  rings: readonly (readonly Point[])[],
  id: Owner,
  ground: Ground,
): Result<CoverageDelta, EditRefusal> {
  return laidDown(coverage, rings, id, ground, (laidOver, face) => {
    if (laidOver.was[face] !== undefined) return undefined;
    return laidOver.within[face] || isNarrowGap(laidOver, face) ? id : undefined;
  });
}

/**
 * Carves a ground out of whatever is there, neighbours' and free ground alike.
 * @param rings as `drawGround` has them
 */
export function carveGround(
  coverage: Coverage,
  rings: readonly (readonly Point[])[],
  id: Owner,
  ground: Ground,
): Result<CoverageDelta, EditRefusal> {
  return laidDown(coverage, rings, id, ground, (laidOver, face) =>
    laidOver.within[face] || (laidOver.was[face] === undefined && isNarrowGap(laidOver, face)) ? id : undefined,
  );
}

function laidDown(
  coverage: Coverage,
  shape: readonly (readonly Point[])[],
  id: Owner,
  ground: Ground,
  becomes: (laidOver: Overlay, face: number) => Owner | undefined,
): Result<CoverageDelta, EditRefusal> {
  const rings = turnedRings(shape);
  if (rings === undefined) return refused(refusal('self-crossing', shape[0]?.[0]));
  const { minX, maxX, minY, maxY } = boxOf(rings.flat());
  if (maxX - minX > widest || maxY - minY > widest) return refused(refusal('too-far', rings[0]![0]));
  const owners = groundsAround(coverage, rings);
  owners.add(id);
  const laidOver = overlay(coverage, owners, { rings });
  const gains = laidOver.arrangement.faces.some(
    (_, face) => laidOver.was[face] !== id && laidOver.within[face] === true && becomes(laidOver, face) === id,
  );
  if (!gains) return refused(refusal('nothing', rings[0]![0]));
  const before = coverage.grounds.get(id) ?? null;
  const lost = [...owners].filter(
    (owner) =>
      owner !== id &&
      laidOver.was.includes(owner) &&
      laidOver.was.every((was, face) => was !== owner || becomes(laidOver, face) === id),
  );
  const zone = lost.find((owner) => coverage.grounds.get(owner)!.is === 'zone');
  if (zone !== undefined) return refused(refusal('vanishes', rings[0]![0], [zone]));
  const grounds: GroundLine[] = lost.map((owner) => ({ id: owner, before: coverage.grounds.get(owner)!, after: null }));
  if (!sameGround(before, ground)) grounds.push({ id, before, after: ground });
  return tried(
    coverage,
    laidOver.delta((face) => becomes(laidOver, face), grounds),
    rings[0]![0],
  );
}

/** An enclosed face of nobody's beside what is drawn, too narrow to be meant. */
function isNarrowGap({ arrangement, was, within }: Overlay, face: number): boolean {
  const { rings } = arrangement.faces[face]!;
  if (rings.length === 0 || !narrowGap(rings)) return false;
  return arrangement.edges.some(
    ({ left, right }) =>
      (left === face && within[right] === true && was[right] === undefined) ||
      (right === face && within[left] === true && was[left] === undefined),
  );
}

/** Rings that do not cross themselves or each other, outer ones counter-clockwise and holes clockwise; undefined for others. */
function turnedRings(shape: readonly (readonly Point[])[]): (readonly Point[])[] | undefined {
  const rings = shape.map((ring) => ring.filter((place, i) => i === 0 || !isSame(place, ring[i - 1]!)));
  if (rings.length === 0 || rings.some((ring) => ring.length < 4 || !isSame(ring[0]!, ring.at(-1)!))) return undefined;
  const { edges, faces } = arrange(rings.map((points, i) => ({ points, left: String(i) })));
  const places = rings.reduce((sum, ring) => sum + ring.length - 1, 0);
  // A crossing, a touch or a piece upon another gives more pieces than there were, or fewer.
  if (edges.length !== places || edges.some(({ left, right }) => left === right)) return undefined;
  if (faces.length !== rings.length + 1) return undefined;
  return rings.map((ring, i) => {
    const inside = faces.filter(({ claims }) => claims.includes(String(i)));
    const depth = Math.min(...inside.map(({ claims }) => claims.length));
    return doubleArea(ring) > 0 === (depth % 2 === 1) ? ring : [...ring].reverse();
  });
}
