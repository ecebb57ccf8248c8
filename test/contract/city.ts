import type { Collection } from '#domain/collection.ts';
import { flag, instant, optional, properties, text, texts, whole } from '#domain/collection.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';

/** Two small collections of the contract's own, so that it holds whatever the city declares. */
export const stands: Collection = {
  id: 'stands',
  titles: { zh: '摊点', en: 'Stands' },
  descriptions: { zh: '测试', en: 'For the contract of the store.' },
  geometry: 'point',
  group: 'places',
  schema: properties({
    number: text({ zh: '编号', en: 'Number' }),
    open: optional(flag({ zh: '营业', en: 'Open' })),
    places: optional(whole({ zh: '摊位数', en: 'Places' })),
    aliases: optional(texts({ zh: '别名', en: 'Aliases' })),
    validFrom: optional(instant({ zh: '起', en: 'From' })),
    validTo: optional(instant({ zh: '止', en: 'To' })),
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number'],
  columns: [],
  source: 'test',
  order: 1,
};

export const lanes: Collection = { ...stands, id: 'lanes', geometry: 'line' };

/** A stand at a position, degrees WGS84. */
export function stand(lon: number, lat: number, given: Properties = {}): FeatureState {
  return { geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { number: '20261122-0001', ...given } };
}

/** A lane along a line, degrees WGS84. */
export function lane(line: [number, number][], given: Properties = {}): FeatureState {
  return { geometry: { type: 'LineString', coordinates: line }, properties: { number: 'L', ...given } };
}
