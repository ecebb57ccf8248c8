import type { TFunction } from 'i18next';
import type { Words } from '#domain/collection.ts';
import type { HotPlace } from '#domain/hotspots/hotspot.ts';
import type { MarketPlace, RepeatPlace, WeakPlace } from './api.ts';
import type { AreaRow } from './area-list.tsx';
import { markOf } from './layer.ts';

interface Speaking {
  readonly t: TFunction;
  readonly say: (words: Words) => string;
}

/** The areas that stand out. */
export function areaRows(places: readonly HotPlace[], speaking: Speaking): AreaRow[] {
  return places.filter(({ cell }) => markOf(cell) !== 'faint').map((place) => areaRow(place, speaking));
}

/** Where the same comes again; each opens its cases. */
export function repeatRows(places: readonly RepeatPlace[], { t, say }: Speaking): AreaRow[] {
  return places.map(({ place, unit, className, classNameEn, lon, lat, n, dates, query }, i) => ({
    key: `repeat-${query['numbers']?.split(',')[0] ?? i}`,
    at: [lon, lat],
    place,
    facts: [say({ zh: className, en: classNameEn }), unit, t('hotspots.repeat.dates', { dates })].filter(
      (fact) => fact !== '',
    ),
    cases: new URLSearchParams(query).toString(),
    why: t('hotspots.repeat.why', { count: n, dates }),
  }));
}

/** Weak places, each with why it is one. */
export function weakRows(places: readonly WeakPlace[], speaking: Speaking): AreaRow[] {
  return places.map((place) => {
    const row = areaRow(place, speaking);
    return { ...row, facts: [...row.facts, ...place.because.map((why) => speaking.t(`hotspots.weak.${why}`))] };
  });
}

/** Markets that may be there, each with weekday and hours. */
export function marketRows(places: readonly MarketPlace[], speaking: Speaking): AreaRow[] {
  const { t } = speaking;
  return places.map((place) => {
    const { weekday, from, to, weeks, cases, query } = place.market;
    const row = areaRow(place, speaking);
    const when = t('hotspots.markets.when', { day: t(`hotspots.weekdays.${weekday}` as 'hotspots.title'), from, to });
    return {
      ...row,
      key: `${row.key}/${weekday}-${from}`,
      facts: [when, ...(place.unit === undefined ? [] : [place.unit])],
      why: t('hotspots.markets.why', { weeks, count: cases }),
      cases: new URLSearchParams(query).toString(),
    };
  });
}

function areaRow({ cell, place, unit, why }: HotPlace, { t, say }: Speaking): AreaRow {
  return {
    key: cell.id,
    at: [cell.lon, cell.lat],
    place,
    mark: markOf(cell),
    facts: [t('hotspots.cases', { count: cell.count }), unit ?? ''].filter((fact) => fact !== ''),
    why: say(why),
    cell: cell.id,
  };
}
