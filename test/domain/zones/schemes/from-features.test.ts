import { expect, test } from 'vitest';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import { coverageOfFeatures } from '#domain/zones/schemes/from-features.ts';

const features = [...generateSampleCity({ seed: 1, cases: 0, until: '2026-11-22' }).features('zones')];

test.each(Object.keys(responsibilityKinds))('the sample’s zones of %s are a coverage without fault', (kind) => {
  const own = features.filter(({ properties }) => properties['responsibilityKind'] === kind);
  const coverage = coverageOfFeatures(own);
  expect(checkCoverage(coverage)).toEqual([]);
  expect([...coverage.grounds.keys()].sort()).toEqual(own.map(({ id }) => id).sort());
  for (const { id, properties } of own) {
    expect(squareMetresOf(coverage, id)).toBeCloseTo(Number(properties['area']), 0);
    expect(coverage.grounds.get(id)).toMatchObject({ is: 'zone', content: { number: properties['number'] } });
  }
});

test('the order of the features does not matter', () => {
  const order = features.filter(({ properties }) => properties['responsibilityKind'] === 'order');
  const texts = [order, [...order].reverse()].map((one) => JSON.stringify(encodeCoverage(coverageOfFeatures(one))));
  expect(texts[0]).toBe(texts[1]);
});

test('two zones on one ground are refused, naming them', () => {
  const [one] = features;
  expect(() => coverageOfFeatures([one!, { ...one!, id: 'twin' }])).toThrow(/twin.*overlap/);
});
