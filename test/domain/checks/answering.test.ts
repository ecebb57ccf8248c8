import { expect, it } from 'vitest';
import { allRules } from '#domain/checks/all-rules.ts';
import { openRule } from '#domain/checks/open-rule.ts';
import { checkCity, type GivenFeature } from '../../worlds/check-city.ts';
import { positionAt } from '../../worlds/metric.ts';

const square = (id: string, [west, east]: [number, number], properties: GivenFeature['properties']): GivenFeature => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, -100],
        [east, -100],
        [east, 100],
        [west, 100],
        [west, -100],
      ].map(([x, y]) => positionAt(x!, y!)),
    ],
  },
  ...(properties && { properties }),
});

it('says who answers where a finding lies, and says so anew when zones change', () => {
  const road = {
    id: 'r1',
    geometry: { type: 'LineString' as const, coordinates: [positionAt(0, 0), positionAt(800, 0)] },
    properties: { name: '中山路', class: 'primary', mainCommercial: true },
  };
  const zones = [
    square('z1', [-50, 200], { responsibilityKind: 'order', unit: '一中队' }),
    square('z2', [200, 900], { responsibilityKind: 'order', unit: '二中队' }),
    square('z3', [-50, 900], { responsibilityKind: 'cleaning', unit: '环卫一所' }),
  ];
  const divisions = [square('d1', [-50, 900], { level: 'district', name: '海陵区' })];
  const city = checkCity({ features: { roads: [road], 'reminder-signs': [], zones, divisions } });
  const check = openRule(
    allRules(city.records).find(({ id }) => id === 'signs-spacing')!,
    city,
  );
  for (const step of check.run()) void step;
  const first = () => [...check.found.values()].flat()[0];
  expect(first()).toMatchObject({ unit: '二中队', district: '海陵区' });
  const news = city.change({
    features: { zones: { z2: { properties: { responsibilityKind: 'order', unit: '三中队' } } } },
  });
  expect(check.take(news)).toBe('all');
  expect(first()).toMatchObject({ unit: '三中队' });
});
