import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { contains, doubleArea, fromLattice, type Point } from '#domain/geometry/lattice.ts';
import type { SampleFeature } from './feature.ts';
import { draftOf, edgesOf, putInto, spoiled, type Draft, type DraftEdge } from './messy/drafts.ts';
import { metresOf, Room, unit, upon } from './messy/room.ts';
import { randomFor, type Random } from '#domain/random.ts';

/** What taking in must find, and nothing else. */
export interface MessyFault {
  readonly kind: 'gap' | 'overlap' | 'gap-sliver' | 'overlap-sliver';
  /** The numbers of the zones that lie around a gap; of those that claim an overlap. Sorted. */
  readonly zones: readonly string[];
  /** Degrees, within it. */
  readonly at: readonly [number, number];
  /** Twice the area in square lattice units (1e-7 degree), exact. */
  readonly doubleArea: number;
  /** Metres across its narrow side; absent where it has none. */
  readonly width?: number;
}

export interface MessyZones {
  readonly collection: FeatureCollection<Polygon | MultiPolygon, { number: string; name: string; unit: string }>;
  readonly faults: readonly MessyFault[];
  /** What is no fault, by the numbers of the zones that have it. */
  readonly harmless: {
    /** A place of one zone on a straight border of the other, which has none there. */
    readonly junctions: readonly string[];
    /** A place twice in a row. */
    readonly duplicates: readonly string[];
    /** A hole that another zone fills. */
    readonly holes: readonly string[];
    /** Two parts apart. */
    readonly multiPart: readonly string[];
  };
}

/** A shared border at least this long, in metres, is spoiled. */
const longEnough = 90;

/**
 * Zones as offices have them, made from faultless ones by spoiling them in known ways: each fault stands for itself, away from
 * all others, so that its kind, place and size are known exactly.
 * @param zones features that tile their ground without fault, of one kind (the sample's zones of street order)
 */
export function messyZones(seed: number, zones: readonly SampleFeature[]): MessyZones {
  const random = randomFor(seed, 'messy zones');
  const drafts = zones.map(draftOf);
  const edges = edgesOf(drafts);
  const twins = new Map(edges.map((edge) => [`${String(edge.b)} ${String(edge.a)}`, edge]));
  const twinOf = ({ a, b }: DraftEdge) => twins.get(`${String(a)} ${String(b)}`);
  const room = new Room(edges);
  const spoiledZones = new Set<Draft>();
  const faults: MessyFault[] = [];
  const shared = shuffled(
    edges.filter((edge) => metresOf(edge) >= longEnough && twinOf(edge) !== undefined),
    random,
  );

  /** Finds a shared border with room for a rectangle, and puts the rectangle's places into the zone on its left. */
  const spoil = (make: (edge: DraftEdge) => [Point, Point, Point, Point]) => {
    for (const [i, edge] of shared.entries()) {
      const twin = twinOf(edge)!;
      const corners = make(edge);
      if (!room.take(corners, [edge, twin])) continue;
      shared.splice(i, 1);
      spoiledZones.add(edge.draft).add(twin.draft);
      return { edge, twin, corners };
    }
    throw new Error('the zones have too few long borders to spoil');
  };
  const notch = (kind: MessyFault['kind'], inward: number, from: number, to: number, width?: number) => {
    const { edge, twin, corners } = spoil((candidate) => upon(candidate, from, to, inward));
    putInto(edge, corners);
    faults.push(faultOf(kind, [edge.draft, twin.draft], [...corners, corners[0]], width));
  };
  for (let i = random.whole(2, 4); i > 0; i--) notch('gap', random.whole(6, 20), 0.3, 0.4 + random.next() / 4);
  for (let i = random.whole(2, 4); i > 0; i--) notch('overlap', -random.whole(6, 20), 0.3, 0.4 + random.next() / 4);
  for (const [kind, sign] of [
    ['gap-sliver', 1],
    ['overlap-sliver', -1],
  ] as const) {
    for (let i = random.whole(2, 3); i > 0; i--) {
      const width = random.whole(10, 60) / 100;
      notch(kind, sign * width, 0.15, 0.85, width);
    }
  }

  const junctions = Array.from({ length: random.whole(2, 5) }, () => {
    const { edge, corners } = spoil((candidate) => upon(candidate, 0.4, 0.45, 0));
    putInto(edge, [corners[0]]);
    return edge.draft.number;
  });
  const duplicates = Array.from({ length: random.whole(1, 4) }, () => {
    const { edge } = spoil((candidate) => upon(candidate, 0.45, 0.55, 0));
    putInto(edge, [edge.a]);
    return edge.draft.number;
  });

  const holes: string[] = [];
  const fillers: Draft[] = [];
  for (const isFilled of [true, false, true]) {
    const { draft, ring } = pierced(drafts, room, random);
    if (!isFilled) {
      faults.push(faultOf('gap', [draft], ring));
      continue;
    }
    holes.push(draft.number);
    const number = `TZ-${fillers.length + 1}`;
    fillers.push({ number, name: `${draft.name}内地块`, unit: draft.unit, polygons: [[ring]], put: new Map() });
  }

  const isWhole = (draft: Draft) => !spoiledZones.has(draft) && draft.polygons.flat().length === 1;
  const whole = shuffled(drafts.filter(isWhole), random);
  const inside = (draft: Draft) => edgesOf([draft]).map((edge) => twinOf(edge));
  const missing = whole.find((draft) => inside(draft).every((twin) => twin !== undefined))!;
  const around = new Set(inside(missing).map((twin) => twin!.draft));
  faults.push(faultOf('gap', [...around], missing.polygons[0]![0]!));

  const [host, guest] = apart(whole.filter((draft) => draft !== missing && !around.has(draft)));
  host.polygons = [...host.polygons, ...guest.polygons];
  const kept = [...drafts.filter((draft) => draft !== missing && draft !== guest), ...fillers];
  return {
    collection: { type: 'FeatureCollection', features: kept.map(featureOf) },
    faults,
    harmless: { junctions, duplicates, holes, multiPart: [host.number] },
  };
}

/** Cuts a rectangular hole into some zone. */
function pierced(drafts: readonly Draft[], room: Room, random: Random): { draft: Draft; ring: readonly Point[] } {
  for (let tries = 0; tries < 10_000; tries++) {
    const draft = random.pick(drafts);
    const outer = draft.polygons[0]![0]!;
    const [from, to] = [random.pick(outer), random.pick(outer)];
    const [x, y] = [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
    if (draft.polygons.length > 1 || !contains(outer, x, y)) continue;
    const [w, h] = [Math.round(random.whole(15, 40) / unit[0]), Math.round(random.whole(15, 40) / unit[1])];
    const ring: Point[] = [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
      [x, y],
    ];
    if (!room.take(ring)) continue;
    draft.polygons = [[...draft.polygons[0]!, [...ring].reverse()]];
    return { draft, ring };
  }
  throw new Error('the zones have no room for a hole');
}

/** Two zones without a place in common. */
function apart(drafts: readonly Draft[]): [Draft, Draft] {
  const [host, ...others] = drafts as [Draft, ...Draft[]];
  const places = new Set(host.polygons.flat(2).map(String));
  return [host, others.find(({ polygons }) => !polygons.flat(2).some((at) => places.has(String(at))))!];
}

function faultOf(
  kind: MessyFault['kind'],
  drafts: readonly Draft[],
  ring: readonly Point[],
  width?: number,
): MessyFault {
  return {
    kind,
    zones: [...new Set(drafts.map(({ number }) => number))].sort(),
    at: withinRing(ring),
    doubleArea: Math.abs(doubleArea(ring)),
    ...(width === undefined ? {} : { width }),
  };
}

/** A place within a ring: of the triangles at its corners the first whose middle is inside. */
function withinRing(ring: readonly Point[]): [number, number] {
  const open = ring.slice(0, -1);
  const middles = open.map((at, i): Point => {
    const [before, after] = [open[(i + open.length - 1) % open.length]!, open[(i + 1) % open.length]!];
    return [(before[0] + at[0] + after[0]) / 3, (before[1] + at[1] + after[1]) / 3];
  });
  return fromLattice(middles.find(([x, y]) => contains(ring, x, y))!);
}

function featureOf(draft: Draft): MessyZones['collection']['features'][number] {
  const polygons = spoiled(draft).map((rings) => rings.map((ring) => ring.map(fromLattice)));
  return {
    type: 'Feature',
    geometry:
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0]! }
        : { type: 'MultiPolygon', coordinates: polygons },
    properties: { number: draft.number, name: draft.name, unit: draft.unit },
  };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
