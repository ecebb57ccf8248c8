import { expect, test } from 'vitest';
import { factsOf } from '#domain/collection.ts';
import { collectionById, collections } from '#domain/collections.ts';

test('there are the collections of the first issue and every register of the plan that has a place', () => {
  expect(collections.map(({ id }) => id).sort()).toEqual([
    'ad-plan-zones',
    'bike-stations',
    'cases',
    'city-extents',
    'city-gateways',
    'cleaning-beats',
    'collection-points',
    'collection-routes',
    'construction-sites',
    'control-areas',
    'cycle-parking',
    'disposal-yards',
    'divisions',
    'drain-inlets',
    'estates',
    'excavation-sites',
    'facade-segments',
    'flood-prone-areas',
    'footways',
    'hoarding-faces',
    'illegal-buildings',
    'incineration-plants',
    'key-places',
    'kiosk-permit-points',
    'kiosks',
    'landfills',
    'liable-parties',
    'litter-bins',
    'markets',
    'occupation-permits',
    'outdoor-ads',
    'parking-bays',
    'patrol-plans',
    'pedicab-ranks',
    'posts',
    'projects',
    'public-toilets',
    'remediation-areas',
    'reminder-signs',
    'river-sections',
    'roads',
    'shop-signs',
    'site-gates',
    'spoil-routes',
    'stall-zones',
    'street-cabinets',
    'tactile-paths',
    'test-points',
    'transfer-stations',
    'unit-grid',
    'venues',
    'volunteer-teams',
    'wash-platforms',
    'work-stations',
    'zones',
  ]);
  expect(collectionById('roads')?.titles).toEqual({ zh: '道路', en: 'Roads' });
  expect(collectionById('streets')).toBeUndefined();
});

test.each(collections.map((c) => [c.id, c] as const))('%s names only properties that it has', (_, collection) => {
  const known = Object.keys(collection.schema.properties);
  const named = [
    ...collection.columns.map(({ property }) => property),
    ...collection.searched,
    collection.label,
    collection.time.from,
    collection.time.to,
    ...(collection.coverageBy === undefined ? [] : [collection.coverageBy]),
  ];
  for (const property of named) expect(known).toContain(property);
  expect(known).toEqual(expect.arrayContaining(['source', 'sourceDatum']));
});

test.each(collections.map((c) => [c.id, c] as const))(
  '%s has titles in two languages, and words for every choice',
  (_, collection) => {
    expect(collection.titles.zh).toMatch(/\p{Script=Han}/u);
    expect(collection.titles.en).toMatch(/^[\x20-\x7e]+$/);
    for (const schema of Object.values(collection.schema.properties)) {
      const facts = factsOf(schema);
      expect(facts.title).not.toBe('');
      expect(facts.titleEn).not.toMatch(/\p{Script=Han}/u);
      const choices = (schema as { enum?: string[] }).enum ?? [];
      expect(Object.keys(facts.words ?? {})).toEqual(expect.arrayContaining(choices));
    }
  },
);

test('no two collections stand at the same place in the layer tree', () => {
  expect(new Set(collections.map(({ order }) => order)).size).toBe(collections.length);
});
