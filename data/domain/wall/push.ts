import { Type, type Static } from 'typebox';
import { instant, number, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { faultsOfPush } from './faults-of-push.ts';

const place = properties({
  lon: number({ zh: '经度', en: 'Longitude' }, { minimum: -180, maximum: 180, unit: '°' }),
  lat: number({ zh: '纬度', en: 'Latitude' }, { minimum: -85, maximum: 85, unit: '°' }),
  /** Metres from the upper to the lower edge of the map at least. */
  metres: number({ zh: '范围', en: 'Extent' }, { minimum: 50, maximum: 100_000, unit: 'm' }),
  name: optional(text({ zh: '地点', en: 'Place' }, { maxLength: 100 })),
});

const schema = properties({
  /** Exactly one of scene, place and case. */
  scene: optional(text({ zh: '场景', en: 'Scene' }, { maxLength: 60 })),
  place: optional(place),
  /** Id of a case: its place, and its card without anything personal. */
  case: optional(text({ zh: '案件', en: 'Case' }, { maxLength: 60 })),
  /** Ids of the screens that show it; absent = the whole wall. */
  screens: optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 32, title: '屏幕', titleEn: 'Screens' })),
  /** Goes away by itself then. */
  until: optional(instant({ zh: '至', en: 'Until' })),
});

/** What an officer put on a wall from the desk; the record's id is the wall's. Taken back by deleting it. */
export type Push = Static<typeof schema>;

export const wallPushes: RecordKind = {
  id: 'wall-pushes',
  titles: { zh: '推送上屏', en: 'Pushed to walls' },
  schema,
  label: 'scene',
  rights: { read: 'map.read', write: 'wall.push' },
  onWalls: true,
  check: (next, id, content) => (content === null ? [] : faultsOfPush(next, id, content as unknown as Push)),
};
