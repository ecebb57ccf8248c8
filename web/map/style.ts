import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { basemapLayers } from './basemap.ts';
import type { Language, MapCity, Theme } from './contract.ts';
import { compareLayers } from './compare-layers.ts';
import { measureLayers } from './measure-layers.ts';
import { slots, type LayerPart, type Look, type LookContext } from './look.ts';
import { palettes } from './palette.ts';
import { planeLayers, planeSourcesOfStyle } from './plane/plane-layers.ts';
import { withLeastText } from './text-size.ts';

/** Source names. `city`: our tiles; `once`: one point an area for its name and sign; `measure`: the measuring tool's drawing; `compare`: what a feature was and became. */
export const sources = { city: 'city', once: 'once', measure: 'measure', compare: 'compare', base: 'base' } as const;

/** Tiles are cut to this zoom; nearer, the map enlarges them. */
export const tileMaxZoom = 18;

export interface StyleInput {
  readonly theme: Theme;
  readonly language: Language;
  readonly looks: readonly Look[];
  /** Collections that are switched on. */
  readonly layers: readonly string[];
  readonly city: MapCity;
  /** Scheme and host of the page, no slash at the end. */
  readonly origin: string;
  /** Tile template of `tileTemplate`. */
  readonly tiles: string;
  /** Whether the page draws over the city. */
  readonly hasPlane?: boolean;
  /** Epoch seconds: where the clock of state signs stands at first. */
  readonly now: number;
  /** Names are so high at least, pixels of the map; absent: as they are. */
  readonly leastText?: number | undefined;
}

/**
 * The whole picture as a MapLibre style: ground, base map, all collections slot by slot, measuring on top. Layer ids
 * and their order depend on looks and city only, so that theme, language and switching change properties, never layers.
 * No glyphs and no sprite: names come from local fonts, signs are drawn at run time.
 */
export function mapStyle(input: StyleInput): StyleSpecification {
  const palette = palettes[input.theme];
  const base = input.city.basemap;
  const { leastText } = input;
  const layers: LayerSpecification[] = [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    ...basemapLayers(base, palette, input.theme),
    ...cityLayers(input),
    ...compareLayers(palette),
    ...((input.hasPlane && planeLayers(palette).top) || []),
    ...measureLayers(palette),
  ];
  return {
    version: 8,
    state: { now: { default: input.now } },
    transition: { duration: 0, delay: 0 },
    sources: {
      [sources.city]: { type: 'vector', tiles: [input.tiles], minzoom: 0, maxzoom: tileMaxZoom },
      [sources.once]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      [sources.compare]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      [sources.measure]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ...(input.hasPlane ? planeSourcesOfStyle() : {}),
      ...(base === null
        ? {}
        : {
            [sources.base]: {
              type: base.kind,
              tiles: [`${input.origin}/basemap/${base.id}/{z}/{x}/{y}`],
              minzoom: base.minzoom,
              maxzoom: base.maxzoom,
              ...(base.kind === 'raster' ? { tileSize: 256 } : {}),
            } as StyleSpecification['sources'][string],
          }),
    },
    layers: leastText === undefined ? layers : layers.map((layer) => withLeastText(layer, leastText)),
  };
}

/** The collections' layers in the order of slots, in a slot by the looks' order, in a look as it lists its parts. */
function cityLayers({ theme, language, looks, layers, hasPlane }: StyleInput): LayerSpecification[] {
  const context: LookContext = { theme, language, palette: palettes[theme] };
  const sorted = [...looks].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const parted = sorted.map((look) => ({ look, parts: look.parts(context) }));
  const plane = hasPlane ? planeLayers(palettes[theme]) : {};
  return slots.flatMap((slot) => [
    ...parted.flatMap(({ look, parts }) =>
      parts.filter((part) => part.slot === slot).map((part) => layerOf(look, part, layers.includes(look.id))),
    ),
    ...(plane[slot] ?? []),
  ]);
}

function layerOf(
  look: Look,
  { slot: _slot, part, sourceLayer, once, silent, nearer, marksOnly, restOnly, ...drawn }: LayerPart,
  on: boolean,
): LayerSpecification {
  const own = once && ['==', ['get', 'collection'], look.id];
  const filter = own ? (drawn.filter ? ['all', own, drawn.filter] : own) : drawn.filter;
  return {
    ...drawn,
    id: `${look.id}:${part}`,
    ...(once ? { source: sources.once } : { source: sources.city, 'source-layer': sourceLayer ?? look.id }),
    ...(filter === undefined ? {} : { filter }),
    ...(look.from > 0 || drawn.minzoom !== undefined ? { minzoom: Math.max(look.from, drawn.minzoom ?? 0) } : {}),
    layout: { ...drawn.layout, visibility: on ? 'visible' : 'none' },
    metadata: {
      collection: look.id,
      silent: silent === true,
      nearer: nearer === true,
      marksOnly: marksOnly === true,
      restOnly: restOnly === true,
    },
  } as LayerSpecification;
}
