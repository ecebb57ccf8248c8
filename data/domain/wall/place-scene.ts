import type { Bbox } from '#domain/geometry/bbox.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Push } from './push.ts';
import { grid } from './grid.ts';
import type { Scene, SceneBbox } from './scene.ts';

/** The box around a place that reaches `metres` from its upper to its lower edge, and as far across; degrees. A case's metres are the setting wall.caseMetres. */
export function boxAround({ lon, lat, metres }: Omit<NonNullable<Push['place']>, 'name'>): SceneBbox {
  const [across, up] = metresPerDegree(lat).map((per) => metres / 2 / per) as [number, number];
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up };
}

/** Ground around what is pushed, a part of its extent. */
const around = 0.1;
/** A push reaches so far at most. */
const mostMetres = 100_000;

/**
 * The place of a push that has all of a box in sight, on a screen of any form.
 * @param bbox west, south, east, north, degrees; may be a point
 * @param least metres that are in sight at least
 */
export function placeOfBox([west, south, east, north]: Bbox, least: number): NonNullable<Push['place']> {
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const [perLon, perLat] = metresPerDegree(lat);
  const metres = Math.max((east - west) * perLon, (north - south) * perLat) * (1 + 2 * around);
  return { lon, lat, metres: Math.round(Math.min(Math.max(metres, least), mostMetres)) };
}

/** The scene of a pushed place or case: the map of a scene alone, as large as the screen, with its eye on the box. */
export function placeScene({ name, nameEn, theme, map }: Scene, bbox: SceneBbox): Scene {
  return {
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    ...(theme === undefined ? {} : { theme }),
    map: {
      ...(map ?? { layers: ['cases'] }),
      x: 0,
      y: 0,
      width: grid.columns,
      height: grid.rows,
      camera: { mode: 'fixed', bbox },
    },
    panels: [],
  };
}
