import type { Found } from '#domain/finding.ts';
import type { CheckFeature, CityNews, OpenRule, RuleState } from '../check.ts';
import { links } from '../links.ts';
import { fulfils } from '../params.ts';
import { bareFaces, belowShare, ownerOf } from './found.ts';
import { groupOf, type Group } from './groups.ts';
import type { ShareParams } from './kind.ts';
import { nothing, percentOf, plus, reaches, sumsOf, type Sums } from './sums.ts';

/** A street, a district, a site with the features it is made of. */
interface Held extends Group {
  readonly members: Map<string, { readonly feature: CheckFeature; readonly sums: Sums }>;
  sums: Sums;
  /** Reaches its limit; null where there is nothing to hold against it. */
  passes: boolean | null;
  bare: number;
}

/** So many features are looked at before others are let in. */
const slice = 2000;

/** Opens a rule of shares: kept by group, so that an edit asks for the sums of its own group anew. */
export const openShare: OpenRule = (rule, city) => {
  const params = rule.params as unknown as ShareParams;
  const { collection, where, least, measure } = params;
  const face = params.faces?.[0];
  const faces = face === undefined ? undefined : links(city, face.collection, face.by);
  const found = new Map<string, readonly Found[]>();
  const groups = new Map<string, Held>();
  const groupKeys = new Map<string, string>();

  /** Puts a feature into its group, out of the one it was in; notes the keys of both. */
  const place = (id: string, touched: Set<string>): void => {
    const was = groupKeys.get(id);
    if (was !== undefined) {
      touched.add(was);
      const held = groups.get(was)!;
      held.sums = plus(held.sums, held.members.get(id)!.sums, -1);
      held.members.delete(id);
      groupKeys.delete(id);
    }
    const feature = city.features(collection).get(id);
    if (feature === undefined || !fulfils(feature.properties, where)) return;
    const group = groupOf(feature, params, city);
    let held = groups.get(group.key);
    if (held === undefined)
      groups.set(group.key, (held = { ...group, members: new Map(), sums: nothing, passes: null, bare: 0 }));
    const sums = sumsOf(feature, params);
    held.sums = plus(held.sums, sums);
    held.members.set(id, { feature, sums });
    groupKeys.set(id, group.key);
    touched.add(group.key);
  };

  const facesWithout = ({ members }: Held): CheckFeature[] => {
    if (face === undefined || faces === undefined) return [];
    return [...members.values()]
      .flatMap(({ feature }) => [...faces.of(feature.properties[face.own])])
      .filter(({ properties }) => fulfils(properties, face.where) && !(Number(properties[face.partSize]) > 0))
      .sort(byId);
  };

  const judge = (key: string): void => {
    const held = groups.get(key)!;
    found.delete(ownerOf(collection, key));
    if (held.members.size === 0) {
      groups.delete(key);
      return;
    }
    const base = held.sums[measure];
    const bare = facesWithout(held);
    held.bare = bare.length;
    const isBelow = base.whole > 0 && !reaches(base, least);
    held.passes = base.whole === 0 && bare.length === 0 ? null : !isBelow && bare.length === 0;
    if (held.passes !== false) return;
    const members = [...held.members.values()].map(({ feature }) => feature).sort(byId);
    const common = { owner: ownerOf(collection, key), group: held, members, params, bare, city };
    found.set(common.owner, [isBelow ? belowShare({ ...common, sums: held.sums }) : bareFaces(common)]);
  };

  function* run(): Generator<number, void> {
    found.clear();
    groups.clear();
    groupKeys.clear();
    faces?.load();
    const touched = new Set<string>();
    const ids = [...city.features(collection).keys()];
    for (const [i, id] of ids.entries()) {
      place(id, touched);
      if ((i + 1) % slice === 0) yield (0.9 * i) / ids.length;
    }
    let done = 0;
    for (const key of touched) {
      judge(key);
      if (++done % slice === 0) yield 0.9 + (0.1 * done) / groups.size;
    }
  }

  return {
    run,
    take(news) {
      if (changesGroups(news, params)) {
        for (const step of run()) void step;
        return 'all';
      }
      const touched = new Set<string>();
      const of = faces?.take(news);
      if (of !== undefined && of.size > 0) {
        for (const { id, properties } of city.features(collection).values()) {
          const key = groupKeys.get(id);
          if (key !== undefined && of.has(String(properties[face!.own]))) touched.add(key);
        }
      }
      for (const { collection: changed, id } of news.features) {
        if (changed === collection) place(id, touched);
      }
      // A finding about one feature tells its place in words, and those name streets.
      if (params.group === 'feature' && news.streets.size > 0) {
        for (const [key, { passes }] of groups) if (passes === false) touched.add(key);
      }
      for (const key of touched) judge(key);
      return new Set([...touched].map((key) => ownerOf(collection, key)));
    },
    found,
    state: () => stateOf([...groups.values()]),
  };
};

const byId = (a: CheckFeature, b: CheckFeature): number => (a.id < b.id ? -1 : 1);

/** Features belong to other streets or districts when those change. */
function changesGroups({ streets, features }: CityNews, { group }: ShareParams): boolean {
  if (group === 'street') return streets.size > 0;
  return group === 'district' && features.some(({ collection }) => collection === 'divisions');
}

function stateOf(groups: readonly Held[]): RuleState {
  const judged = groups.filter(({ passes }) => passes !== null);
  const below = judged.filter(({ passes }) => passes === false).length;
  const all = groups.reduce((sums, one) => plus(sums, one.sums), nothing);
  return {
    percent: judged.length === 0 ? null : (100 * (judged.length - below)) / judged.length,
    base: { amount: judged.length, measure: 'count' },
    figures: {
      below,
      countShare: percentOf(all.count),
      areaShare: percentOf(all.area),
      timeShare: percentOf(all.time),
      bareFaces: groups.reduce((sum, { bare }) => sum + bare, 0),
    },
  };
}
