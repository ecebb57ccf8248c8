import type { Collection, Words } from '#domain/collection.ts';
import { regular } from './fonts.ts';
import type { Glyph } from './glyphs.ts';
import type { Expression, LayerPart, LegendEntry, Look, LookContext } from './look.ts';
import { byMark, outlinePart, ringPart } from './marks.ts';
import type { Palette } from './palette.ts';
import { dotSign, placeSign } from './place-sign.ts';

/** One way in which features of a register look: those the test fits, the first that fits counts. */
export interface Variant {
  readonly key: string;
  readonly words: Words;
  /** Absent: all that no other variant took. */
  readonly test?: Expression;
  readonly tone: (palette: Palette) => string;
  readonly glyph: Glyph;
  readonly filled?: boolean;
}

export interface PlaceStyle {
  readonly collection: Collection;
  readonly plate: 'round' | 'square' | 'diamond';
  readonly variants: readonly [Variant, ...Variant[]];
  /** Drawn from this zoom on. */
  readonly from: number;
  /** The plate from this zoom on, a dot before. */
  readonly plateFrom: number;
  /** Areas only: how much of the tone lies on the ground, 0 to 1; little for wide areas, or they hide what is in them. */
  readonly tint?: number;
  /** Property to write beside the sign, and from which zoom. */
  readonly name?: { readonly property: string; readonly from: number };
}

/** The look of a register of points: a dot far out, a plate with a glyph nearer, its name nearer still. */
export function pointLook(style: PlaceStyle): Look {
  const { id, order } = style.collection;
  return {
    id,
    order,
    from: style.from,
    icons: (context) => icons(style, context),
    legend: (context) => legend(style, context),
    parts: ({ palette }) => [
      ringPart(palette, 13),
      {
        slot: 'point',
        part: 'sign',
        type: 'symbol',
        layout: {
          'icon-image': ['step', ['zoom'], image(style, 'dot'), style.plateFrom, image(style, 'plate')] as Expression,
          'icon-allow-overlap': true,
          'icon-padding': 0,
          'icon-size': ['interpolate', ['linear'], ['zoom'], style.plateFrom, 0.8, style.plateFrom + 2, 1],
        },
      },
      ...namePart(style, palette),
    ],
  };
}

/** The look of a register of areas: a tinted patch with a firm edge, and one sign with the name in each. */
export function areaLook(style: PlaceStyle): Look {
  const { id, order } = style.collection;
  const { tint = 0.18 } = style;
  const tone = ({ palette }: LookContext) => cases(style.variants, (variant) => variant.tone(palette));
  return {
    id,
    order,
    from: style.from,
    once: { from: style.plateFrom },
    icons: (context) => icons(style, context),
    legend: (context) => legend(style, context),
    parts: (context) => [
      {
        slot: 'fill',
        part: 'fill',
        type: 'fill',
        paint: {
          'fill-color': tone(context),
          'fill-opacity': byMark(tint + 0.14, tint + 0.08, tint),
          'fill-antialias': false,
        },
      },
      {
        slot: 'line',
        part: 'edge',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': tone(context), 'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.8, 17, 2] },
      },
      outlinePart(context.palette),
      {
        slot: 'point',
        part: 'sign',
        type: 'symbol',
        once: true,
        minzoom: style.plateFrom,
        layout: {
          'icon-image': image(style, 'plate'),
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
      },
      ...namePart(style, context.palette, true),
    ],
  };
}

function namePart({ name }: PlaceStyle, palette: Palette, once?: true): LayerPart[] {
  if (name === undefined) return [];
  return [
    {
      slot: 'label',
      part: 'name',
      type: 'symbol',
      silent: true,
      minzoom: name.from,
      ...(once ? { once } : {}),
      layout: {
        'text-field': ['coalesce', ['get', name.property], ''],
        'text-font': regular,
        'text-size': 12,
        'text-max-width': 8,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ];
}

/** Picks by the variants' tests; the variant without one, or else the last, is for the rest. */
function cases(variants: PlaceStyle['variants'], value: (variant: Variant) => string): Expression | string {
  const rest = variants.find((variant) => variant.test === undefined) ?? variants[variants.length - 1]!;
  const tested = variants.filter((variant) => variant !== rest);
  if (tested.length === 0) return value(rest);
  return ['case', ...tested.flatMap((variant) => [variant.test, value(variant)]), value(rest)] as Expression;
}

function image({ collection, variants }: PlaceStyle, size: 'dot' | 'plate'): Expression | string {
  return cases(variants, (variant) => `${collection.id}/${variant.key}/${size}`);
}

function icons({ collection, plate, variants }: PlaceStyle, { palette }: LookContext): ReturnType<Look['icons']> {
  return Object.fromEntries(
    variants.flatMap((variant) => {
      const tone = variant.tone(palette);
      return [
        [`${collection.id}/${variant.key}/dot`, dotSign(palette, tone)],
        [`${collection.id}/${variant.key}/plate`, placeSign(plate, variant.glyph, palette, tone, variant.filled)],
      ];
    }),
  );
}

/** The ordinary one first: it stands for the whole collection in the layer tree. */
function legend({ plate, plateFrom, collection, variants }: PlaceStyle, { palette }: LookContext): LegendEntry[] {
  const ordinaryFirst = [...variants].sort((a, b) => Number(a.test !== undefined) - Number(b.test !== undefined));
  return ordinaryFirst.map(({ key, words, glyph, tone, filled }) => ({
    key,
    words,
    symbol: { kind: 'icon', icon: placeSign(plate, glyph, palette, tone(palette), filled) },
    far: {
      below: plateFrom,
      symbol:
        collection.geometry === 'area'
          ? { kind: 'area', fill: `${tone(palette)}2e`, stroke: tone(palette) }
          : { kind: 'icon', icon: dotSign(palette, tone(palette)) },
    },
  }));
}
