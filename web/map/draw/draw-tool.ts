import type { MapLibreMap } from 'maplibre-gl';
import type { Geometry } from 'geojson';
import { TerraDraw, TerraDrawModeUndoRedo, type SnapToCustom } from 'terra-draw';
import type { Theme } from '../contract.ts';
import { palettes } from '../palette.ts';
import type { Drawing, Drawn } from './contract.ts';
import { drawModes, modeOf } from './draw-modes.ts';
import { measuredShape } from './measured-shape.ts';
import { ScaledAdapter } from './scaled-adapter.ts';
import type { Snap } from './snap.ts';
import { snapAt, snapMarker } from './snap-at.ts';

export interface DrawTool {
  /** Begins with a drawing, goes on with the same, or takes it away (null). */
  set(drawing: Drawing | null, theme: Theme): void;
  isOn(): boolean;
  destroy(): void;
}

/**
 * Drawing and changing one shape on a living map. Clicks set points, double click, Enter or a click on the first point
 * end, Backspace takes the last point back, Esc asks to be switched off. An ended shape stays changeable: its corners
 * and the whole of it can be dragged, a middle makes a corner, a right click takes one away. Corners snap to what is
 * drawn around the pointer; Alt leaves it free.
 */
export function drawTool(
  map: MapLibreMap,
  told: {
    readonly onDrawn: (drawn: Drawn) => void;
    readonly onCancel: () => void;
  },
): DrawTool {
  const snapMark = snapMarker(map);
  let current: Drawing | null = null;
  let draw: TerraDraw | null = null;
  let theme: Theme = 'light';
  let free = false;
  let pointSnap: Snap | null = null;

  const snap: SnapToCustom = (event) => {
    const found = free ? undefined : snapAt(map, event.containerX, event.containerY);
    snapMark(found ?? null);
    return found && [...found.at];
  };

  const shapeOf = (): { readonly id: string | number; readonly shape: Geometry } | undefined => {
    const own = draw?.getSnapshot().find(({ properties }) => isMain(properties));
    return own?.id === undefined ? undefined : { id: own.id, shape: own.geometry };
  };
  const tell = (finished: boolean) => {
    const found = shapeOf();
    const drawn = found && current && measuredShape(current.key, found.shape, finished);
    if (drawn) told.onDrawn(drawn);
  };

  const stop = () => {
    snapMark(null);
    if (draw?.enabled) draw.stop();
    draw = null;
    delete map.getContainer().dataset.drawing;
  };
  const start = (drawing: Drawing) => {
    stop();
    const made = new TerraDraw({
      adapter: new ScaledAdapter(map),
      modes: drawModes(palettes[theme], snap),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    draw = made;
    made.start();
    map.getContainer().dataset.drawing = 'ready';
    made.on('finish', (id, { action }) => {
      // The library's points know no snapping: a new one is put where its ring was shown.
      const [at, isPoint] = [pointSnap, action === 'draw' && drawing.kind === 'point'];
      if (isPoint && at) made.updateFeatureGeometry(id, { type: 'Point', coordinates: [...at.at] });
      pointSnap = null;
      snapMark(null);
      if (action === 'draw') {
        made.setMode('select');
        made.selectFeature(id);
      }
      tell(true);
    });
    made.on('change', () => tell(made.getMode() === 'select'));
    if (drawing.shape === null) {
      made.setMode(modeOf[drawing.kind]);
      return;
    }
    made.setMode('select');
    const [added] = made.addFeatures([
      { type: 'Feature', geometry: drawing.shape as never, properties: { mode: modeOf[drawing.kind] } },
    ]);
    if (added?.valid && added.id !== undefined) made.selectFeature(added.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    free = event.altKey;
    if (current === null || draw === null) return;
    if (event.key === 'Backspace' && draw.getMode() !== 'select') draw.undo();
    else if (event.key === 'Escape') told.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyUp = (event: KeyboardEvent) => (free = event.altKey);
  const onPointer = (event: PointerEvent) => {
    free = event.altKey;
    if (current === null || draw?.getMode() !== 'point') return;
    const { left, top, width } = map.getContainer().getBoundingClientRect();
    const scale = width / Math.max(1, map.getContainer().offsetWidth);
    pointSnap = free ? null : (snapAt(map, (event.clientX - left) / scale, (event.clientY - top) / scale) ?? null);
    snapMark(pointSnap);
  };
  const frame = map.getCanvasContainer();
  frame.addEventListener('keydown', onKeyDown);
  frame.addEventListener('keyup', onKeyUp);
  frame.addEventListener('pointermove', onPointer);

  return {
    set(drawing, nextTheme) {
      const same = drawing?.key === current?.key && nextTheme === theme;
      // In another theme the tool is made anew with the shape as it stands.
      const kept = nextTheme !== theme && drawing?.key === current?.key ? shapeOf()?.shape : undefined;
      theme = nextTheme;
      current = drawing;
      if (same) return;
      if (drawing === null) return stop();
      start(kept ? { ...drawing, shape: kept } : drawing);
      if (drawing.shape === null) map.getCanvas().focus();
    },
    isOn: () => current !== null,
    destroy() {
      frame.removeEventListener('keydown', onKeyDown);
      frame.removeEventListener('keyup', onKeyUp);
      frame.removeEventListener('pointermove', onPointer);
      current = null;
      // The map takes its layers with it.
      snapMark(null);
      draw = null;
    },
  };
}

/** The shape itself, not the handles that the library draws on it. */
function isMain(properties: Readonly<Record<string, unknown>>): boolean {
  return !['selectionPoint', 'midPoint', 'closingPoint', 'snappingPoint', 'coordinatePoint'].some(
    (handle) => properties[handle] === true,
  );
}
