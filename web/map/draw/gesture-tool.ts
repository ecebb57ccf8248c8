import type { Geometry } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawExtend, type TerraDrawMouseEvent } from 'terra-draw';
import type { Bbox } from '../contract.ts';
import type { Gesture, Gestures, Grip } from './gestures.ts';
import { ScaledAdapter } from './scaled-adapter.ts';
import { snapAt, snapMarker } from './snap-at.ts';

export interface GestureTool {
  set(gestures: Gestures | null): void;
  isOn(): boolean;
  destroy(): void;
}

/** How near the pointer must be to a grip, CSS pixels. */
const gripReach = 11;
/** Two clicks on the same spot within this time end a sketch. */
const doubleMs = 400;
const sameSpot = 4;

/**
 * Gestures on a living map: the drawing library gives clicks, drags and their thresholds for mouse and finger; what they
 * mean is the page's. By keyboard the middle of the map is the pointer: Space sets a place there under a crosshair.
 * @param exact shapes to snap to that the page knows exactly, by box
 */
export function gestureTool(
  map: MapLibreMap,
  told: (gesture: Gesture) => void,
  exact: (box: Bbox) => readonly Geometry[],
): GestureTool {
  const snapMark = snapMarker(map);
  let current: Gestures | null = null;
  let draw: TerraDraw | null = null;
  let adapter: ScaledAdapter | null = null;
  let free = false;
  /** Where the button went down: a quick hand is far from there when the library tells of the drag. */
  let down: { readonly at: readonly [number, number]; readonly grip: Grip | undefined } | undefined;

  const placed = (x: number, y: number, lng: number, lat: number) => {
    const found = free ? undefined : snapAt(map, x, y, exact);
    snapMark(found ?? null);
    const [east, north] = found?.at ?? [lng, lat];
    return { at: [east!, north!] as const, snapped: found !== undefined };
  };
  const gripAt = ({ containerX, containerY }: Pick<TerraDrawMouseEvent, 'containerX' | 'containerY'>) => {
    let best: { readonly grip: Grip; readonly away: number } | undefined;
    for (const grip of current?.grips ?? []) {
      const { x, y } = map.project([grip.at[0], grip.at[1]]);
      const away = Math.hypot(x - containerX, y - containerY);
      if (away <= gripReach && (best === undefined || away < best.away)) best = { grip, away };
    }
    return best?.grip;
  };

  class GestureMode extends TerraDrawExtend.TerraDrawBaseDrawMode<Record<string, never>> {
    override mode = 'gestures';
    private held: Grip | undefined;
    private stroke: (readonly [number, number])[] = [];
    private last = { x: NaN, y: NaN, at: 0 };
    private frame = 0;

    override start(): void {
      this.setStarted();
      this.setDoubleClickToZoom(false);
      this.setCursor(current?.kind === 'sketch' ? 'crosshair' : 'pointer');
    }
    override stop(): void {
      cancelAnimationFrame(this.frame);
      this.setDoubleClickToZoom(true);
      this.setStopped();
      this.setCursor('unset');
    }
    override cleanUp(): void {
      this.held = undefined;
      this.stroke = [];
    }
    override styleFeature(): ReturnType<InstanceType<typeof TerraDrawExtend.TerraDrawBaseDrawMode>['styleFeature']> {
      return TerraDrawExtend.getDefaultStyling();
    }
    override onMouseMove(event: TerraDrawMouseEvent): void {
      byKeyboard(false);
      if (this.frame !== 0) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        const grip = gripAt(event);
        this.setCursor(grip ? 'grab' : current?.kind === 'sketch' ? 'crosshair' : 'pointer');
        if (current?.kind === 'sketch') {
          told({ kind: 'pointer', ...placed(event.containerX, event.containerY, event.lng, event.lat) });
        }
      });
    }
    override onClick(event: TerraDrawMouseEvent): void {
      const grip = gripAt(event);
      if (event.button === 'right' || event.isContextMenu) {
        if (grip) told({ kind: 'remove', grip: grip.id });
        return;
      }
      if (grip) return told({ kind: 'hold', grip: grip.id });
      const { containerX: x, containerY: y } = event;
      const now = performance.now();
      const isSecond = Math.hypot(x - this.last.x, y - this.last.y) < sameSpot && now - this.last.at < doubleMs;
      this.last = { x, y, at: now };
      if (isSecond && current?.kind === 'sketch') return told({ kind: 'finish' });
      const [shift, ctrl] = ['Shift', 'Control'].map((key) => event.heldKeys.includes(key)) as [boolean, boolean];
      const isSketch = current?.kind === 'sketch';
      const place = isSketch
        ? placed(x, y, event.lng, event.lat)
        : { at: [event.lng, event.lat] as const, snapped: false };
      told({ kind: 'place', ...place, shift, ctrl });
    }
    override onDragStart(event: TerraDrawMouseEvent, setMapDraggability: (enabled: boolean) => void): void {
      this.held = down?.grip;
      if (!this.held && current?.kind !== 'brush') return;
      setMapDraggability(false);
      if (!this.held) this.stroke = [down?.at ?? [event.lng, event.lat], [event.lng, event.lat]];
      else this.setCursor('grabbing');
    }
    override onDrag(event: TerraDrawMouseEvent): void {
      if (this.held) {
        const { at } = placed(event.containerX, event.containerY, event.lng, event.lat);
        return told({ kind: 'drag', grip: this.held.id, at });
      }
      if (this.stroke.length === 0) return;
      this.stroke.push([event.lng, event.lat]);
      told({ kind: 'stroke', places: this.stroke, finished: false });
    }
    override onDragEnd(event: TerraDrawMouseEvent, setMapDraggability: (enabled: boolean) => void): void {
      setMapDraggability(true);
      if (this.held) {
        const { at } = placed(event.containerX, event.containerY, event.lng, event.lat);
        snapMark(null);
        told({ kind: 'drop', grip: this.held.id, at });
      } else if (this.stroke.length > 0) {
        told({ kind: 'stroke', places: [...this.stroke, [event.lng, event.lat]], finished: true });
      }
      this.cleanUp();
    }
  }

  const byKeyboard = (on: boolean) => map.getContainer().toggleAttribute('data-crosshair', on);
  const onKey = (event: KeyboardEvent) => {
    free = event.altKey;
    if (current === null || event.type === 'keyup' || event.key !== ' ') return;
    const { lng, lat } = map.getCenter();
    const { x, y } = map.project([lng, lat]);
    byKeyboard(true);
    told({ kind: 'place', ...placed(x, y, lng, lat), shift: event.shiftKey, ctrl: event.ctrlKey });
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointer = (event: PointerEvent) => (free = event.altKey);
  const onDown = (event: PointerEvent) => {
    down = undefined;
    if (current === null || adapter === null || !event.isPrimary || event.button !== 0) return;
    const place = adapter.getMapElementXYPosition(event);
    const { lng, lat } = adapter.unproject(place.containerX, place.containerY);
    down = { at: [lng, lat], grip: gripAt(place) };
    // What is dragged beyond the map's edge is still let go here, and not by the next click.
    const isTaken = down.grip !== undefined || current.kind === 'brush';
    if (isTaken && event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
  };
  const frame = map.getCanvasContainer();
  frame.addEventListener('keydown', onKey);
  frame.addEventListener('keyup', onKey);
  frame.addEventListener('pointermove', onPointer);
  frame.addEventListener('pointerdown', onDown, true);

  const stop = () => {
    snapMark(null);
    byKeyboard(false);
    if (draw?.enabled) draw.stop();
    draw = null;
    delete map.getContainer().dataset.gestures;
  };
  const start = () => {
    adapter = new ScaledAdapter(map);
    draw = new TerraDraw({ adapter, modes: [new GestureMode()] });
    draw.start();
    draw.setMode('gestures');
  };

  return {
    set(gestures) {
      const was = current;
      current = gestures;
      if (gestures === null) return was === null ? undefined : stop();
      if (was === null) start();
      if (was?.kind !== gestures.kind) {
        snapMark(null);
        map.getContainer().dataset.gestures = gestures.kind;
      }
    },
    isOn: () => current !== null,
    destroy() {
      frame.removeEventListener('keydown', onKey);
      frame.removeEventListener('keyup', onKey);
      frame.removeEventListener('pointermove', onPointer);
      frame.removeEventListener('pointerdown', onDown, true);
      current = null;
      snapMark(null);
      // The map takes the library's layers with it.
      draw = null;
    },
  };
}
