import type { Geometry } from 'geojson';
import type { Found } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { ownerOf, subjectOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { TrendParams } from './kind.ts';
import type { Month } from './months.ts';
import type { Amount, Dated } from './standing.ts';

/** So many places are drawn of all that stand, the largest first. */
const drawn = 2000;

/** One that ought not to stand. */
export function standingFound(
  { feature, area, from }: Dated,
  params: TrendParams,
  city: CheckCity,
  days: number,
): Found {
  const byArea = params.area !== undefined;
  return {
    owner: ownerOf(feature),
    subjects: [subjectOf(feature)],
    geometry: feature.geometry,
    ...whereabouts(feature, city),
    severity: byArea && area >= large ? 'high' : 'middle',
    reason: 'standing',
    measured: byArea ? area : 1,
    limit: 0,
    measure: byArea ? 'm²' : 'count',
    remedy: { do: 'remove' },
    details: {
      title: titleOf(feature),
      named: params.zh,
      namedEn: params.en,
      ...(from !== undefined && { since: from, days }),
    },
  };
}

/** Buildings from here on, in m², count as large (domain 6: Jinniu scores 300 m² apart). */
const large = 300;

/** A month in which there became no fewer. */
export function monthFound(month: Month, sofar: Amount, standing: readonly Dated[], params: TrendParams): Found {
  const byArea = params.area !== undefined;
  const { count, area } = month.change;
  const byCount = !byArea || (count >= 0 && area < 0);
  return {
    ...commonOf(month.month, standing, params),
    severity: count > 0 || area > 0 ? 'high' : 'middle',
    reason: 'not-falling',
    measured: byCount ? count : area,
    limit: 0,
    measure: byCount ? 'count' : 'm²',
    remedy: { do: 'amount', amount: Math.max(0, sofar.count + 1), measure: 'count', way: 'less' },
    details: {
      named: params.zh,
      namedEn: params.en,
      month: month.month,
      change: count,
      thisMonth: sofar.count,
      ...(byArea && { changeArea: area, thisMonthArea: sofar.area }),
    },
  };
}

/** No fewer than on the base date. */
export function baselineFound(
  now: Amount,
  base: Partial<Amount>,
  standing: readonly Dated[],
  params: TrendParams,
): Found {
  const byArea = base.count === undefined || now.count < base.count;
  const [measured, limit] = byArea ? [now.area, base.area!] : [now.count, base.count!];
  return {
    ...commonOf(params.baseDay ?? '', standing, params),
    severity: measured > limit ? 'high' : 'middle',
    reason: 'not-below-base',
    measured,
    limit,
    measure: byArea ? 'm²' : 'count',
    remedy: {
      do: 'amount',
      amount: byArea ? Math.floor(measured - limit) + 1 : measured - limit + 1,
      measure: byArea ? 'm²' : 'count',
      way: 'less',
    },
    details: {
      named: params.zh,
      namedEn: params.en,
      baseDay: params.baseDay,
      count: now.count,
      ...(base.count !== undefined && { baseCount: base.count }),
      ...(params.area !== undefined && { area: now.area }),
      ...(base.area !== undefined && { baseArea: base.area }),
    },
  };
}

/** The register as a whole is the owner: the finding stays the same until it falls. */
function commonOf(period: string, standing: readonly Dated[], params: TrendParams) {
  return {
    owner: `${params.collection} trend`,
    subjects: [{ name: period }],
    geometry: placesOf(standing),
    place: '全市',
  };
}

function placesOf(standing: readonly Dated[]): Geometry {
  const places = [...standing]
    .sort((a, b) => b.area - a.area || (a.feature.id < b.feature.id ? -1 : 1))
    .slice(0, drawn)
    .map(({ feature }: { feature: CheckFeature }) => representativeOf(feature.geometry))
    .filter((at) => at !== undefined);
  return { type: 'MultiPoint', coordinates: places.map(([lon, lat]) => [lon, lat]) };
}
