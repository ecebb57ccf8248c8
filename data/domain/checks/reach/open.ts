import type { Geometry } from 'geojson';
import type { Found } from '#domain/finding.ts';
import type { CheckFeature, CityNews, OpenRule, RuleState } from '../check.ts';
import { fulfils, type Selection, type Where } from '../params.ts';
import { byOwner } from '../whole-check.ts';
import { layBase, placedOn, selected, type Base, type Placed } from './demand.ts';
import { foundIn } from './found.ts';
import type { ReachParams } from './kind.ts';
import { measure } from './measure.ts';
import { openIn, patchesBoth, stateOf, type Outcome } from './outcome.ts';
import { plannerOf, type Planner } from './plan.ts';
import { shown } from './shows.ts';

/** What news make necessary: each includes those below. */
const needs = ['nothing', 'facilities', 'demand', 'ground'] as const;
type Need = (typeof needs)[number];

/**
 * Opens a rule of reach. Network and ground, places and what each candidate covers are kept: where only facilities come, go
 * or are moved, the walk and the plan are computed again and nothing else.
 */
export const openReach: OpenRule = (rule, city) => {
  const params = rule.params as unknown as ReachParams;
  let base: Base | undefined;
  let demand: { readonly places: Placed; readonly planner: Planner } | undefined;
  let outcome: Outcome | undefined;
  let found: ReadonlyMap<string, readonly Found[]> = new Map();

  function* compute(): Generator<number, void> {
    base ??= yield* layBase(params, city);
    if (demand === undefined) {
      const places = placedOn(
        base,
        params.places.flatMap((one) => selected(city, one)),
      );
      const given = params.candidates === undefined ? undefined : placedOn(base, selected(city, params.candidates));
      demand = { places, planner: plannerOf(base, places, given, params.metres, params.by) };
    }
    const { places, planner } = demand;
    const counting = selected(city, params.facilities).filter(({ properties }) => fulfils(properties, params.counts));
    const facilities = placedOn(base, counting);
    const measured = measure(base, places, facilities, params.metres);
    const patches = patchesBoth(base, measured);
    const open = openIn(params, base, measured, patches[params.by]);
    const plan = yield* planner(open);
    const state = stateOf(params, base, places, facilities, measured, plan);
    outcome = { params, base, places, facilities, measured, patches, open, plan, state };
    found = byOwner(foundIn(outcome, city));
  }

  return {
    *run() {
      [base, demand] = [undefined, undefined];
      yield* compute();
    },
    take(news) {
      const need = needOf(params, news);
      if (need === 'nothing' || outcome === undefined) return new Set<string>();
      if (need === 'ground') base = undefined;
      if (need !== 'facilities') demand = undefined;
      const before = found;
      for (const step of compute()) void step;
      return ownersThatDiffer(before, found);
    },
    get found() {
      return found;
    },
    state: () => outcome?.state ?? nothingYet,
    shows: (what) => (what === 'reach' && outcome !== undefined ? shown(outcome, city) : undefined),
  };
};

const nothingYet: RuleState = { percent: null, base: { amount: 0, measure: 'count' }, figures: {} };

function needOf(params: ReachParams, { features, streets }: CityNews): Need {
  // Places in words name streets.
  let need = streets.size > 0 ? 1 : 0;
  for (const { collection, before, after } of features) {
    const isHeld = (one: Selection | undefined) =>
      one?.collection === collection && [before, after].some((state) => holds(state, one.where));
    if (isHeld(params.facilities)) need = Math.max(need, 1);
    if ([...params.places, params.candidates].some(isHeld)) need = Math.max(need, 2);
    const isGround = [params.area, params.per, ...params.barriers].some(isHeld);
    if (isGround || (collection === 'roads' && isOtherRoad(params, before, after))) need = 3;
  }
  return needs[need]!;
}

function holds(feature: CheckFeature | undefined, where: Where): boolean {
  return feature !== undefined && fulfils(feature.properties, where);
}

/** A road that was repaved is walked on as before. */
function isOtherRoad(
  { walkable, roads }: ReachParams,
  before: CheckFeature | undefined,
  after: CheckFeature | undefined,
): boolean {
  if (holds(before, walkable) !== holds(after, walkable)) return true;
  if (before === undefined || after === undefined || !holds(after, walkable)) return false;
  if (!isSame(before.geometry, after.geometry)) return true;
  return (
    roads !== undefined &&
    (holds(before, roads) !== holds(after, roads) || before.properties['name'] !== after.properties['name'])
  );
}

function isSame(a: Geometry, b: Geometry): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function ownersThatDiffer(
  before: ReadonlyMap<string, readonly Found[]>,
  after: ReadonlyMap<string, readonly Found[]>,
): Set<string> {
  const owners = [...new Set([...before.keys(), ...after.keys()])];
  return new Set(owners.filter((owner) => JSON.stringify(before.get(owner)) !== JSON.stringify(after.get(owner))));
}
