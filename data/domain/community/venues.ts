import {
  type Collection,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Places for lectures 道德讲堂 and other events (plan 2.9.3). */
export const venues: Collection = {
  id: 'venues',
  titles: { zh: '活动场所', en: 'Venues' },
  descriptions: { zh: '道德讲堂、志愿服务等活动场所。', en: 'Where lectures and volunteer services are held.' },
  geometry: 'point',
  group: 'community',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        lecture: { zh: '道德讲堂', en: 'Lecture room' },
        service: { zh: '志愿服务点', en: 'Volunteer service' },
        culture: { zh: '文体活动场所', en: 'Culture and sport' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    address: optional(text({ zh: '地址', en: 'Address' })),
    seats: optional(whole({ zh: '座位数', en: 'Seats' }, { minimum: 0 })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'address'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.9.3',
  order: 501,
};
