import { Type, type Static } from 'typebox';
import { byName, number, oneOf, optional, properties, text, texts, whole } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { faultsOfScene } from './faults-of-scene.ts';
import { grid } from './grid.ts';
import { panelKinds } from './panel-kinds.ts';

const side = (zh: string, en: string, minimum: number, maximum: number) => whole({ zh, en }, { minimum, maximum });

/** Where a part stands: cells of the grid, the first 0, 0 above left. */
export const partPlace = {
  x: side('列', 'Column', 0, grid.columns - 1),
  y: side('行', 'Row', 0, grid.rows - 1),
  width: side('宽', 'Columns wide', 1, grid.columns),
  height: side('高', 'Rows high', 1, grid.rows),
};

const degrees = (zh: string, en: string, most: number) =>
  number({ zh, en }, { minimum: -most, maximum: most, unit: '°' });

/** What is in sight at least, degrees WGS84: the same on a screen of any form. */
const bbox = properties({
  west: degrees('西', 'West', 180),
  south: degrees('南', 'South', 85),
  east: degrees('东', 'East', 180),
  north: degrees('北', 'North', 85),
});

const stop = properties({
  name: text({ zh: '地点', en: 'Place' }, { maxLength: 60 }),
  bbox,
  seconds: whole({ zh: '停留', en: 'Stays' }, { minimum: 5, maximum: 600, unit: 's' }),
});

const camera = properties({
  /** fixed: `bbox`, the whole city where absent; tour: from stop to stop; urgent: as fixed, and to the newest 紧急 case. */
  mode: oneOf(
    { zh: '镜头', en: 'Camera' },
    {
      fixed: { zh: '固定', en: 'Fixed' },
      tour: { zh: '巡览', en: 'Tour' },
      urgent: { zh: '跟随最新紧急案件', en: 'Follow the newest urgent case' },
    },
  ),
  bbox: optional(bbox),
  stops: optional(Type.Array(stop, { maxItems: 50, title: '巡览地点', titleEn: 'Stops of the tour' })),
});

const map = properties({
  ...partPlace,
  layers: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 40,
    uniqueItems: true,
    title: '图层',
    titleEn: 'Layers',
  }),
  /** Columns of the index and their allowed values, as the map's own filter has them. */
  filter: optional(
    byName(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }), '^.*$', { zh: '筛选', en: 'Narrowed to' }),
  ),
  /** Days back from now, from midnight of Asia/Shanghai, that cases are shown of; absent: open ones and today's (practice.md 7). */
  days: optional(whole({ zh: '案件时段', en: 'Cases of' }, { minimum: 1, maximum: 366, unit: 'd' })),
  camera,
});

const panel = properties({
  /** Names the panel within its scene. */
  id: text({ zh: '编号', en: 'Id' }, { maxLength: 20, pattern: '^[a-z0-9-]+$' }),
  kind: oneOf({ zh: '面板', en: 'Panel' }, panelKinds),
  ...partPlace,
  title: optional(text({ zh: '标题', en: 'Title in Chinese' }, { maxLength: 40 })),
  titleEn: optional(text({ zh: '英文标题', en: 'Title in English' }, { maxLength: 60 })),
  /** Rows shown at most, where the panel lists something; what does not fit is turned over, page by page. */
  rows: optional(whole({ zh: '行数', en: 'Rows' }, { minimum: 1, maximum: 40 })),
  /** Narrowed to these units, districts, actions (1-10) or communities, as the kind allows. */
  of: optional(texts({ zh: '限定', en: 'Narrowed to' })),
  /** What the headline says. */
  text: optional(text({ zh: '文字', en: 'Text' }, { maxLength: 300 })),
});

const schema = properties({
  name: text({ zh: '名称', en: 'Name in Chinese' }, { maxLength: 40, pattern: '\\S' }),
  nameEn: optional(text({ zh: '英文名称', en: 'Name in English' }, { maxLength: 60 })),
  theme: optional(
    oneOf({ zh: '配色', en: 'Colours' }, { dark: { zh: '深色', en: 'Dark' }, light: { zh: '浅色', en: 'Light' } }),
  ),
  map: optional(map),
  panels: Type.Array(panel, { maxItems: 24, title: '面板', titleEn: 'Panels' }),
});

/** A scene 场景: what a screen or a whole wall shows at one time. A record of kind `scenes`, or one that ships (`all-scenes.ts`). */
export type Scene = Static<typeof schema>;
export type SceneMap = Static<typeof map>;
export type ScenePanel = Static<typeof panel>;
export type SceneCamera = Static<typeof camera>;
export type SceneBbox = Static<typeof bbox>;
export interface PartPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The scenes that the bureau made or changed; one of `data/standards/scenes.json` holds where there is none of its id. */
export const scenes: RecordKind = {
  id: 'scenes',
  titles: { zh: '大屏场景', en: 'Scenes' },
  schema,
  label: 'name',
  rights: { read: 'map.read', write: 'wall.edit' },
  onWalls: true,
  check: (next, id, content) => faultsOfScene(next, id, content as unknown as Scene | null),
};
