import { responsibilityKinds, zones } from '#domain/zones/collection.ts';
import { bold } from '../map/fonts.ts';
import type { Expression, LayerPart, Look } from '../map/look.ts';
import { byMark, outlinePart } from '../map/marks.ts';
import type { Palette } from '../map/palette.ts';

type Kind = keyof typeof responsibilityKinds;

/**
 * Each kind of responsibility is a coverage of its own: told apart by hue and by the dashes of its border. Neighbours
 * share a border and both draw it: dashes upon dashes would close up to a solid line, so each zone draws its dashed
 * border inside itself.
 */
const borders: Readonly<
  Record<Kind, { readonly color: (palette: Palette) => string; readonly dash?: readonly number[] }>
> = {
  order: { color: (palette) => palette.zoneLine },
  cleaning: { color: (palette) => palette.cleaning, dash: [5, 2] },
  river: { color: (palette) => palette.waterInk, dash: [2, 1.5] },
  patrol: { color: (palette) => palette.patrol, dash: [1, 2] },
};
const kinds = Object.keys(borders) as Kind[];

const kindOf: Expression = ['get', 'responsibilityKind'];

function ofKind(value: (kind: Kind) => string): Expression {
  return [
    'match',
    kindOf,
    ...kinds.slice(1).flatMap((kind) => [kind, value(kind)]),
    value('order'),
  ] as unknown as Expression;
}

function border(kind: Kind, palette: Palette): LayerPart {
  const { color, dash } = borders[kind];
  return {
    slot: 'line',
    part: `border-${kind}`,
    type: 'line',
    silent: true,
    filter: ['==', kindOf, kind],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color(palette),
      'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 12, 0.8, 14, 1.5, 18, 2.6],
      // From far the other kinds stand back behind the one that most look for.
      'line-opacity': kind === 'order' ? 0.9 : ['interpolate', ['linear'], ['zoom'], 11, 0.25, 14, 0.9],
      ...(dash === undefined
        ? {}
        : {
            'line-dasharray': [...dash],
            'line-offset': ['interpolate', ['linear'], ['zoom'], 10, 0.4, 12, 0.8, 14, 1.5, 18, 2.6] as Expression,
          }),
    },
  };
}

/** Responsibility zones: faint fill, firm border, named once. */
export const zonesLook: Look = {
  id: zones.id,
  order: zones.order,
  from: 9,
  once: { from: 13 },
  icons: () => ({}),
  legend: ({ palette }) =>
    kinds.map((kind) => ({
      key: kind,
      words: responsibilityKinds[kind],
      only: { column: 'responsibilityKind', value: kind },
      symbol: {
        kind: 'area',
        fill: `${borders[kind].color(palette)}1f`,
        stroke: borders[kind].color(palette),
        ...(borders[kind].dash === undefined ? {} : { dash: borders[kind].dash }),
      },
    })),
  parts: ({ palette }) => [
    {
      slot: 'fill',
      part: 'fill',
      type: 'fill',
      filter: ['==', kindOf, 'order'],
      paint: {
        'fill-color': borders.order.color(palette),
        'fill-opacity': byMark(0.24, 0.14, 0.06),
        'fill-antialias': false,
      },
    },
    {
      slot: 'fill',
      part: 'fill-other',
      type: 'fill',
      marksOnly: true,
      filter: ['!=', kindOf, 'order'],
      // One kind's ground is tinted; the others' would add up to mud, but answer a click all the same.
      paint: {
        'fill-color': ofKind((kind) => borders[kind].color(palette)),
        'fill-opacity': byMark(0.24, 0.14, 0),
        'fill-antialias': false,
      },
    },
    ...kinds.map((kind) => border(kind, palette)),
    outlinePart(palette),
    {
      slot: 'label',
      part: 'name',
      type: 'symbol',
      once: true,
      silent: true,
      minzoom: 13,
      filter: ['any', ['==', kindOf, 'order'], ['>=', ['zoom'], 15]],
      layout: {
        // The number alone until there is room for the name.
        'text-field': [
          'step',
          ['zoom'],
          ['coalesce', ['get', 'number'], ''],
          15,
          [
            'format',
            ['coalesce', ['get', 'name'], ''],
            {},
            '\n',
            {},
            ['coalesce', ['get', 'number'], ''],
            { 'font-scale': 0.85 },
          ],
        ],
        'text-font': bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 11, 17, 14],
        'text-max-width': 8,
        'text-padding': 4,
      },
      paint: {
        'text-color': ofKind((kind) => borders[kind].color(palette)),
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
      },
    },
  ],
};
