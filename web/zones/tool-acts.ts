import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Ground } from '#domain/zones/content.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { carveGround, drawGround } from '#domain/zones/edits/draw.ts';
import { giveFace } from '#domain/zones/edits/give.ts';
import { mergeGrounds, removeGround } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { redrawBorder } from '#domain/zones/edits/redraw.ts';
import { splitZone } from '#domain/zones/edits/split.ts';
import { deleteVertex, insertVertex } from '#domain/zones/edits/vertices.ts';
import { useDesk } from './desk.ts';
import { mostly, sharedBorder } from './meant-ground.ts';
import { newGroundId } from './new-id.ts';
import type { At, DrawnAs } from './sketch.ts';

/** Numbers of grounds for an edit's label: what undo and history call them. */
export function numbersOf(coverage: Coverage, owners: Iterable<Owner>): string[] {
  const numbers = [...owners].flatMap((owner) => {
    const ground = coverage.grounds.get(owner);
    return ground?.is === 'zone' ? [ground.content.number] : [];
  });
  return [...new Set(numbers)].slice(0, 10);
}

/** Ends a drawn ring: a new ground on free ground, or (carved) taken from whoever has it. @param zone what a zone says */
export function endRing(
  places: readonly At[],
  how: 'draw' | 'carve',
  as: DrawnAs,
  zone: Extract<Ground, { is: 'zone' }>,
  now: number,
): boolean {
  const { perform, choose } = useDesk.getState();
  const open = places.map(toLattice);
  const ring = [...open, open[0]!];
  const id = newGroundId(now);
  const isZone = how === 'draw' || as.is === 'zone';
  const ground: Ground = isZone ? zone : { is: 'left-out', reason: as.reason, note: as.note };
  const done = perform({ kind: isZone ? how : 'leaveOut', zones: isZone ? [zone.content.number] : [] }, (coverage) =>
    (how === 'draw' ? drawGround : carveGround)(coverage, [ring], id, ground),
  );
  if (done) choose([id]);
  return done;
}

/** Splits by a line the zone that is chosen, or the one that most of the line lies in. */
export function endSplit(places: readonly At[], now: number): boolean {
  const { draft, chosen } = useDesk.getState();
  if (!draft) return false;
  const line = places.map(toLattice);
  const zone = chosen.length === 1 ? chosen[0]! : mostly(draft.coverage, line);
  return splitAlong(zone, line, now);
}

/** Splits a zone along a line in lattice units and chooses its pieces. */
export function splitAlong(zone: Owner, line: readonly Point[], now: number): boolean {
  const { draft, perform, choose } = useDesk.getState();
  if (!draft) return false;
  const made: Owner[] = [];
  const newId = () => {
    const id = newGroundId(now);
    made.push(id);
    return id;
  };
  const done = perform({ kind: 'split', zones: numbersOf(draft.coverage, [zone]) }, (coverage) => {
    made.length = 0;
    return splitZone(coverage, zone, line, newId);
  });
  if (done) choose([zone, ...made]);
  return done;
}

/** Redraws the border between the two that are chosen, or else between those whose border begins and ends where the line does. */
export function endRedraw(places: readonly At[]): boolean {
  const { draft, chosen, perform, refuse } = useDesk.getState();
  if (!draft) return false;
  const line = places.map(toLattice);
  const pair = chosen.length === 2 ? ([chosen[0]!, chosen[1]!] as const) : sharedBorder(draft.coverage, line, chosen);
  if (pair === undefined) {
    refuse({ reason: 'not-adjacent' });
    return false;
  }
  const [a, b] = pair[0] === nobody ? [pair[1], pair[0]] : pair;
  return perform({ kind: 'reshape', zones: numbersOf(draft.coverage, [a, b]) }, (coverage) =>
    redrawBorder(coverage, a, b, line),
  );
}

/** Moves places of borders, for all whose border it is. */
export function movePlaces(moves: readonly { readonly from: Point; readonly to: Point }[]): boolean {
  const { draft, perform } = useDesk.getState();
  if (!draft) return false;
  const owners = moves.flatMap(({ from }) => draft.coverage.arcsAt(from).flatMap(({ left, right }) => [left, right]));
  return perform({ kind: 'move', zones: numbersOf(draft.coverage, owners) }, (coverage) =>
    moveVertices(coverage, moves),
  );
}

/** Puts a place into a piece of border. */
export function insertPlace(near: { readonly a: Point; readonly b: Point }, at: Point): boolean {
  const { draft, perform } = useDesk.getState();
  if (!draft) return false;
  const owners = draft.coverage.arcsAt(near.a).flatMap(({ left, right }) => [left, right]);
  return perform({ kind: 'insert', zones: numbersOf(draft.coverage, owners) }, (coverage) =>
    insertVertex(coverage, near, at),
  );
}

/** Takes a place out of a border. */
export function deletePlace(at: Point): boolean {
  const { draft, perform } = useDesk.getState();
  if (!draft) return false;
  const owners = draft.coverage.arcsAt(at).flatMap(({ left, right }) => [left, right]);
  return perform({ kind: 'delete', zones: numbersOf(draft.coverage, owners) }, (coverage) =>
    deleteVertex(coverage, at),
  );
}

/** Into which of the chosen grounds the others would go: the zone chosen first, else the first. */
export function mergedInto(coverage: Coverage, chosen: readonly Owner[]): Owner | undefined {
  return chosen.find((owner) => coverage.grounds.get(owner)?.is === 'zone') ?? chosen[0];
}

/** Makes the chosen grounds one. */
export function mergeChosen(): boolean {
  const { draft, chosen, perform, refuse, choose } = useDesk.getState();
  if (!draft) return false;
  const into = mergedInto(draft.coverage, chosen);
  if (into === undefined || chosen.length < 2) {
    refuse({ reason: 'nothing' });
    return false;
  }
  const done = perform({ kind: 'merge', zones: numbersOf(draft.coverage, chosen) }, (coverage) =>
    mergeGrounds(coverage, chosen, into),
  );
  if (done) choose([into]);
  return done;
}

/** Ends the chosen grounds, one undo step each; their ground becomes nobody's. */
export function removeChosen(): void {
  const { draft, chosen, perform } = useDesk.getState();
  for (const owner of chosen) {
    const zones = draft ? numbersOf(draft.coverage, [owner]) : [];
    if (!perform({ kind: 'remove', zones }, (coverage) => removeGround(coverage, owner))) return;
  }
}

/** Gives the ground around a place to whoever has another. */
export function giveGround(from: Point, to: Point): boolean {
  const { draft, perform, choose } = useDesk.getState();
  if (!draft) return false;
  const owner = draft.coverage.ownerAt(to);
  const zones = numbersOf(draft.coverage, [draft.coverage.ownerAt(from), owner]);
  const done = perform({ kind: 'give', zones }, (coverage) => giveFace(coverage, from, owner));
  if (done && owner !== nobody) choose([owner]);
  return done;
}
