import type { Found } from '#domain/finding.ts';
import { distance } from '#domain/geometry/measure.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import type { KioskSurvey } from '#domain/kiosks/surveys.ts';
import { bearingTo } from '#domain/streets/bearing.ts';
import { numberOf, ownerOf, subjectOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, OpenRule } from '../check.ts';
import { eachFeature } from '../each-feature.ts';
import { links } from '../links.ts';
import { fulfils } from '../params.ts';
import { driftOf, type Drift } from './drift.ts';
import type { DisplacementParams } from './kind.ts';

/** What holds where a rule with a limit for drift does not say more. */
const defaults = { surveys: 3, certainty: 3 };

/** Metres that geodesic sums may be off: exactly the limit passes. */
const room = 1e-6;

/** Opens a rule of displacement: one finding a thing, displaced or drifting. */
export const openDisplacement: OpenRule = (rule, city) => {
  const params = rule.params as unknown as DisplacementParams;
  const points = (params.points ?? []).map((asked) => ({ asked, linked: links(city, asked.collection, asked.by) }));
  let surveys: ReadonlyMap<string, readonly KioskSurvey[]> = new Map();

  const permitted = (feature: CheckFeature): (readonly [number, number])[] => {
    const registered = points
      .flatMap(({ asked, linked }) => [...linked.of(feature.properties[asked.own])])
      .map(({ geometry }) => representativeOf(geometry))
      .filter((at) => at !== undefined);
    if (registered.length > 0) return registered;
    const [lng, lat] = [params.lng, params.lat].map((name) => numberOf(name && feature.properties[name]));
    return lng === undefined || lat === undefined ? [] : [[lng, lat]];
  };

  return eachFeature(city, {
    collection: params.collection,
    concerns: (feature) => fulfils(feature.properties, params.where) && permitted(feature).length > 0,
    examine(feature) {
      const at = representativeOf(feature.geometry)!;
      const to = permitted(feature).reduce((a, b) => (distance(at, b) < distance(at, a) ? b : a));
      const error = numberOf(params.error && feature.properties[params.error]) ?? 0;
      const drift =
        params.drift === undefined
          ? undefined
          : driftOf(surveys.get(subjectOf(feature).name) ?? [], { ...defaults, ...limitsOf(params, params.drift) });
      const metres = distance(at, to);
      const limit = error + params.tolerance;
      if (metres <= limit + room && drift === undefined) return undefined;
      return foundOf(feature, { at, to, metres, limit, error, drift, params, city });
    },
    load() {
      for (const { linked } of points) linked.load();
      surveys = surveysByKiosk(city);
    },
    touched(news) {
      if (params.drift !== undefined && news.records.has('kiosk-surveys')) return 'all';
      return points.flatMap(({ asked, linked }) => {
        const values = linked.take(news);
        if (values.size === 0) return [];
        return [...city.features(params.collection).values()]
          .filter(({ properties }) => values.has(String(properties[asked.own])))
          .map(({ id }) => id);
      });
    },
    figures: (all) => {
      const list = [...all];
      const offsets = list.map(({ details }) => Number(details?.['offset'] ?? 0));
      return {
        displaced: list.filter(({ reason }) => reason === 'displaced').length,
        drifting: list.filter(({ reason }) => reason === 'drift').length,
        furthest: offsets.length === 0 ? null : offsets.reduce((a, b) => Math.max(a, b)),
      };
    },
  });
};

function surveysByKiosk({ records }: CheckCity): Map<string, KioskSurvey[]> {
  const surveys = new Map<string, KioskSurvey[]>();
  for (const { content } of records.all('kiosk-surveys')) {
    const survey = content as unknown as KioskSurvey;
    const known = surveys.get(survey.kiosk);
    if (known === undefined) surveys.set(survey.kiosk, [survey]);
    else known.push(survey);
  }
  return surveys;
}

function limitsOf({ surveys, certainty }: DisplacementParams, metres: number) {
  return { metres, ...(surveys !== undefined && { surveys }), ...(certainty !== undefined && { certainty }) };
}

interface Offset {
  readonly at: readonly [number, number];
  readonly to: readonly [number, number];
  readonly metres: number;
  readonly limit: number;
  readonly error: number;
  readonly drift: Drift | undefined;
  readonly params: DisplacementParams;
  readonly city: CheckCity;
}

function foundOf(feature: CheckFeature, offset: Offset): Found {
  const { at, to, metres, limit, error, drift, params, city } = offset;
  const isDisplaced = metres > limit + room;
  return {
    owner: ownerOf(feature),
    subjects: [subjectOf(feature)],
    geometry: feature.geometry,
    ...whereabouts(feature, city),
    severity: !isDisplaced ? 'low' : metres > 3 * limit ? 'high' : 'middle',
    reason: isDisplaced ? 'displaced' : 'drift',
    measured: isDisplaced ? metres : drift!.metres,
    limit: isDisplaced ? limit : params.drift!,
    measure: 'm',
    remedy: {
      do: 'move',
      to: { lon: to[0], lat: to[1], words: city.streets.wordsAt(to) },
      metres,
      bearing: bearingTo(at, to),
    },
    details: {
      title: titleOf(feature),
      offset: metres,
      error,
      tolerance: params.tolerance,
      ...(drift !== undefined && {
        driftMetres: drift.metres,
        driftBearing: drift.bearing,
        driftPerYear: drift.metresPerYear,
        surveys: drift.surveys,
        surveyedFrom: drift.from,
        surveyedTo: drift.to,
      }),
    },
  };
}
