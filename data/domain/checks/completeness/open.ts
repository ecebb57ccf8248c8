import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Found } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { ownerOf, subjectOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, CityNews, OpenRule } from '../check.ts';
import { eachFeature } from '../each-feature.ts';
import { links } from '../links.ts';
import { fulfils } from '../params.ts';
import type { CompletenessParams } from './kind.ts';
import type { Lack } from './lack.ts';
import { lackOfPaper, papersOf, type Papers } from './lack-of-paper.ts';
import { boxAround, lackOfNear, lackOfRelated, lookout } from './lacks-beside.ts';
import { ownLacks } from './own-lacks.ts';

/** Opens a rule of completeness: one finding a feature, measured in what is missing. */
export const openCompleteness: OpenRule = (rule, city) => {
  const params = rule.params as unknown as CompletenessParams;
  const { collection, where } = params;
  const owners = (params.within ?? []).map((asked) => ({ asked, linked: links(city, asked.collection, asked.by) }));
  const related = (params.related ?? []).map((asked) => ({ asked, linked: links(city, asked.collection, asked.by) }));
  const kept = [...owners, ...related];
  const near = params.near ?? [];
  const kinds = new Set<string>((params.papers ?? []).map(({ kind }) => kind));
  let papers: readonly Papers[] = [];
  let today = '';

  const lacksOf = (feature: CheckFeature): Lack[] =>
    [
      ...ownLacks(feature, params, today),
      ...related.map(({ asked, linked }) => lackOfRelated(feature, asked, linked)),
      ...near.map((asked) => lackOfNear(feature, asked, city)),
      ...(params.papers ?? []).map((asked, i) => lackOfPaper(feature, asked, papers[i]!, today)),
    ].filter((lack) => lack !== undefined);

  /** Ids of features whose property has one of the values. */
  const having = (property: string, values: ReadonlySet<string>): string[] => {
    if (values.size === 0) return [];
    return [...city.features(collection).values()]
      .filter(({ properties }) => values.has(String(properties[property])))
      .map(({ id }) => id);
  };

  return eachFeature(city, {
    collection,
    concerns: ({ properties }) =>
      fulfils(properties, where) &&
      owners.every(({ asked, linked }) =>
        [...linked.of(properties[asked.own])].some((owner) => fulfils(owner.properties, asked.where)),
      ),
    examine(feature) {
      const lacks = lacksOf(feature);
      return lacks.length === 0 ? undefined : found(feature, lacks, city);
    },
    load() {
      today = formatDay(dayOf(city.now));
      papers = (params.papers ?? []).map((asked) => papersOf(city.records, asked));
      for (const { linked } of kept) linked.load();
    },
    touched(news) {
      if (news.newDay || [...kinds].some((kind) => news.records.has(kind))) return 'all';
      return [
        ...kept.flatMap(({ asked, linked }) => having(asked.own, linked.take(news))),
        ...near.flatMap((asked) => around(news, asked, collection, city)),
      ];
    },
    figures: (all) => {
      const list = [...all];
      return { incomplete: list.length, missing: list.reduce((sum, { measured }) => sum + (measured ?? 0), 0) };
    },
  });
};

/** Ids of features near to where something of the collection came or went. */
function around(
  news: CityNews,
  { collection: changed, metres }: { readonly collection: string; readonly metres: number },
  collection: string,
  city: CheckCity,
): string[] {
  return news.features
    .filter((one) => one.collection === changed)
    .flatMap(({ before, after }) => [before, after])
    .flatMap((one) => {
      const at = one === undefined ? undefined : representativeOf(one.geometry);
      return at === undefined ? [] : city.near(collection, boxAround(at, Math.max(metres, lookout)));
    })
    .map(({ id }) => id);
}

function found(feature: CheckFeature, lacks: readonly Lack[], city: CheckCity): Found {
  const { length } = lacks;
  return {
    owner: ownerOf(feature),
    subjects: [subjectOf(feature)],
    geometry: feature.geometry,
    ...whereabouts(feature, city),
    severity: length >= 3 ? 'high' : length === 2 ? 'middle' : 'low',
    reason: 'missing',
    measured: length,
    limit: 0,
    measure: 'missing',
    remedy: lacks.every(({ isProperty }) => isProperty)
      ? { do: 'fill', properties: lacks.map(({ key }) => key) }
      : { do: 'put-right' },
    details: {
      title: titleOf(feature),
      missing: lacks.map(({ key }) => key),
      wrongZh: lacks.map(({ wrong }) => wrong.zh),
      wrongEn: lacks.map(({ wrong }) => wrong.en),
      remedyZh: lacks.map(({ remedy }) => remedy.zh),
      remedyEn: lacks.map(({ remedy }) => remedy.en),
    },
  };
}
