import type { Static } from 'typebox';
import { number, optional, properties, text, whole } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { faultsOfScreen } from './faults-of-screen.ts';

const schema = properties({
  name: text({ zh: '名称', en: 'Name' }, { maxLength: 40, pattern: '\\S' }),
  /** Id of the display token it came with; ends with it. */
  token: text({ zh: '令牌', en: 'Token' }, { maxLength: 60 }),
  /** Of the picture, metres; a 55-inch screen has 0.685. */
  heightMetres: number({ zh: '画面高度', en: 'Height of the picture' }, { minimum: 0.1, maximum: 10, unit: 'm' }),
  /** From which it is read, metres (practice.md 7). */
  distanceMetres: number({ zh: '观看距离', en: 'Viewing distance' }, { minimum: 0.3, maximum: 50, unit: 'm' }),
  /** Where it hangs; absent until somebody says so: then it shows the first wall's rotation as a screen of its own. */
  wall: optional(text({ zh: '大屏', en: 'Wall' }, { maxLength: 60 })),
  column: optional(whole({ zh: '列', en: 'Column' }, { minimum: 0, maximum: 7 })),
  row: optional(whole({ zh: '行', en: 'Row' }, { minimum: 0, maximum: 3 })),
});

/** A screen 屏幕. A display registers itself by a door of its own (`POST /api/wall/screens`); whoever keeps walls places it. */
export type Screen = Static<typeof schema>;

export const screens: RecordKind = {
  id: 'screens',
  titles: { zh: '屏幕', en: 'Screens' },
  schema,
  label: 'name',
  rights: { read: 'map.read', write: 'wall.edit' },
  onWalls: true,
  check: (next, id, content) => (content === null ? [] : faultsOfScreen(next, id, content as unknown as Screen)),
};
