import type { MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../contract.ts';

export interface BoxTool {
  set(on: boolean): void;
  isOn(): boolean;
  destroy(): void;
}

/** Pulling a box over the map: tells the ground it covers, and draws it meanwhile. Smaller than this is a click, pixels. */
const least = 4;

/** @param onBox the box, degrees WGS84 */
export function boxTool(map: MapLibreMap, onBox: (bbox: Bbox) => void): BoxTool {
  const frame = map.getCanvasContainer();
  let on = false;
  let from: { readonly x: number; readonly y: number; readonly pointer: number } | undefined;
  let drawn: HTMLDivElement | undefined;

  const at = (event: PointerEvent) => {
    const { left, top, width } = map.getContainer().getBoundingClientRect();
    const scale = width / Math.max(1, map.getContainer().offsetWidth);
    return { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
  };
  const clear = () => {
    from = undefined;
    drawn?.remove();
    drawn = undefined;
  };
  const down = (event: PointerEvent) => {
    if (!on || event.button !== 0) return;
    from = { ...at(event), pointer: event.pointerId };
    drawn = document.createElement('div');
    drawn.className = 'shirong-map-box';
    frame.append(drawn);
  };
  const move = (event: PointerEvent) => {
    if (!from || !drawn || event.pointerId !== from.pointer) return;
    const { x, y } = at(event);
    Object.assign(drawn.style, {
      left: `${Math.min(x, from.x)}px`,
      top: `${Math.min(y, from.y)}px`,
      width: `${Math.abs(x - from.x)}px`,
      height: `${Math.abs(y - from.y)}px`,
    });
  };
  const up = (event: PointerEvent) => {
    if (!from || event.pointerId !== from.pointer) return;
    const [start, { x, y }] = [from, at(event)];
    clear();
    if (Math.abs(x - start.x) < least || Math.abs(y - start.y) < least) return;
    const corners = [
      map.unproject([Math.min(x, start.x), Math.max(y, start.y)]),
      map.unproject([Math.max(x, start.x), Math.min(y, start.y)]),
    ] as const;
    onBox([corners[0].lng, corners[0].lat, corners[1].lng, corners[1].lat]);
  };
  frame.addEventListener('pointerdown', down);
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', clear);

  return {
    set(next) {
      if (next === on) return;
      on = next;
      map.getCanvas().style.cursor = on ? 'crosshair' : '';
      if (on) map.dragPan.disable();
      else map.dragPan.enable();
      clear();
    },
    isOn: () => on,
    destroy() {
      clear();
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', clear);
    },
  };
}
