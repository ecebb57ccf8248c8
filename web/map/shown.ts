import type { MapLibreMap } from 'maplibre-gl';
import { meets } from '#domain/geometry/meets.ts';
import type { Bbox } from './contract.ts';
import { drawnFeatures } from './drawn-features.ts';
import { pickableLayers } from './pick.ts';
import { alarmRing } from './plane/alarm-layers.ts';
import { sources } from './style.ts';
import { smallestText } from './text-size.ts';

/**
 * How many features of each collection are really drawn in sight, each counted once however many tiles it crosses;
 * for `cases-cells` the sum of their totals. This is what the picture holds, asked of the picture: it can be held
 * against the list and the counts.
 */
export function shownCounts(map: MapLibreMap, view: Bbox): Record<string, number> {
  const layers = pickableLayers(map).filter((id) => map.getLayer(id)?.source === sources.city);
  const seen = new Map<string, Map<number, number>>();
  for (const feature of drawnFeatures(map, layers)) {
    const fid = Number(feature.id);
    const layer = feature.sourceLayer!;
    const known = seen.get(layer) ?? new Map<number, number>();
    seen.set(layer, known);
    if (known.has(fid) || !meets(feature.geometry, view)) continue;
    known.set(fid, layer.endsWith('-cells') ? Number(feature.properties.total) : 1);
  }
  return Object.fromEntries(
    [...seen].map(([layer, known]) => [layer, [...known.values()].reduce((sum, count) => sum + count, 0)]),
  );
}

/** Where a map stands to the last bit, and how much it is made of: what must not change over weeks. */
export interface Standing {
  /** lng, lat, zoom, bearing. */
  readonly camera: readonly number[];
  readonly layers: number;
  readonly sources: number;
  /** Names drawn in sight: how high the smallest are, by layer, CSS pixels of the page. */
  readonly names: Readonly<Record<string, number>>;
  /** Rings drawn in sight round urgent cases that nobody answered. */
  readonly rings: number;
}

/** How a map stands now. @param scale how much larger the page shows it */
export function standing(map: MapLibreMap, scale: number): Standing {
  const { lng, lat } = map.getCenter();
  const { layers, sources: all } = map.getStyle();
  return {
    camera: [lng, lat, map.getZoom(), map.getBearing()],
    layers: layers.length,
    sources: Object.keys(all).length,
    names: Object.fromEntries(
      layers.flatMap((layer) => {
        const text = smallestText(layer);
        const isDrawn = text !== undefined && drawnFeatures(map, [layer.id]).length > 0;
        return isDrawn ? [[layer.id, text * scale] as const] : [];
      }),
    ),
    rings: map.getLayer(alarmRing) ? drawnFeatures(map, [alarmRing]).length : 0,
  };
}
