import type { Static } from 'typebox';
import { number, optional, properties, whole } from '#domain/collection.ts';
import type { CheckKind } from '../check.ts';
import { unknownProperties } from '../about-feature.ts';
import { collectionId, rows, where, propertyName } from '../params.ts';
import { words } from './words.ts';

const params = properties({
  collection: collectionId({ zh: '检查对象', en: 'What is checked' }),
  where: where({ zh: '其中', en: 'Of these' }),
  points: optional(
    rows(
      { zh: '许可地点', en: 'Permitted places' },
      properties({
        collection: collectionId({ zh: '许可地点图层', en: 'Collection' }),
        by: propertyName({ zh: '对应的属性', en: 'The property that names it' }),
        own: propertyName({ zh: '本身的属性', en: 'Its own property' }, '..'),
      }),
      3,
    ),
  ),
  lng: optional(propertyName({ zh: '许可经度属性', en: 'Permitted longitude' })),
  lat: optional(propertyName({ zh: '许可纬度属性', en: 'Permitted latitude' })),
  error: optional(propertyName({ zh: '测量误差属性', en: 'Survey error' })),
  tolerance: number({ zh: '容差', en: 'Tolerance' }, { unit: 'm', minimum: 0, maximum: 1000 }),
  drift: optional(number({ zh: '累计漂移超过', en: 'Drift beyond' }, { unit: 'm', minimum: 0, maximum: 1000 })),
  surveys: optional(whole({ zh: '至少测量次数', en: 'Surveys at least' }, { minimum: 3, maximum: 100 })),
  certainty: optional(
    number({ zh: '漂移与误差之比不低于', en: 'Times the error of the surveys' }, { minimum: 1, maximum: 10 }),
  ),
});

export type DisplacementParams = Static<typeof params>;

/** 移位: where a thing stands against where it may. */
export const displacement: CheckKind = {
  titles: { zh: '移位', en: 'Displacement' },
  descriptions: {
    zh: '实测位置偏离许可地点超过测量误差加容差的为移位；历次测量朝同一方向移动、超出测量误差的为漂移。',
    en: 'Displaced: surveyed further from the permitted place than survey error and tolerance. Drifting: survey after survey the same way, by more than their error.',
  },
  params,
  faults: faultsOfParams,
  looksAt: (given: DisplacementParams) => ({
    collections: [...new Set([given.collection, ...(given.points ?? []).map(({ collection }) => collection)])],
    records: given.drift === undefined ? [] : ['kiosk-surveys'],
  }),
  figures: {
    displaced: { zh: '移位', en: 'Displaced', measure: 'count' },
    drifting: { zh: '漂移', en: 'Drifting', measure: 'count' },
    furthest: { zh: '最大偏移', en: 'Furthest', measure: 'm' },
  },
  words,
};

function faultsOfParams(given: DisplacementParams): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const known = (collection: string, names: readonly (string | undefined)[], pointer: string): void => {
    for (const name of unknownProperties(
      collection,
      names.filter((one) => one !== undefined),
    )) {
      faults.push({ pointer, detail: `${collection} has no property "${name}"` });
    }
  };
  known(given.collection, Object.keys(given.where), '/where');
  known(given.collection, [given.lng], '/lng');
  known(given.collection, [given.lat], '/lat');
  known(given.collection, [given.error], '/error');
  given.points?.forEach(({ collection, by, own }, i) => {
    known(collection, [by], `/points/${i}/by`);
    known(given.collection, [own], `/points/${i}/own`);
  });
  if ((given.lng === undefined) !== (given.lat === undefined)) {
    faults.push({ pointer: '/lng', detail: 'longitude and latitude go together' });
  }
  if ((given.points?.length ?? 0) === 0 && given.lng === undefined) {
    faults.push({ pointer: '/points', detail: 'says where the permitted places are' });
  }
  return faults;
}
