import type { Point } from '#domain/geometry/lattice.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Ground } from '../content.ts';
import { arcKey, nobody, type Arc, type Owner } from './arc.ts';
import { ArcGrid } from './arc-grid.ts';
import type { LatticeBox } from './box.ts';
import { byFirstPlaces } from './chains.ts';
import { inverted, type CoverageDelta, type DeltaConflict } from './delta.ts';
import { lookFrom, type Direction } from './look.ts';
import { isSame } from './places.ts';
import { ringsAround } from './rings.ts';

/**
 * A kind's whole coverage: grounds, and the arcs between them, each held once for both of its sides. So a border cannot
 * part: what moves, moves for both neighbours. Changed by deltas only, each of which can be taken back.
 */
export class Coverage {
  readonly #grounds = new Map<Owner, Ground>();
  readonly #arcs = new Map<string, Arc>();
  readonly #ofOwner = new Map<Owner, Set<Arc>>();
  readonly #grid = new ArcGrid();
  #revision = 0;

  /** @param arcs noded and canonical (`chainEdges`), every owner among `grounds` or nobody */
  static of(grounds: Iterable<readonly [Owner, Ground]>, arcs: Iterable<Arc>): Coverage {
    const making = Coverage.making(grounds, arcs);
    for (;;) {
      const step = making.next();
      if (step.done === true) return step.value;
    }
  }

  /** The same arc by arc, so that the maker may pause between. */
  static *making(grounds: Iterable<readonly [Owner, Ground]>, arcs: Iterable<Arc>): Generator<void, Coverage> {
    const coverage = new Coverage();
    for (const [id, ground] of grounds) coverage.#grounds.set(id, ground);
    for (const arc of arcs) {
      coverage.#add(arc);
      yield;
    }
    return coverage;
  }

  get grounds(): ReadonlyMap<Owner, Ground> {
    return this.#grounds;
  }

  /** One more at each `apply`: what is derived from a coverage knows by it whether it is still right. */
  get revision(): number {
    return this.#revision;
  }

  arcs(): Iterable<Arc> {
    return this.#arcs.values();
  }

  get arcCount(): number {
    return this.#arcs.size;
  }

  /** The arcs around a ground, in order of their first places; also for `nobody`. */
  arcsOf(owner: Owner): readonly Arc[] {
    return [...(this.#ofOwner.get(owner) ?? [])].sort(byFirstPlaces);
  }

  /** Arcs that have this very place. */
  arcsAt(place: Point): readonly Arc[] {
    return [...this.#grid.around(place)].filter(({ points }) => points.some((point) => isSame(point, place)));
  }

  /** Arcs whose bounding box meets a box, in order of their first places. */
  arcsMeeting(box: LatticeBox): Arc[] {
    return [...this.#grid.meeting(box)].sort(byFirstPlaces);
  }

  /**
   * The rings of a ground, closed: outer rings counter-clockwise, holes clockwise, each without touching itself.
   * For `nobody`: the gaps' outer rings, and the borders of the whole from outside as holes.
   */
  ringsOf(owner: Owner): Point[][] {
    return ringsAround(this.arcsOf(owner), owner);
  }

  /** Whose ground a place is; on a border that of the ground west of it, on a level border north of it. */
  ownerAt(place: readonly [number, number]): Owner {
    return this.look(place, 'east') ?? nobody;
  }

  /** Whose ground one meets first, looking from a place; undefined where no border lies that way (`look.ts`). */
  look(from: readonly [number, number], to: Direction): Owner | undefined {
    return lookFrom(this.#grid, from, to);
  }

  /** Makes an edit. All of it or nothing: what it takes away must be there as the edit knows it. */
  apply({ removed, added, grounds }: CoverageDelta): Result<void, DeltaConflict> {
    const owners = new Set<Owner>();
    const removedKeys = new Set(removed.map(arcKey));
    for (const arc of removed) {
      const held = this.#arcs.get(arcKey(arc));
      if (held === undefined || !sameArc(held, arc)) for (const owner of [arc.left, arc.right]) owners.add(owner);
    }
    for (const arc of added) {
      const key = arcKey(arc);
      if (this.#arcs.has(key) && !removedKeys.has(key)) for (const owner of [arc.left, arc.right]) owners.add(owner);
    }
    for (const { id, before } of grounds) {
      if (!sameGround(this.#grounds.get(id) ?? null, before)) owners.add(id);
    }
    // A ground that an arc names may have ended meanwhile.
    const ending = new Map(grounds.map(({ id, after }) => [id, after]));
    for (const { left, right } of added) {
      for (const owner of [left, right]) {
        const stays = ending.has(owner) ? ending.get(owner) !== null : this.#grounds.has(owner);
        if (owner !== nobody && !stays) owners.add(owner);
      }
    }
    owners.delete(nobody);
    if (owners.size > 0) return refused({ owners: [...owners].sort() });
    for (const arc of removed) this.#remove(this.#arcs.get(arcKey(arc))!);
    for (const arc of added) this.#add(arc);
    for (const { id, after } of grounds) {
      if (after === null) this.#grounds.delete(id);
      else this.#grounds.set(id, after);
    }
    this.#revision += 1;
    return ok(undefined);
  }

  /**
   * Makes an edit, lets `look` look at the coverage as it then is, and takes the edit back: for whom asks, nothing changed.
   */
  tryOut<T>(delta: CoverageDelta, look: () => T): Result<T, DeltaConflict> {
    const revision = this.#revision;
    const applied = this.apply(delta);
    if (!applied.ok) return applied;
    try {
      return ok(look());
    } finally {
      this.apply(inverted(delta));
      this.#revision = revision;
    }
  }

  clone(): Coverage {
    const copy = Coverage.of(this.#grounds, this.#arcs.values());
    copy.#revision = this.#revision;
    return copy;
  }

  #add(arc: Arc): void {
    this.#arcs.set(arcKey(arc), arc);
    this.#grid.add(arc);
    for (const owner of [arc.left, arc.right]) {
      const held = this.#ofOwner.get(owner);
      if (held === undefined) this.#ofOwner.set(owner, new Set([arc]));
      else held.add(arc);
    }
  }

  #remove(arc: Arc): void {
    this.#arcs.delete(arcKey(arc));
    this.#grid.remove(arc);
    for (const owner of [arc.left, arc.right]) {
      const held = this.#ofOwner.get(owner);
      held?.delete(arc);
      if (held?.size === 0) this.#ofOwner.delete(owner);
    }
  }
}

/** Whether two canonical arcs are the same border between the same owners. */
export function sameArc(p: Arc, q: Arc): boolean {
  return (
    p === q ||
    (p.left === q.left &&
      p.right === q.right &&
      p.points.length === q.points.length &&
      p.points.every((place, i) => isSame(place, q.points[i]!)))
  );
}

/** Whether two grounds say the same, in whatever order they name it. */
export function sameGround(p: Ground | null, q: Ground | null): boolean {
  return p === q || JSON.stringify(p, ordered) === JSON.stringify(q, ordered);
}

/** Names in the order of the alphabet, so that equal contents give equal texts. */
export function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
