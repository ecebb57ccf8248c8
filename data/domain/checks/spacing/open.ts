import { collectionById } from '#domain/collections.ts';
import { boxesMeet, type Bbox } from '#domain/geometry/bbox.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Found } from '#domain/finding.ts';
import type { CityNews, OpenRule, RuleState } from '../check.ts';
import { byOwner } from '../whole-check.ts';
import type { Hand } from './beside.ts';
import { foundOn, type Standing, type StretchResult } from './found-on.ts';
import { groundOf, type Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import { placeOn, stretchesOf, type RuledStretch } from './stretches.ts';
import { stripOf } from './strip-of.ts';
import { thingsAlong } from './things.ts';

/** A street as a list shows it. */
export interface StreetState {
  readonly street: string;
  /** Metres that the rule concerns; each side for itself where sides count apart. */
  readonly length: number;
  /** Per cent of it that complies by the rule's reading. */
  readonly percent: number;
  readonly longest: number;
  readonly additions: number;
  readonly findings: number;
}

/** Further than this, metres, no street has a say in how a place on another one is told. */
const nearby = 100;

/** Opens a rule of spacing: what stands along the streets is placed once, and after that only where something changes. */
export const openSpacing: OpenRule = (rule, city) => {
  const params = rule.params as unknown as SpacingParams;
  const things = thingsAlong(city, params);
  const hands: readonly Hand[] = params.sides === 'each' ? [1, -1] : [0];
  let ground: Ground | undefined;
  /** Street -> what was said of its stretches. */
  const results = new Map<string, readonly StretchResult[]>();
  const found = new Map<string, readonly Found[]>();

  function layGround(): Ground {
    ground = groundOf(city.streets, params.carriageways, params.matchMetres);
    return ground;
  }

  function reckon(street: string, on: Ground): void {
    const stretches = stretchesOf(street, on, city, params);
    const own = stretches.flatMap((stretch) =>
      hands.map((hand) => foundOn(stretch, hand, standingOn(stretch, hand, on), on, city, params)),
    );
    if (own.length === 0) results.delete(street);
    else results.set(street, own);
  }

  function standingOn(stretch: RuledStretch, hand: Hand, on: Ground): Standing {
    const { line, from, to } = stretch;
    const { course } = on.lines[line]!;
    const places = things.counted(line, hand);
    let [first, end] = [0, places.length];
    while (first < end && places[first]! < from) first++;
    while (end > first && places[end - 1]! > to) end--;
    const own = places.subarray(first, end);
    if (from > 0) for (let i = 0; i < own.length; i++) own[i]! -= from;
    const { length } = course.measured;
    const overStart = to <= length ? [] : Array.from(places.subarray(0, first)).filter((at) => at + length <= to);
    return {
      places: overStart.length === 0 ? own : [...own, ...overStart.map((at) => at + length - from)],
      others() {
        const label = collectionById(params.things.collection)?.label ?? '';
        const features = city.features(params.things.collection);
        return things.notCounted(line, hand).flatMap(({ id, at: onLine }) => {
          const at = placeOn(stretch, course, onLine);
          return at === undefined ? [] : [{ name: String(features.get(id)?.properties[label] ?? id), at }];
        });
      },
    };
  }

  /** Puts the findings of a street in the place of those it had. @returns owners of either */
  function publish(street: string, owners: Set<string>, before: readonly StretchResult[]): void {
    for (const { owner } of before.flatMap((result) => result.found)) {
      found.delete(owner);
      owners.add(owner);
    }
    for (const [owner, own] of byOwner((results.get(street) ?? []).flatMap((result) => result.found))) {
      found.set(owner, own);
      owners.add(owner);
    }
  }

  function* run(): Generator<number, void> {
    const on = layGround();
    for (const done of things.placeAll(on)) yield done / 2;
    results.clear();
    found.clear();
    const streets = city.streets.all;
    for (const [i, { name }] of streets.entries()) {
      reckon(name, on);
      publish(name, new Set(), []);
      yield 0.5 + i / streets.length / 2;
    }
  }

  return {
    run,
    take(news) {
      const concerns = news.features.filter(({ collection }) => collection === params.things.collection);
      const kept = params.forbidden.map(({ collection }) => collection);
      const isMoved = news.features.some(({ collection }) => kept.includes(collection));
      if (ground === undefined || isMoved) return all();
      const streets = new Set([...news.streets, ...streetsOfRoads(news)]);
      for (const { id, before, after } of concerns) {
        for (const line of things.put(id, before, after)) streets.add(ground.lines[line]!.street);
      }
      const before = ground;
      if (layGround() !== before) {
        // Lines have other numbers now, so that all that stands is placed again; only streets where that is otherwise are reckoned.
        for (const street of finished(things.placeAll(ground))) streets.add(street);
        const changed = [before, ground].flatMap((on) => [...news.streets].flatMap((name) => on.boxesOf(name)));
        for (const street of proposedNear(changed, ground)) streets.add(street);
      }
      const owners = new Set<string>();
      for (const street of streets) {
        const said = results.get(street) ?? [];
        reckon(street, ground);
        publish(street, owners, said);
      }
      return owners;
    },
    found,
    state: () => stateOf(results, params, things.sums),
    shows(what, of) {
      if (ground === undefined) return undefined;
      if (what === 'strip') return stripOf(rule, of, { ground, city, params, things, hands });
      if (what === 'streets') return streetStates(results, params);
      return undefined;
    },
  };

  function all(): 'all' {
    for (const step of run()) void step;
    return 'all';
  }

  /** Streets with findings near to where others changed: what is proposed on them is told by the street nearest to it. */
  function proposedNear(changed: readonly Bbox[], on: Ground): string[] {
    const around = changed.map(([west, south, east, north]): Bbox => {
      const [x, y] = metresPerDegree(south).map((per) => nearby / per) as [number, number];
      return [west - x, south - y, east + x, north + y];
    });
    return [...results.keys()].filter(
      (street) =>
        results.get(street)!.some((result) => result.found.length > 0) &&
        on.boxesOf(street).some((box) => around.some((one) => boxesMeet(one, box))),
    );
  }

  /** A road may be ruled otherwise (no main shopping street any more) without its street being another. */
  function streetsOfRoads({ features }: CityNews): string[] {
    return features.flatMap(({ collection, before, after }) => {
      if (collection !== 'roads') return [];
      const names = [before, after].map((road) => road?.properties['name']);
      return names.flatMap((name) => (typeof name === 'string' ? (city.streets.named(name)?.name ?? []) : []));
    });
  }
};

function finished<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function stateOf(
  results: ReadonlyMap<string, readonly StretchResult[]>,
  { reading }: SpacingParams,
  { counted, notCounted }: { readonly counted: number; readonly notCounted: number },
): RuleState {
  const sums = { length: 0, byGap: 0, byBlock: 0 };
  let [longest, additions, failing] = [0, 0, 0];
  for (const own of results.values()) {
    for (const result of own) {
      sums.length += result.stretch.length;
      sums.byGap += result.byGap;
      sums.byBlock += result.byBlock;
      longest = Math.max(longest, result.longest);
      additions += result.additions;
    }
    if (own.some((result) => result.found.length > 0)) failing++;
  }
  // To the millimetre: in which order streets were summed up, and where their course begins, must not show.
  const [length, byGap, byBlock] = [sums.length, sums.byGap, sums.byBlock].map(toMillimetre) as [
    number,
    number,
    number,
  ];
  const share = (part: number): number | null => (length === 0 ? null : Math.min(100, (100 * part) / length));
  return {
    percent: share(reading === 'gap' ? byGap : byBlock),
    base: { amount: length, measure: 'm' },
    figures: {
      length,
      compliant: reading === 'gap' ? byGap : byBlock,
      longest: length === 0 ? null : toMillimetre(longest),
      additions,
      byGap: share(byGap),
      byBlock: share(byBlock),
      streets: results.size,
      failing,
      counted,
      notCounted,
    },
  };
}

function streetStates(
  results: ReadonlyMap<string, readonly StretchResult[]>,
  { reading }: SpacingParams,
): StreetState[] {
  return [...results]
    .map(([street, own]) => {
      const length = own.reduce((sum, { stretch }) => sum + stretch.length, 0);
      const compliant = own.reduce((sum, { byGap, byBlock }) => sum + (reading === 'gap' ? byGap : byBlock), 0);
      return {
        street,
        length,
        percent: (100 * compliant) / length,
        longest: own.reduce((most, result) => Math.max(most, result.longest), 0),
        additions: own.reduce((sum, result) => sum + result.additions, 0),
        findings: own.reduce((sum, result) => sum + result.found.length, 0),
      };
    })
    .sort((a, b) => a.percent - b.percent || b.longest - a.longest || (a.street < b.street ? -1 : 1));
}

function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
