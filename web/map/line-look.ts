import type { Collection } from '#domain/collection.ts';
import { regular } from './fonts.ts';
import type { Expression, LayerPart, Look } from './look.ts';
import { glowPart } from './marks.ts';
import type { Palette } from './palette.ts';
import type { Variant } from './place-look.ts';

export interface LineStyle {
  readonly collection: Collection;
  /** CSS pixels at zoom 16; the line grows with the ground. */
  readonly width: number;
  /** In line widths; absent: a firm line. */
  readonly dash?: readonly number[];
  readonly variants: readonly [LineVariant, ...LineVariant[]];
  /** Drawn from this zoom on. */
  readonly from: number;
  /** Property to write along the line, and from which zoom. */
  readonly name?: { readonly property: string; readonly from: number };
}

export type LineVariant = Omit<Variant, 'glyph'>;

/** Wider and broken up: what asks for an act is told from the rest without its colour. */
const alarmDash = [1.5, 0.6];

/** The look of a register of lines: one stroke in the kind's dashes, faulty ones broader and broken, named along the way. */
export function lineLook(style: LineStyle): Look {
  const { id, order } = style.collection;
  const width = (more: number): Expression =>
    [
      'interpolate',
      ['exponential', 1.4],
      ['zoom'],
      12,
      style.width * 0.4 + more * 0.5,
      16,
      style.width + more,
      19,
      style.width * 2.4 + more,
    ] as Expression;
  const dashOf = (variant: LineVariant) => (variant.filled ? alarmDash : style.dash);
  const strokes = (palette: Palette): LayerPart[] =>
    style.variants.map((variant) => {
      const dash = dashOf(variant);
      return {
        slot: 'line',
        part: `line-${variant.key}`,
        type: 'line',
        filter: onlyThis(style.variants, variant),
        layout: { 'line-join': 'round', 'line-cap': dash === undefined ? 'round' : 'butt' },
        paint: {
          'line-color': variant.tone(palette),
          'line-width': width(variant.filled ? 1.5 : 0),
          ...(dash === undefined ? {} : { 'line-dasharray': [...dash] }),
        },
      };
    });
  return {
    id,
    order,
    from: style.from,
    icons: () => ({}),
    legend: ({ palette }) =>
      [...style.variants]
        .sort((a, b) => Number(a.test !== undefined) - Number(b.test !== undefined))
        .map((variant) => {
          const stroke = variant.filled ? style.width + 1.5 : style.width;
          return {
            key: variant.key,
            words: variant.words,
            symbol: {
              kind: 'line',
              color: variant.tone(palette),
              width: stroke,
              ...(dashOf(variant) === undefined ? {} : { dash: dashOf(variant)!.map((n) => n * stroke) }),
            },
          };
        }),
    parts: ({ palette }) => [
      glowPart(palette, width(7)),
      ...strokes(palette),
      ...(style.name === undefined ? [] : [namePart(style.name, palette)]),
    ],
  };
}

/** What a variant's own test takes and none before it; the one without a test takes the rest. */
function onlyThis(variants: readonly LineVariant[], variant: LineVariant): Expression {
  const tests = variants.flatMap((other) => (other.test && other !== variant ? [{ other, test: other.test }] : []));
  const before = variant.test
    ? tests.filter(({ other }) => variants.indexOf(other) < variants.indexOf(variant))
    : tests;
  const without = before.map(({ test }) => ['!', test]);
  return ['all', ...without, ...(variant.test ? [variant.test] : [])] as unknown as Expression;
}

function namePart(name: NonNullable<LineStyle['name']>, palette: Palette): LayerPart {
  return {
    slot: 'label',
    part: 'name',
    type: 'symbol',
    silent: true,
    minzoom: name.from,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 360,
      'text-field': ['coalesce', ['get', name.property], ''],
      'text-font': regular,
      'text-size': 11,
      'text-max-angle': 35,
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  };
}
