import type {
  CircleLayerSpecification,
  ExpressionSpecification,
  FillLayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Words } from '#domain/collection.ts';
import type { Language, Theme } from './contract.ts';
import type { Icon } from './icon.ts';
import type { Palette } from './palette.ts';

/** A MapLibre expression, so that concepts need not import the map library. */
export type Expression = ExpressionSpecification;

/**
 * Where in the pile a layer lies: all fills under all lines, these under the marks around selected areas, these under
 * names, these under points. What lies higher is placed first, so that names keep clear of signs.
 */
export const slots = ['fill', 'line', 'mark', 'label', 'cell', 'point'] as const;
export type Slot = (typeof slots)[number];

type Drawn<L> = L extends unknown ? Omit<L, 'id' | 'source' | 'source-layer'> : never;

/** A MapLibre layer without the places that the style fills in (id, source, source layer). */
export type LayerPart = Drawn<
  CircleLayerSpecification | FillLayerSpecification | LineLayerSpecification | SymbolLayerSpecification
> & {
  readonly slot: Slot;
  /** Distinguishes the parts of one look; the layer's id is `collection:part`. */
  readonly part: string;
  /** Source layer where it is not the collection's own ('cases-cells'). */
  readonly sourceLayer?: string;
  /** true: a click goes nearer instead of picking: what is drawn stands for many features. */
  readonly nearer?: true;
  /** true: drawn once for each area at a point inside it (see `once`), not from the tiles' pieces. */
  readonly once?: true;
  /** true: a click on this part finds no feature (casings, halos, names). */
  readonly silent?: true;
  /** true: seen only of features that are selected or pointed at; a fill, line or circle. Not drawn where none is. */
  readonly marksOnly?: true;
  /** true: left out of moves that a computer follows only where they are drawn coarser (see `coarseMoves`). */
  readonly restOnly?: true;
};

export interface LookContext {
  readonly theme: Theme;
  readonly language: Language;
  readonly palette: Palette;
}

/** One line of the legend: a symbol as the map draws it, and its words. */
export interface LegendEntry {
  readonly key: string;
  readonly words: Words;
  readonly symbol: LegendSymbol;
  /** true: stands on the map only while counted cells stand for single features. */
  readonly counted?: true;
  /** Drawn from this zoom on. */
  readonly from?: number;
  /** What is drawn below a zoom instead. */
  readonly far?: { readonly below: number; readonly symbol: LegendSymbol };
  /** Stands only for features with this value of this column. */
  readonly only?: { readonly column: string; readonly value: string };
}

export type LegendSymbol =
  | { readonly kind: 'icon'; readonly icon: Icon }
  | {
      readonly kind: 'line';
      readonly color: string;
      readonly width: number;
      readonly dash?: readonly number[];
      readonly casing?: string;
    }
  | { readonly kind: 'area'; readonly fill: string; readonly stroke: string; readonly dash?: readonly number[] };

/** How one collection is drawn: pure, from theme and language to layers. One per concept, in its `layer.ts`. */
export interface Look {
  /** The collection's id; its source layer in the tiles. */
  readonly id: string;
  /** Order in its slot: low lies under high; the declaration's `order`. */
  readonly order: number;
  /** Drawn from this zoom on; below it neither shown nor fetched. */
  readonly from: number;
  /** Image name -> drawing; names begin with the collection's id. */
  icons(context: LookContext): Readonly<Record<string, Icon>>;
  parts(context: LookContext): readonly LayerPart[];
  legend(context: LookContext): readonly LegendEntry[];
  /**
   * Areas only: from this zoom on each area gets one point for its name and sign. Tiles cut areas into pieces, and a
   * symbol on the pieces would stand several times.
   */
  readonly once?: { readonly from: number };
}

/**
 * The collections that are really drawn at a zoom: those switched on whose look begins at or below it.
 * The list beside the map asks for the same ones.
 * @returns ids in drawing order
 */
export function drawnAt(looks: readonly Look[], layers: readonly string[], zoom: number): string[] {
  return looks
    .filter((look) => layers.includes(look.id) && look.from <= zoom)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map((look) => look.id);
}
