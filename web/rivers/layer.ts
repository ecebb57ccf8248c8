import { riverSections } from '#domain/rivers/collection.ts';
import { regular } from '../map/fonts.ts';
import type { Expression, Look } from '../map/look.ts';
import { glowPart } from '../map/marks.ts';

/** River sections: a broad band of water by class, named along its course. */
export const riverSectionsLook: Look = {
  id: riverSections.id,
  order: riverSections.order,
  from: 8,
  icons: () => ({}),
  legend: ({ palette }) => [
    {
      key: 'section',
      words: riverSections.titles,
      symbol: { kind: 'line', color: palette.water, width: 5, casing: palette.waterLine },
    },
  ],
  parts: ({ palette }) => {
    const width = (wider: number): Expression =>
      [
        'interpolate',
        ['exponential', 1.5],
        ['zoom'],
        10,
        ['+', ['match', ['get', 'riverClass'], 'city', 2.5, 'district', 1.6, 1], wider / 2],
        14,
        ['+', ['match', ['get', 'riverClass'], 'city', 9, 'district', 6, 4], wider],
        18,
        ['+', ['match', ['get', 'riverClass'], 'city', 60, 'district', 40, 24], wider * 1.5],
      ] as unknown as Expression;
    return [
      glowPart(palette, width(8)),
      {
        slot: 'line',
        part: 'bank',
        type: 'line',
        silent: true,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': palette.waterLine, 'line-width': width(2) },
      },
      {
        slot: 'line',
        part: 'water',
        type: 'line',
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': palette.water, 'line-width': width(0) },
      },
      {
        slot: 'label',
        part: 'name',
        type: 'symbol',
        silent: true,
        minzoom: 12,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 400,
          'text-field': ['coalesce', ['get', 'river'], ['get', 'name'], ''],
          'text-font': regular,
          'text-size': 12,
          'text-letter-spacing': 0.15,
        },
        paint: { 'text-color': palette.waterInk, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
      },
    ];
  },
};
