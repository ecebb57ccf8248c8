import type { Push } from './push.ts';
import { grid } from './grid.ts';
import type { Scene, SceneBbox } from './scene.ts';

/** Metres of latitude in a degree. */
const metresPerDegree = 111_195;

/** The box around a place that reaches `metres` from its upper to its lower edge, and as far across; degrees. A case's metres are the setting wall.caseMetres. */
export function boxAround({ lon, lat, metres }: Omit<NonNullable<Push['place']>, 'name'>): SceneBbox {
  const up = metres / 2 / metresPerDegree;
  const across = up / Math.cos((lat * Math.PI) / 180);
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up };
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
