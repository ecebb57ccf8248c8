import type { Geometry } from 'geojson';
import type { MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '../contract.ts';
import { drawnFeatures } from '../drawn-features.ts';
import { pickableLayers } from '../pick.ts';
import { snapTo, type Snap } from './snap.ts';

/** CSS pixels around the pointer in which shapes are looked for to snap to. */
const around = 16;

/**
 * Corners and edges around a place of the screen. What `exact` gives goes before what is drawn: tiles round their places.
 * @param exact shapes that meet a box, degrees WGS84
 */
export function snapAt(
  map: MapLibreMap,
  x: number,
  y: number,
  exact?: (box: Bbox) => readonly Geometry[],
): Snap | undefined {
  const project = (lng: number, lat: number) => map.project([lng, lat]);
  const unproject = (px: number, py: number) => map.unproject([px, py]);
  if (exact) {
    const [lower, upper] = [unproject(x - around, y + around), unproject(x + around, y - around)];
    const found = snapTo({ x, y }, exact([lower.lng, lower.lat, upper.lng, upper.lat]), project, unproject);
    if (found) return found;
  }
  const box: [[number, number], [number, number]] = [
    [x - around, y - around],
    [x + around, y + around],
  ];
  const shapes = drawnFeatures(map, pickableLayers(map), box).map(({ geometry }) => geometry);
  return snapTo({ x, y }, shapes, project, unproject);
}

/** The ring that shows what the pointer is drawn to: round on a corner, square on an edge. */
export function snapMarker(map: MapLibreMap): (snap: Snap | null) => void {
  const ring = document.createElement('div');
  ring.className = 'shirong-map-snap';
  return (snap) => {
    if (snap === null) return ring.remove();
    const { x, y } = map.project([snap.at[0]!, snap.at[1]!]);
    ring.dataset.to = snap.to;
    Object.assign(ring.style, { left: `${x}px`, top: `${y}px` });
    if (!ring.isConnected) map.getCanvasContainer().append(ring);
  };
}
