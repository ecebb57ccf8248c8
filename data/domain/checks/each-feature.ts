import type { Found } from '#domain/finding.ts';
import { ownerOf } from './about-feature.ts';
import type { CheckCity, CheckFeature, CityNews, RuleCheck, RuleState } from './check.ts';

/** So many features are looked at before others are let in. */
const slice = 500;

/** A rule whose findings are about one feature each. */
export interface FeatureRule {
  readonly collection: string;
  /** Whether the rule is about a feature at all; those that it is about are what the per cent is out of. */
  concerns(feature: CheckFeature): boolean;
  /** What is wrong with a feature that the rule is about. */
  examine(feature: CheckFeature): Found | undefined;
  /** Reads anew what is kept beside the features. */
  load(): void;
  /** Takes news into what is kept; gives ids of features, beside those that changed themselves, to look at again. */
  touched(news: CityNews): Iterable<string> | 'all';
  /** The kind's own figures, from what was found. */
  figures(found: Iterable<Found>, concerned: number): RuleState['figures'];
}

/** Opens a rule that looks at features one by one: after an edit only those that it touches are looked at again. */
export function eachFeature(city: CheckCity, rule: FeatureRule): RuleCheck {
  const found = new Map<string, readonly Found[]>();
  const concerned = new Set<string>();

  const look = (id: string): void => {
    const feature = city.features(rule.collection).get(id);
    const owner = ownerOf({ collection: rule.collection, id });
    found.delete(owner);
    concerned.delete(id);
    if (feature === undefined || !rule.concerns(feature)) return;
    concerned.add(id);
    const one = rule.examine(feature);
    if (one !== undefined) found.set(owner, [one]);
  };

  const faulty = (): string[] => [...concerned].filter((id) => found.has(ownerOf({ collection: rule.collection, id })));

  function* run(): Generator<number, void> {
    found.clear();
    concerned.clear();
    rule.load();
    const { size } = city.features(rule.collection);
    let done = 0;
    for (const id of [...city.features(rule.collection).keys()]) {
      look(id);
      if (++done % slice === 0) yield done / size;
    }
  }

  return {
    run,
    take(news) {
      const more = rule.touched(news);
      if (more === 'all') {
        for (const step of run()) void step;
        return 'all';
      }
      const ids = new Set(more);
      for (const { collection, id } of news.features) if (collection === rule.collection) ids.add(id);
      // What is found tells its place in words, and those name streets.
      if (news.streets.size > 0) for (const id of faulty()) ids.add(id);
      for (const id of ids) look(id);
      return new Set([...ids].map((id) => ownerOf({ collection: rule.collection, id })));
    },
    found,
    state: () => ({
      percent: concerned.size === 0 ? null : (100 * (concerned.size - found.size)) / concerned.size,
      base: { amount: concerned.size, measure: 'count' },
      figures: rule.figures([...found.values()].flat(), concerned.size),
    }),
  };
}
