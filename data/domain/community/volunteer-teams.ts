import {
  type Collection,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Teams of volunteers 城管义工、志愿者队伍 by the ground they serve (plan 2.9.6); teams only, nobody's name beside the head's. */
export const volunteerTeams: Collection = {
  id: 'volunteer-teams',
  titles: { zh: '志愿者队伍', en: 'Volunteer teams' },
  descriptions: { zh: '城管义工与志愿者队伍的服务区域。', en: 'Where teams of city-management volunteers serve.' },
  geometry: 'area',
  group: 'community',
  register: true,
  schema: properties({
    name: text({ zh: '队伍名称', en: 'Name' }),
    brand: optional(text({ zh: '服务品牌', en: 'Service brand' })),
    head: optional(text({ zh: '负责人', en: 'Head' })),
    members: optional(whole({ zh: '人数', en: 'Members' }, { minimum: 0 })),
    community: optional(text({ zh: '所属社区', en: 'Community' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'brand'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'community', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.9.6',
  order: 170,
};
