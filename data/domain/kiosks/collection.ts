import {
  type Collection,
  number,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';
import { componentStates } from '#domain/components/state.ts';

/** Kiosks 亭棚: the feature lies where it was surveyed, the permitted place is kept beside it (plan 2.6.3). */
export const kiosks: Collection = {
  id: 'kiosks',
  titles: { zh: '亭棚', en: 'Kiosks' },
  descriptions: {
    zh: '邮政报刊亭、信息亭：实测位置与许可位置。',
    en: 'Postal kiosks and information booths: surveyed and permitted place.',
  },
  geometry: 'point',
  group: 'occupation',
  register: true,
  schema: properties({
    number: text({ zh: '亭棚编号', en: 'Kiosk number' }),
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        postal: { zh: '邮政报刊亭', en: 'Postal kiosk' },
        information: { zh: '信息亭', en: 'Information booth' },
        sales: { zh: '售货亭', en: 'Sales kiosk' },
      },
    ),
    operator: text({ zh: '经营单位', en: 'Operator' }),
    scope: text({ zh: '许可经营范围', en: 'Permitted trade' }),
    permitNumber: optional(text({ zh: '许可编号', en: 'Permit' })),
    permittedLng: number({ zh: '许可位置经度', en: 'Permitted longitude' }, { unit: '°', minimum: -180, maximum: 180 }),
    permittedLat: number({ zh: '许可位置纬度', en: 'Permitted latitude' }, { unit: '°', minimum: -90, maximum: 90 }),
    surveyError: number(
      { zh: '测量误差', en: 'Survey error' },
      { unit: 'm', minimum: 0, source: 'accuracy classes A 0.5, B 1.0, C 10.0 m' },
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    road: optional(text({ zh: '道路', en: 'Road' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.1-2.6.3',
  order: 460,
};
