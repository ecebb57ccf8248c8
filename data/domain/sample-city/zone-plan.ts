import { areaOf } from '#domain/geometry/measure.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import { communities } from './communities.ts';
import type { Block } from './ground/blocks.ts';
import type { CellGrid } from './ground/cells.ts';
import { dissolve, toGeometry } from './ground/dissolve.ts';
import { grow, joinSmall } from './ground/grow.ts';
import { fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { RiverStretch } from './waters.ts';

/** A responsibility zone before names of people are put to it. */
export interface PlannedZone {
  readonly number: string;
  readonly name: string;
  readonly kind: ResponsibilityKind;
  readonly kindOfPlace: string;
  readonly unit: string;
  readonly street: string;
  readonly rings: readonly (readonly Point[])[];
}

/** The zones of all kinds, and for each block its zone of street order and of cleaning. */
export interface ZonePlan {
  readonly zones: readonly PlannedZone[];
  readonly orderOf: readonly PlannedZone[];
  readonly cleaningOf: readonly PlannedZone[];
  /** By river stretch. */
  readonly riverOf: readonly PlannedZone[];
}

/** A zone of street order has at least this many square lattice units, about 0.65 km², where its community allows. */
const smallestOrderZone = 6.2e9;
/** A cleaning zone: about 1.6 km². */
const smallestCleaningZone = 15.5e9;

/** Centres of the five cleaning stations; each cleans what lies nearest. */
const cleaningStations = [
  { unit: '环卫一所', at: [119.9125, 32.494] },
  { unit: '环卫二所', at: [119.942, 32.496] },
  { unit: '环卫三所', at: [119.926, 32.466] },
  { unit: '环卫四所', at: [119.898, 32.466] },
  { unit: '环卫五所', at: [119.928, 32.425] },
] as const;

/** Draws all zones over the ground: three coverages without gap, and the waters. */
export function planZones(
  blocks: readonly Block[],
  communityOf: readonly number[],
  grid: CellGrid,
  cellCommunity: readonly number[],
  stretches: readonly RiverStretch[],
): ZonePlan {
  const order = planOrder(blocks, communityOf);
  const cleaning = planCleaning(blocks, communityOf);
  const rivers = stretches.map((stretch, i): PlannedZone => ({
    number: numbered('HD', i),
    name: `${stretch.name}责任区`,
    kind: 'river',
    kindOfPlace: 'water',
    unit: '市河道管理处',
    street: '',
    rings: [stretch.ring],
  }));
  return {
    zones: [...order.zones, ...cleaning.zones, ...rivers, ...planPatrol(grid, cellCommunity)],
    orderOf: order.zoneOf,
    cleaningOf: cleaning.zoneOf,
    riverOf: rivers,
  };
}

const numbered = (prefix: string, index: number) => `${prefix}-${String(index + 1).padStart(3, '0')}`;

function planOrder(blocks: readonly Block[], communityOf: readonly number[]) {
  const groups = joinSmall(blocks, communityOf, smallestOrderZone);
  const within = new Map<number, number>();
  const zones = groups.map((members, i): PlannedZone => {
    const community = communityOf[members[0]!]!;
    const { name, street } = communities[community]!;
    const place = (within.get(community) ?? 0) + 1;
    within.set(community, place);
    const alone = groups.filter((other) => communityOf[other[0]!] === community).length === 1;
    return {
      number: numbered('SR', i),
      name: alone ? `${name}责任区` : `${name}第${place}责任区`,
      kind: 'order',
      kindOfPlace: kindOfPlace(blocks, members),
      unit: `${street.replace('街道', '')}市容中队`,
      street,
      rings: dissolve(members.map((b) => blocks[b]!.ring)),
    };
  });
  return { zones, zoneOf: byBlock(groups, zones) };
}

function kindOfPlace(blocks: readonly Block[], members: readonly number[]): string {
  const [lng, lat] = fromLattice(blocks[members[0]!]!.centre);
  if (Math.abs(lng - 119.9115) < 0.003 && Math.abs(lat - 32.493) < 0.003) return 'district';
  if (lat < 32.418) return 'industrial';
  if (lat > 32.512 || lng > 119.972 || lng < 119.888) return 'fringe';
  return lat > 32.486 && lng < 119.931 ? 'block' : 'residential';
}

function planCleaning(blocks: readonly Block[], communityOf: readonly number[]) {
  const station = grow(
    blocks,
    cleaningStations.map(({ at }) => toLattice(at)),
  );
  const groups = joinSmall(blocks, station, smallestCleaningZone);
  const within = new Map<number, number>();
  const zones = groups.map((members, i): PlannedZone => {
    const by = station[members[0]!]!;
    const place = (within.get(by) ?? 0) + 1;
    within.set(by, place);
    return {
      number: numbered('BJ', i),
      name: `${cleaningStations[by]!.unit}第${place}保洁片区`,
      kind: 'cleaning',
      kindOfPlace: 'block',
      unit: cleaningStations[by]!.unit,
      street: communities[communityOf[members[0]!]!]!.street,
      rings: dissolve(members.map((b) => blocks[b]!.ring)),
    };
  });
  return { zones, zoneOf: byBlock(groups, zones) };
}

/** Patrol grids: squares of eight by eight unit cells, those with fewer than twenty joined to the one beside them. */
function planPatrol(grid: CellGrid, cellCommunity: readonly number[]): PlannedZone[] {
  const squares = new Map<string, number[]>();
  const seen = new Set<number>();
  grid.at.forEach((cell, place) => {
    if (cell === -1 || seen.has(cell)) return;
    seen.add(cell);
    const key = `${Math.floor(Math.floor(place / grid.columns) / 8)},${Math.floor((place % grid.columns) / 8)}`;
    squares.set(key, [...(squares.get(key) ?? []), cell]);
  });
  for (const key of [...squares.keys()]) {
    const cells = squares.get(key)!;
    if (cells.length >= 20) continue;
    const [row, column] = key.split(',').map(Number) as [number, number];
    const beside = [`${row},${column - 1}`, `${row},${column + 1}`, `${row - 1},${column}`, `${row + 1},${column}`];
    const into = beside
      .filter((other) => squares.has(other))
      .find((other) => dissolve([...squares.get(other)!, ...cells].map((c) => grid.rings[c]!)).length === 1);
    if (into === undefined) continue;
    squares.set(into, [...squares.get(into)!, ...cells]);
    squares.delete(key);
  }
  return [...squares.values()].map((cells, i): PlannedZone => {
    const { name, street } = communities[cellCommunity[cells[0]!]!]!;
    return {
      number: numbered('XC', i),
      name: `${name}巡查网格${i + 1}`,
      kind: 'patrol',
      kindOfPlace: 'grid',
      unit: '数字化城管中心',
      street,
      rings: dissolve(cells.map((c) => grid.rings[c]!)),
    };
  });
}

function byBlock(groups: readonly number[][], zones: readonly PlannedZone[]): PlannedZone[] {
  const zoneOf: PlannedZone[] = [];
  groups.forEach((members, i) => {
    for (const block of members) zoneOf[block] = zones[i]!;
  });
  return zoneOf;
}

/** The geometry of a zone with its area in square metres. */
export function shapeOf(zone: PlannedZone) {
  const geometry = toGeometry(zone.rings);
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { geometry, area: Math.round(polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0)) };
}
