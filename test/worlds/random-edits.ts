import type { Point } from '#domain/geometry/lattice.ts';
import type { Result } from '#domain/result.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import { boxOf } from '#domain/zones/coverage/box.ts';
import { edgesOf } from '#domain/zones/coverage/chains.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { carveGround, drawGround } from '#domain/zones/edits/draw.ts';
import { giveFace } from '#domain/zones/edits/give.ts';
import { mergeGrounds, removeGround, setContents } from '#domain/zones/edits/grounds.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import { redrawBorder } from '#domain/zones/edits/redraw.ts';
import type { EditRefusal } from '#domain/zones/edits/refusal.ts';
import { splitZone } from '#domain/zones/edits/split.ts';
import { deleteVertex, insertVertex } from '#domain/zones/edits/vertices.ts';
import { zoneGround, type Chance } from './random-coverage.ts';

/** An edit tried on a coverage: what it was, and what came of it. */
export interface TriedEdit {
  readonly kind: string;
  /** Whether the area of everything that anybody has must stay the same to the square unit. */
  readonly inner: boolean;
  readonly result: Result<CoverageDelta, EditRefusal>;
}

/** Tries one random edit of any kind; the coverage is not changed. @param count makes ids that are not taken */
export function randomEdit(coverage: Coverage, chance: Chance, count: number): TriedEdit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const owners = [...coverage.grounds.keys()];
  const zones = owners.filter((owner) => coverage.grounds.get(owner)!.is === 'zone');
  const edges = edgesOf(coverage.arcs());
  const place = (): Point => pick(edges).a;
  const near = ([x, y]: Point, by: number): Point => [
    Math.round(x + (chance() - 0.5) * by),
    Math.round(y + (chance() - 0.5) * by),
  ];
  const isOuter = (at: Point): boolean =>
    coverage.arcsAt(at).some(({ left, right }) => left === nobody || right === nobody);
  const box = boxOf(edges.map(({ a }) => a));
  const anywhere = (): Point => [
    Math.round(box.minX + (box.maxX - box.minX) * (chance() * 1.2 - 0.1)),
    Math.round(box.minY + (box.maxY - box.minY) * (chance() * 1.2 - 0.1)),
  ];
  const shape = (): Point[][] => {
    const [cx, cy] = anywhere();
    const corners = 3 + Math.floor(chance() * 5);
    const radius = 2_000 + chance() * 12_000;
    const ring = Array.from({ length: corners }, (_, i): Point => {
      const angle = ((i + chance() * 0.8) / corners) * 2 * Math.PI;
      const r = radius * (0.5 + chance());
      return [Math.round(cx + r * Math.cos(angle)), Math.round(cy + r * Math.sin(angle))];
    });
    if (chance() < 0.3) ring[0] = place();
    const closed = [...ring, ring[0]!];
    if (chance() < 0.3)
      return [closed, closed.map(([x, y]): Point => [Math.round(cx + (x - cx) / 4), Math.round(cy + (y - cy) / 4)])];
    return [closed];
  };
  const line = (): Point[] =>
    Array.from({ length: 2 + Math.floor(chance() * 4) }, () => (chance() < 0.3 ? place() : anywhere()));
  const kinds: Readonly<Record<string, () => Omit<TriedEdit, 'kind'>>> = {
    move: () => {
      const from = place();
      const to = chance() < 0.15 ? place() : near(from, 6_000);
      return { inner: !isOuter(from), result: moveVertices(coverage, [{ from, to }]) };
    },
    edge: () => {
      const { a, b } = pick(edges);
      const [dx, dy] = near([0, 0], 4_000);
      const moves = [a, b].map((from) => ({ from, to: [from[0] + dx, from[1] + dy] as const }));
      return { inner: !isOuter(a) && !isOuter(b), result: moveVertices(coverage, moves) };
    },
    insert: () => {
      const { a, b, left, right } = pick(edges);
      const middle: Point = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
      const inner = left !== nobody && right !== nobody;
      return { inner, result: insertVertex(coverage, { a, b }, chance() < 0.5 ? middle : near(middle, 3_000)) };
    },
    delete: () => {
      const at = place();
      return { inner: !isOuter(at), result: deleteVertex(coverage, at) };
    },
    split: () => {
      let pieces = 0;
      const id = (): Owner => `n${count}-${(pieces += 1)}`;
      const zone = pick(owners);
      const ring = pick(coverage.ringsOf(zone));
      const across = [near(pick(ring), 8_000), ...line().slice(2), near(pick(ring), 8_000)];
      return { inner: false, result: splitZone(coverage, zone, across, id) };
    },
    merge: () => ({ inner: true, result: mergeGrounds(coverage, [pick(zones), pick(zones)], pick(zones)) }),
    draw: () => ({ inner: false, result: drawGround(coverage, shape(), `n${count}`, zoneGround(`n${count}`)) }),
    carve: () => ({ inner: false, result: carveGround(coverage, shape(), `n${count}`, zoneGround(`n${count}`)) }),
    leaveOut: () => ({
      inner: false,
      result: carveGround(coverage, shape(), `n${count}`, { is: 'left-out', reason: 'railway', note: '' }),
    }),
    grow: () => {
      // Where all that is left is left out, that grows.
      const id = pick(zones.length > 0 ? zones : owners);
      return { inner: false, result: carveGround(coverage, shape(), id, coverage.grounds.get(id)!) };
    },
    give: () => {
      const to = pick(owners);
      return { inner: false, result: giveFace(coverage, anywhere(), to) };
    },
    redraw: () => {
      const { left, right } = pick(edges.filter((edge) => edge.left !== nobody && edge.right !== nobody));
      return { inner: false, result: redrawBorder(coverage, left, right, line()) };
    },
    outline: () => {
      const { left, right } = pick(edges.filter((edge) => edge.left === nobody || edge.right === nobody));
      const owner = left === nobody ? right : left;
      const ring = pick(coverage.ringsOf(owner));
      const round = [pick(ring), ...line().slice(2), pick(ring)];
      return { inner: false, result: redrawBorder(coverage, owner, nobody, round) };
    },
    remove: () => ({ inner: false, result: removeGround(coverage, pick(owners)) }),
    contents: () => {
      const id = pick(zones);
      return { inner: true, result: setContents(coverage, [{ id, ground: zoneGround(`${id}${count}`) }]) };
    },
  };
  // Removing and merging are seldom, or a city is soon empty.
  const often = Object.keys(kinds).flatMap((kind) =>
    ['merge', 'remove'].includes(kind) ? [kind] : [kind, kind, kind],
  );
  const possible = often.filter(
    (kind) => kind !== 'redraw' || edges.some(({ left, right }) => left !== nobody && right !== nobody),
  );
  const kind = pick(possible);
  return { kind, ...kinds[kind]!() };
}
