import type { Stretches } from '#domain/network/stretches.ts';
import type { RuleState } from '../check.ts';
import { slack, type Base, type Placed } from './demand.ts';
import { patchesOf, type Patches } from './ground/patches.ts';
import type { ReachParams, ReachWay } from './kind.ts';
import type { Measured } from './measure.ts';
import type { Open, Plan } from './plan.ts';
import type { Both } from './shown.ts';

/** All that a rule of reach found, before it is told. */
export interface Outcome {
  readonly params: ReachParams;
  readonly base: Base;
  readonly places: Placed;
  readonly facilities: Placed;
  readonly measured: Measured;
  readonly patches: Both<Patches>;
  readonly open: Open;
  readonly plan: Plan;
  readonly state: RuleState;
}

/** Patches by walking and straight. */
export function patchesBoth({ ground }: Base, { cellOut }: Measured): Both<Patches> {
  const of = (by: ReachWay) => patchesOf(ground, (index) => cellOut[by][index] === 1);
  return { network: of('network'), circle: of('circle') };
}

/** What has to be closed: of the way that binds, without patches that are too small to count. */
export function openIn(params: ReachParams, base: Base, measured: Measured, patches: Patches): Open {
  const { metres, by, ignore } = params;
  const out = measured.roads[by];
  return {
    cells: patches.patches.filter(({ size }) => size >= ignore).flatMap(({ cells }) => cells),
    places: [...measured.place[by].keys()].filter((p) => measured.place[by][p]! > metres + slack),
    pieces: piecesIn(base, out),
  };
}

/** Pieces of road of which a metre or more lies on stretches. */
function piecesIn({ pieces }: Base, { edge, from, to }: Stretches): number[] {
  const byEdge = new Map<number, [number, number][]>();
  for (const [i, e] of edge.entries()) {
    const known = byEdge.get(e);
    if (known === undefined) byEdge.set(e, [[from[i]!, to[i]!]]);
    else known.push([from[i]!, to[i]!]);
  }
  return [...pieces.edge.keys()].filter((piece) =>
    byEdge
      .get(pieces.edge[piece]!)
      ?.some(([a, b]) => Math.min(b, pieces.to[piece]!) - Math.max(a, pieces.from[piece]!) >= shortest),
  );
}

/** Stretches shorter than this, in metres, are not told. */
export const shortest = 1;

/** What was to be within reach: square metres, metres of road, places. */
export function demandOf({ ground, network, isAsked }: Base, places: Placed) {
  return {
    area: ground.size.reduce((sum, size) => sum + size, 0),
    road: network.length.reduce((sum, length, edge) => sum + (isAsked[edge] === 1 ? length : 0), 0),
    places: places.features.length,
  };
}

/** How the rule stands: the share of the area within reach; where none is asked about of the places, else of the roads. */
export function stateOf(
  params: ReachParams,
  base: Base,
  places: Placed,
  facilities: Placed,
  measured: Measured,
  plan: Plan,
): RuleState {
  const demand = demandOf(base, places);
  const area = (by: ReachWay) => base.ground.size.reduce((sum, size, i) => sum + size * measured.cellOut[by][i]!, 0);
  const count = (by: ReachWay) =>
    measured.place[by].reduce((sum, far) => sum + (far > params.metres + slack ? 1 : 0), 0);
  const outArea = { network: area('network'), circle: area('circle') };
  const outPlaces = { network: count('network'), circle: count('circle') };
  const { by } = params;
  const [amount, out, measure] =
    params.area !== undefined
      ? ([demand.area, outArea[by], 'm²'] as const)
      : params.places.length > 0
        ? ([demand.places, outPlaces[by], 'count'] as const)
        : ([demand.road, measured.roads[by].metres, 'm'] as const);
  const asked = <T>(isAsked: boolean, value: T): T | null => (isAsked ? value : null);
  return {
    percent: amount === 0 ? null : 100 * (1 - out / amount),
    base: { amount, measure },
    figures: {
      outAreaNetwork: asked(params.area !== undefined, outArea.network),
      outAreaCircle: asked(params.area !== undefined, outArea.circle),
      outRoadNetwork: asked(demand.road > 0, measured.roads.network.metres),
      outRoadCircle: asked(demand.road > 0, measured.roads.circle.metres),
      outPlacesNetwork: asked(params.places.length > 0, outPlaces.network),
      outPlacesCircle: asked(params.places.length > 0, outPlaces.circle),
      facilities: facilities.features.length,
      sitesNeeded: plan.sites.length,
    },
  };
}
