import {
  AJAXError,
  MapLibreMap,
  ScaleControl,
  type ErrorEvent,
  type GeoJSONSource,
  type MapMouseEvent,
  type Tile,
  type VectorTileSource,
} from 'maplibre-gl';
import { applySteps, styleSteps } from './apply-style.ts';
import { centreOf, isElsewhere } from './camera.ts';
import { coarseMoves } from './coarse-moves.ts';
import { comparison } from './compare-layers.ts';
import { boxTool } from './draw/box-tool.ts';
import { healMs, mayHeal } from '../state/request.ts';
import type { Bbox, Camera, FeatureKey, MapHandle, MapViewProps, Padding } from './contract.ts';
import { lazyTool } from './lazy-tool.ts';
import { leaveUndrawn } from './leave-undrawn.ts';
import { hasLeft } from './left-tiles.ts';
import { onceKeeper } from './once-points.ts';
import { hitAt } from './pick.ts';
import { keepPlane } from './plane/plane-keeper.ts';
import { putHatches } from './plane/plane-layers.ts';
import { startRefresher } from './refresh.ts';
import { startRipples } from './ripple.ts';
import { showSource } from './show-source.ts';
import { shownCounts, standing } from './shown.ts';
import { putSigns } from './signs.ts';
import { mapStyle, sources } from './style.ts';
import { tileTemplate, trimTileUrl } from './tile-url.ts';
import type { TileAt } from './touched-tiles.ts';
import { installWorker, letWorkersGo } from './worker.ts';

/** The one living map behind the component. */
export interface CityMap extends MapHandle {
  /** Brings the picture to the properties as they are now. */
  update(): void;
  camera(): Camera;
  destroy(): void;
}

const minute = 60_000;
/** How long a map that has all it asked for may wait for a frame, milliseconds. */
const wakeMs = 250;
/** A move so long is followed with the eye, milliseconds. */
const longMs = 1_000;
const defaultPadding: Padding = { top: 56, right: 56, bottom: 56, left: 56 };

/** On a desk MapLibre follows the screen by itself; an enlarged map is drawn in as many pixels as it takes up. */
function pixelRatio(scale: number): number | undefined {
  return scale === 1 ? undefined : window.devicePixelRatio * scale;
}

/**
 * Makes the map in a container and keeps it in step with the page's properties.
 * The container's attributes tell how it stands, for tests and for whoever waits: `data-idle` ("true" when all that
 * was asked for is fetched and drawn), `data-drawing` ("ready" while the drawing tool listens), `data-shown` (features
 * drawn in sight by collection, JSON; in a browser that a program drives), `data-stands` (camera, layers and sources of the
 * same).
 * @param props the page's properties as they are now
 * @param start where to look first
 * @param scale how much larger everything is drawn; the container is as much smaller and enlarged by CSS
 * @param onLost the graphics context is gone: the caller makes a new map
 */
export function createCityMap(
  container: HTMLElement,
  props: () => MapViewProps,
  start: Camera,
  scale: () => number,
  onLost: () => void,
): CityMap {
  installWorker();
  const origin = window.location.origin;
  const hasPlane = props().plane !== undefined;
  const now = () => Math.floor((props().now ?? Date.now)() / 1000);
  const styleInput = (p: MapViewProps, tiles: string) => ({
    ...{ ...p, origin, tiles, now: now(), hasPlane },
    leastText: p.leastText === undefined ? undefined : p.leastText / scale(),
  });
  const templateOf = (p: MapViewProps) => tileTemplate(origin, p.looks, p.layers, p.filter);

  let applied = props();
  let tiles = templateOf(applied);
  let style = mapStyle(styleInput(applied, tiles));
  let emitted = start;
  /** Where a move under way goes: a map that takes the place of one that was lost begins there. */
  let bound: Camera | undefined;
  let drawnScale = scale();
  let ready = false;
  let gone = false;

  const map = new MapLibreMap({
    container,
    style,
    center: [start.lng, start.lat],
    zoom: start.zoom - Math.log2(drawnScale),
    pixelRatio: pixelRatio(drawnScale),
    bearing: start.bearing ?? 0,
    minZoom: 3,
    maxZoom: 20,
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    attributionControl: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    // Tiles out of sight would miss the changes that come in: they are asked for anew, a 304 as a rule.
    maxTileCacheSize: 0,
    refreshExpiredTiles: false,
    transformRequest: (url) => ({ url: trimTileUrl(url, props().looks) }),
    locale: { 'Map.Title': props().label },
  });
  const marked = new Map<string, Set<string>>();
  const moves = coarseMoves(map, () => window.devicePixelRatio * drawnScale);
  leaveUndrawn(map, {
    isMarked: (collection) => (marked.get(collection)?.size ?? 0) > 0,
    isCoarse: moves.isCoarse,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');

  const view = (): Bbox => {
    const bounds = map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  };
  const keepOnce = onceKeeper(map);
  const refresher = startRefresher(map, view);
  const ripples = startRipples(map);
  const measure = lazyTool(
    async () => {
      const { measureTool } = await import('./measure-tool.ts');
      return () =>
        measureTool(map, {
          onMeasured: (measured) => props().onMeasured?.(measured),
          onCancel: () => props().onMeasuringCancel?.(),
        });
    },
    ([mode]) => mode !== 'off',
  );
  const draw = lazyTool(
    async () => {
      const { drawTool } = await import('./draw/draw-tool.ts');
      return () =>
        drawTool(map, {
          onDrawn: (drawn) => props().onDrawn?.(drawn),
          onCancel: () => props().onDrawingCancel?.(),
        });
    },
    ([drawing]) => drawing !== null,
  );
  const box = boxTool(map, (bbox) => props().onBox?.(bbox));
  const gestures = lazyTool(
    async () => {
      const { gestureTool } = await import('./draw/gesture-tool.ts');
      return () =>
        gestureTool(
          map,
          (gesture) => props().onGesture?.(gesture),
          (at) => props().snapShapes?.(at) ?? [],
        );
    },
    ([wanted]) => wanted !== null,
  );
  let unfollowPlane: (() => void) | undefined;
  const isUsed = () => measure.isOn() || draw.isOn() || box.isOn() || gestures.isOn();
  // A tile that is fetched anew and found to be what it was tells nobody: without a frame the map would not come to rest.
  let waking: ReturnType<typeof setInterval> | undefined;
  const wake = () => void (map.loaded() && !map.isMoving() && map.triggerRepaint());
  const busy = () => {
    container.dataset.idle = 'false';
    waking ??= setInterval(wake, wakeMs);
  };
  busy();

  const clock = setInterval(() => ready && map.setGlobalStateProperty('now', now()), minute);

  const mark = (key: FeatureKey | null | undefined, state: 'selected' | 'hover', on: boolean) => {
    if (!key) return;
    const ofCollection = marked.get(key.collection) ?? new Set();
    marked.set(key.collection, ofCollection);
    ofCollection[on ? 'add' : 'delete'](`${state} ${key.fid}`);
    map.setFeatureState({ source: sources.city, sourceLayer: key.collection, id: key.fid }, { [state]: on });
  };

  function update(): void {
    if (!ready || gone) return;
    const next = props();
    const isScaled = scale() !== drawnScale;
    if (isScaled) {
      drawnScale = scale();
      map.setPixelRatio(window.devicePixelRatio * drawnScale);
      map.jumpTo({ zoom: emitted.zoom - Math.log2(drawnScale) });
    }
    const template = templateOf(next);
    if (template !== tiles) {
      tiles = template;
      busy();
      map.getSource<VectorTileSource>(sources.city)?.setTiles([template]);
    }
    if (next.theme !== applied.theme) putSigns(map, next.looks, next.theme, next.language);
    const isOther = (['theme', 'language', 'layers', 'leastText'] as const).some((one) => next[one] !== applied[one]);
    if (isOther || isScaled) {
      const after = mapStyle(styleInput(next, tiles));
      const steps = styleSteps(style, after);
      if (steps.length > 0) busy();
      applySteps(map, steps);
      style = after;
    }
    for (const state of ['selection', 'hover'] as const) {
      const [was, is] = [applied[state], next[state]];
      if (was?.collection === is?.collection && was?.fid === is?.fid) continue;
      const name = state === 'selection' ? 'selected' : 'hover';
      mark(was, name, false);
      mark(is, name, true);
    }
    if (next.compared !== applied.compared) drawComparison(next);
    if (next.marked !== applied.marked) markAlso(applied, next);
    measure.set(next.measuring ?? 'off');
    draw.set(next.drawing ?? null, next.theme);
    box.set(next.boxing === true);
    // While one measures the clicks are the measuring's.
    gestures.set(next.measuring === undefined || next.measuring === 'off' ? (next.gestures ?? null) : null);
    if (hasPlane && next.theme !== applied.theme) putHatches(map, next.theme);
    sayName(next);
    const mayMove = next.camera !== applied.camera;
    if (mayMove && (next.moveMs !== undefined || isElsewhere(next.camera, emitted))) goTo(next.camera);
    applied = next;
  }

  /** What was marked beside the selection and is no longer, and the other way round; the selection keeps its mark. */
  function markAlso(before: Pick<MapViewProps, 'marked'>, next: MapViewProps): void {
    for (const key of before.marked ?? []) mark(key, 'selected', false);
    for (const key of next.marked ?? []) mark(key, 'selected', true);
    mark(next.selection, 'selected', true);
  }

  function drawComparison({ compared }: MapViewProps): void {
    const drawn = comparison(compared);
    void map.getSource<GeoJSONSource>(sources.compare)?.setData(drawn);
    showSource(map, sources.compare, drawn.features.length > 0);
  }

  function sayName({ label, keyboardHint }: MapViewProps): void {
    const canvas = map.getCanvas();
    canvas.setAttribute('aria-label', label);
    canvas.setAttribute('aria-description', keyboardHint);
  }

  function goTo({ lng, lat, zoom, bearing = 0 }: Camera): void {
    busy();
    // MapLibre itself jumps where the system asks for no motion.
    const duration = props().moveMs ?? 200;
    const drawn = zoom - Math.log2(drawnScale);
    map.easeTo({ center: [lng, lat], zoom: drawn, bearing, duration });
    if (duration >= longMs && map.isMoving()) moves.begin(drawn);
    // The move before, which this one ended, has told where it stopped.
    bound = { lng, lat, zoom, bearing };
  }

  map.on('style.load', () => {
    applied = props();
    putSigns(map, applied.looks, applied.theme, applied.language);
    mark(applied.selection, 'selected', true);
    mark(applied.hover, 'hover', true);
    ready = true;
    const first = mapStyle(styleInput(applied, tiles));
    applySteps(map, styleSteps(style, first));
    style = first;
    if (applied.plane) {
      putHatches(map, applied.theme);
      unfollowPlane = keepPlane(map, applied.plane);
    }
    update();
    markAlso({}, applied);
    measure.set(applied.measuring ?? 'off');
    measure.tool?.redraw();
    drawComparison(applied);
    // What the page asked for while the map was on its way; a desk's camera follows the map and is not asked for.
    if (applied.moveMs !== undefined && isElsewhere(applied.camera, emitted)) goTo(applied.camera);
    props().onView?.({ bbox: view(), zoom: map.getZoom() });
  });

  const tellView = () => {
    const { lng, lat } = map.getCenter();
    emitted = { lng, lat, zoom: map.getZoom() + Math.log2(drawnScale), bearing: map.getBearing() };
    bound = undefined;
    props().onCamera(emitted);
    props().onView?.({ bbox: view(), zoom: map.getZoom() });
  };
  map.on('moveend', tellView);
  map.on('moveend', () => moves.end());
  map.on('resize', () => props().onView?.({ bbox: view(), zoom: map.getZoom() }));
  map.on('movestart', busy);
  map.on('dataloading', busy);
  map.on('idle', () => {
    const { looks, layers } = props();
    // New names are drawn first; the next idle comes by itself.
    if (keepOnce(looks, layers, view())) return;
    // Counting asks the picture itself, up to a second of work for a whole unit grid: only where a test drives the browser.
    if (navigator.webdriver) {
      container.dataset.shown = JSON.stringify(shownCounts(map, view()));
      container.dataset.stands = JSON.stringify(standing(map, drawnScale));
    }
    container.dataset.idle = 'true';
    props().onRest?.();
    clearInterval(waking);
    waking = undefined;
  });

  map.on('click', (event) => {
    if (isUsed()) return;
    const { features, cell } = hitAt(map, event.point.x, event.point.y);
    if (features.length === 0 && cell !== null) {
      map.easeTo({ center: [cell.at[0], cell.at[1]], zoom: Math.min(map.getZoom() + 2, 15.5), duration: 200 });
      return;
    }
    props().onPick({
      features,
      lngLat: [event.lngLat.lng, event.lngLat.lat],
      point: [event.point.x * drawnScale, event.point.y * drawnScale],
    });
  });

  let pointer: MapMouseEvent | null = null;
  let pointerFrame = 0;
  let under: FeatureKey | null = null;
  const point = (to: FeatureKey | null) => {
    if (to?.collection === under?.collection && to?.fid === under?.fid) return;
    under = to;
    props().onHover?.(to);
  };
  const followPointer = () => {
    pointerFrame = 0;
    if (pointer === null || gone) return;
    props().onCursor?.([pointer.lngLat.lng, pointer.lngLat.lat]);
    if (!ready || isUsed() || map.isMoving()) return;
    const { features, cell } = hitAt(map, pointer.point.x, pointer.point.y);
    map.getCanvas().style.cursor = features.length > 0 || cell !== null ? 'pointer' : '';
    point(features[0] ?? null);
  };
  map.on('mousemove', (event) => {
    pointer = event;
    if (pointerFrame === 0) pointerFrame = requestAnimationFrame(followPointer);
  });
  map.on('mouseout', () => {
    pointer = null;
    props().onCursor?.(null);
    point(null);
  });

  // Without a listener MapLibre prints every tile that a server on its way down did not give, and never asks again. The
  // page's own line on the connection says what is the matter; a refusal or anything else is a fault.
  let again: ReturnType<typeof setTimeout> | undefined;
  const missed = new Map<string, TileAt>();
  map.on('error', (event: ErrorEvent & { readonly tile?: Tile; readonly sourceId?: string }) => {
    if (hasLeft(map, event)) return;
    if (!(event.error instanceof AJAXError) || !mayHeal(event.error.status)) return reportError(event.error);
    const at = event.tile?.tileID.canonical;
    if (at) missed.set(`${at.z}/${at.x}/${at.y}`, { z: at.z, x: at.x, y: at.y });
    again ??= setTimeout(() => {
      again = undefined;
      const tiles = [...missed.values()];
      missed.clear();
      // Only what is missing: a tile that is there would be lost if the server is still away.
      if (ready && !gone) for (const source of [sources.city, sources.base]) askAgain(source, tiles);
    }, healMs);
  });
  const askAgain = (source: string, tiles: TileAt[]) => {
    if (map.getSource(source)) map.refreshTiles(source, tiles);
  };

  map.on('sourcedata', (event) => void hasLeft(map, event));

  // Before MapLibre's own handler, which would take the style apart to mend the map later: what it took apart it does not
  // let go of when the map is removed then, neither here nor in the worker.
  const lost = (event: Event) => {
    event.stopPropagation();
    busy();
    destroy();
    // A worker that just now waits for glyphs of the map that is gone would wait, and keep its tiles, for ever.
    letWorkersGo();
    onLost();
  };
  container.addEventListener('webglcontextlost', lost, true);

  function destroy(): void {
    if (gone) return;
    gone = true;
    container.removeEventListener('webglcontextlost', lost, true);
    clearInterval(clock);
    clearInterval(waking);
    clearTimeout(again);
    cancelAnimationFrame(pointerFrame);
    refresher.stop();
    ripples.stop();
    measure.destroy();
    draw.destroy();
    gestures.destroy();
    unfollowPlane?.();
    box.destroy();
    map.remove();
  }

  return {
    update,
    camera: () => bound ?? emitted,
    destroy,
    change({ kind, touched }) {
      if (gone) return;
      const { layers, theme, isCalm } = props();
      for (const { collection, bbox } of touched) {
        if (!layers.includes(collection)) continue;
        refresher.touch(bbox);
        if (kind.endsWith('.report') && isCalm !== true) ripples.drop(centreOf(bbox), theme);
      }
    },
    reload() {
      if (ready && !gone) map.refreshTiles(sources.city);
    },
    fit([west, south, east, north], { maxZoom = 17, padding = defaultPadding } = {}) {
      if (gone) return;
      busy();
      const { top, right, bottom, left } = padding;
      map.fitBounds([west, south, east, north], {
        padding: {
          top: top / drawnScale,
          right: right / drawnScale,
          bottom: bottom / drawnScale,
          left: left / drawnScale,
        },
        maxZoom: maxZoom - Math.log2(drawnScale),
        duration: 200,
        linear: true,
      });
    },
    zoomIn: () => void (gone || map.zoomIn({ duration: 200 })),
    zoomOut: () => void (gone || map.zoomOut({ duration: 200 })),
    focus: () => map.getCanvas().focus(),
  };
}
