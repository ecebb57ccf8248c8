import type { GeoJSONSource, MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Measured, Measuring } from './contract.ts';
import {
  beginMeasuring,
  measured,
  measureDrawing,
  measureStep,
  type MeasureEvent,
  type Measurement,
} from './measuring.ts';
import { showSource } from './show-source.ts';
import { sources } from './style.ts';

/** Clicks nearer than this to the last point, in CSS pixels, are the same point. */
const sameSpot = 4;

export interface MeasureTool {
  /** Begins anew, or takes everything away. */
  set(mode: Measuring): void;
  isOn(): boolean;
  /** Draws again what was measured, on a map whose style has just loaded. */
  redraw(): void;
}

/**
 * The measuring tool on a living map: clicks set points, double click or Enter ends, Backspace takes the last point
 * back, Esc asks to be switched off. By keyboard alone the middle of the map is the pointer: arrows move the map under
 * a crosshair (the container's `data-crosshair`), Space sets a point.
 */
export function measureTool(
  map: MapLibreMap,
  told: { readonly onMeasured: (measured: Measured | null) => void; readonly onCancel: () => void },
): MeasureTool {
  let state: Measurement | null = null;
  const redraw = () => {
    void map
      .getSource<GeoJSONSource>(sources.measure)
      ?.setData(state === null ? { type: 'FeatureCollection', features: [] } : measureDrawing(state));
    showSource(map, sources.measure, state !== null);
  };
  const step = (event: MeasureEvent) => {
    if (state === null) return;
    const next = measureStep(state, event);
    const worthTelling = event.kind !== 'pointer' && next !== state;
    state = next;
    redraw();
    if (worthTelling) told.onMeasured(measured(state));
  };
  const at = (event: MapMouseEvent): [number, number] => [event.lngLat.lng, event.lngLat.lat];
  map.on('click', (event) => {
    const last = state?.finished ? undefined : state?.points.at(-1);
    // The second half of a double click, a little beside the first, is no point of its own.
    if (last !== undefined && map.project([last[0], last[1]]).dist(event.point) < sameSpot) return;
    step({ kind: 'point', at: at(event) });
  });
  const middle = (): [number, number] => {
    const { lng, lat } = map.getCenter();
    return [lng, lat];
  };
  let byKeys = false;
  const byKeyboard = (on: boolean) => {
    byKeys = on;
    map.getContainer().toggleAttribute('data-crosshair', on);
  };
  map.on('move', () => {
    if (byKeys && state !== null && !state.finished) step({ kind: 'pointer', at: middle() });
  });
  map.on('mousemove', (event) => {
    byKeyboard(false);
    if (state !== null && !state.finished) step({ kind: 'pointer', at: at(event) });
  });
  map.on('dblclick', (event) => {
    if (state === null) return;
    event.preventDefault();
    step({ kind: 'finish' });
  });
  map.getCanvasContainer().addEventListener('keydown', (event) => {
    if (state === null) return;
    byKeyboard(true);
    if (event.key === ' ') step({ kind: 'point', at: middle() });
    else if (event.key === 'Enter') step({ kind: 'finish' });
    else if (event.key === 'Backspace') step({ kind: 'back' });
    else if (event.key === 'Escape') told.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    set(mode) {
      if (mode === 'off' ? state === null : state?.mode === mode) return;
      state = mode === 'off' ? null : beginMeasuring(mode);
      map.getCanvas().style.cursor = state === null ? '' : 'crosshair';
      if (state !== null) map.getCanvas().focus();
      byKeyboard(state !== null && map.getCanvas().matches(':focus-visible'));
      redraw();
      told.onMeasured(state === null ? null : measured(state));
    },
    isOn: () => state !== null,
    redraw,
  };
}
