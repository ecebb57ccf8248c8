import type { Geometry } from 'geojson';
import { representativeOf } from '#domain/geometry/representative.ts';
import { buildingNetwork, type Network } from '#domain/network/network.ts';
import { noSpots, setSpot, spotsOf, spotsOn, type Spot, type Spots } from '#domain/network/spots.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils, type Selection } from '../params.ts';
import { barriersOf, type Barriers } from './barriers.ts';
import { groundOf, type Ground } from './ground/ground.ts';
import type { ReachParams } from './kind.ts';

/** Roads are kept to about a centimetre at either end: what is over a limit by less than this is at it. */
export const slack = 0.02;

/** No further than this, in metres, from a road something stands on it. */
export const furthestOff = 2000;

/** A piece of road that is to be within reach as a whole is at most so long, in metres: the shorter the nearer things must be. */
const longestPiece = (reach: number): number => Math.min(25, reach / 4);

/** Features with the place they are measured from. */
export interface Placed {
  readonly features: readonly CheckFeature[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly spots: Spots;
}

/** The ground on which a rule of reach is computed: it changes with roads, areas and barriers only. */
export interface Base {
  readonly network: Network;
  /** The road feature each way of the network is a line of. */
  readonly roads: readonly CheckFeature[];
  readonly barriers: Barriers;
  readonly spotAt: (lon: number, lat: number, within: number) => Spot | undefined;
  readonly ground: Ground;
  /** Where the cells' centres stand on the network. */
  readonly cellSpots: Spots;
  /** By their number in `ground.region`. */
  readonly regions: readonly CheckFeature[];
  /** Edges that are to be within reach: 1; and them in pieces. */
  readonly isAsked: Uint8Array;
  readonly pieces: { readonly edge: number[]; readonly from: number[]; readonly to: number[] };
}

/** Features of a collection that fulfil a condition, by id. */
export function selected(city: CheckCity, { collection, where }: Selection): CheckFeature[] {
  return [...city.features(collection).values()].filter(({ properties }) => fulfils(properties, where));
}

/** Builds the ground of a rule; yields what share is done. */
export function* layBase(params: ReachParams, city: CheckCity): Generator<number, Base> {
  const ways = selected(city, { collection: 'roads', where: params.walkable }).flatMap((road) =>
    linesOf(road.geometry).map((line) => ({ road, line })),
  );
  const network = yield* buildingNetwork(ways);
  const roads = ways.map(({ road }) => road);
  const uncrossed = params.barriers.flatMap((one) => selected(city, one)).map(({ geometry }) => geometry);
  const barriers = barriersOf(uncrossed);
  const spotAt = spotsOn(network, uncrossed.length === 0 ? undefined : barriers.isFree);
  const areas = params.area === undefined ? [] : selected(city, params.area);
  const per = params.per === undefined ? [] : selected(city, params.per);
  const shapes = (features: readonly CheckFeature[]) => features.map(({ geometry }) => geometry);
  const ground = groundOf(shapes(areas), shapes(per), uncrossed, params.cell);
  yield 0.1;
  const cellSpots = noSpots(ground.cells.length);
  for (let i = 0; i < ground.cells.length; i++) {
    const spot = spotAt(ground.lon[i]!, ground.lat[i]!, params.metres);
    if (spot !== undefined) setSpot(cellSpots, i, spot);
    if (i % 1000 === 999) yield 0.1 + (0.9 * i) / ground.cells.length;
  }
  const { roads: asked } = params;
  const isAsked = new Uint8Array(network.edgeCount);
  const pieces: Base['pieces'] = { edge: [], from: [], to: [] };
  for (let edge = 0; edge < network.edgeCount; edge++) {
    // Where no roads are asked for all are measured, for the figure; none has to be brought within reach.
    isAsked[edge] = asked === undefined || fulfils(roads[network.way[edge]!]!.properties, asked) ? 1 : 0;
    if (asked === undefined || isAsked[edge] === 0) continue;
    const count = Math.ceil(network.length[edge]! / longestPiece(params.metres));
    for (let i = 0; i < count; i++) {
      pieces.edge.push(edge);
      pieces.from.push((i / count) * network.length[edge]!);
      pieces.to.push(((i + 1) / count) * network.length[edge]!);
    }
  }
  return { network, roads, barriers, spotAt, ground, cellSpots, regions: [...per, ...areas], isAsked, pieces };
}

/** Puts features on the network: areas by their middle. What has no place is left out. */
export function placedOn({ spotAt }: Pick<Base, 'spotAt'>, features: readonly CheckFeature[]): Placed {
  const known = features.flatMap((feature) => {
    const at = representativeOf(feature.geometry);
    return at === undefined ? [] : [{ feature, at }];
  });
  return {
    features: known.map(({ feature }) => feature),
    lon: Float64Array.from(known, ({ at }) => at[0]),
    lat: Float64Array.from(known, ({ at }) => at[1]),
    spots: spotsOf(known.map(({ at }) => spotAt(at[0], at[1], furthestOff))),
  };
}

function linesOf(geometry: Geometry): readonly (readonly number[])[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}
