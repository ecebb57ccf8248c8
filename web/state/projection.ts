import { roundCamera, type Camera } from './view.ts';

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels at each edge of the map that panels lie over. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

type Bbox = readonly [number, number, number, number];
type Point = readonly [x: number, y: number];

const maxLatitude = 85.05;

/** Where a place (degrees WGS84) lies in a Web Mercator world of 512 * 2^zoom pixels. */
function worldPoint(lng: number, lat: number, zoom: number): Point {
  const side = 512 * 2 ** zoom;
  const sine = Math.sin((Math.max(-maxLatitude, Math.min(maxLatitude, lat)) * Math.PI) / 180);
  return [((lng + 180) / 360) * side, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side];
}

function placeOf([x, y]: Point, zoom: number): Point {
  const side = 512 * 2 ** zoom;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI;
  return [(x / side) * 360 - 180, lat];
}

/** The camera that shows a bbox as large as it fits into the part of the map that no panel covers; at most `maxZoom`. */
export function cameraFor(bbox: Bbox, size: Size, insets: Insets, maxZoom = 17): Camera {
  const [west, south, east, north] = bbox;
  const [left, top] = worldPoint(west, north, 0);
  const [right, bottom] = worldPoint(east, south, 0);
  const width = Math.max(size.width - insets.left - insets.right, 64);
  const height = Math.max(size.height - insets.top - insets.bottom, 64);
  const fit = Math.log2(Math.min(width / Math.max(right - left, 1e-9), height / Math.max(bottom - top, 1e-9)));
  const zoom = Math.max(0, Math.min(fit, maxZoom));
  const scale = 2 ** zoom;
  const centre: Point = [
    ((left + right) / 2) * scale + (insets.right - insets.left) / 2,
    ((top + bottom) / 2) * scale + (insets.bottom - insets.top) / 2,
  ];
  const [lng, lat] = placeOf(centre, zoom);
  return roundCamera({ lng, lat, zoom });
}

/** The bbox of what a map of this size would show, degrees WGS84. */
export function bboxInSight(camera: Camera, size: Size): Bbox {
  const [cx, cy] = worldPoint(camera.lng, camera.lat, camera.zoom);
  const [halfWidth, halfHeight] = [size.width / 2, size.height / 2];
  const [west, north] = placeOf([cx - halfWidth, cy - halfHeight], camera.zoom);
  const [east, south] = placeOf([cx + halfWidth, cy + halfHeight], camera.zoom);
  return [west, south, east, north];
}

/**
 * The camera moved as little as needed so that a feature is not under a panel; undefined where it is in sight.
 * A feature that reaches anywhere into the free part is in sight; otherwise the middle of its bbox is brought in.
 * @param margin CSS pixels that a point keeps from the edge of the free part
 */
export function keepInSight(camera: Camera, size: Size, bbox: Bbox, insets: Insets, margin = 32): Camera | undefined {
  const [west, south, east, north] = bbox;
  const free = {
    left: insets.left + margin,
    top: insets.top + margin,
    right: Math.max(size.width - insets.right - margin, insets.left + margin),
    bottom: Math.max(size.height - insets.bottom - margin, insets.top + margin),
  };
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ].map(([lng, lat]) => toScreen(camera, size, lng!, lat!));
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const meets =
    Math.max(...xs) >= free.left &&
    Math.min(...xs) <= free.right &&
    Math.max(...ys) >= free.top &&
    Math.min(...ys) <= free.bottom;
  if (meets) return undefined;
  const [x, y] = toScreen(camera, size, (west + east) / 2, (south + north) / 2);
  return shifted(camera, x - clamp(x, free.left, free.right), y - clamp(y, free.top, free.bottom));
}

/** Where a place (degrees WGS84) is on the map, CSS pixels from its upper left corner. */
export function toScreen(camera: Camera, size: Size, lng: number, lat: number): Point {
  const [x, y] = worldPoint(lng, lat, camera.zoom);
  const [cx, cy] = worldPoint(camera.lng, camera.lat, camera.zoom);
  const [dx, dy] = turn([x - cx, y - cy], -(camera.bearing ?? 0));
  return [size.width / 2 + dx, size.height / 2 + dy];
}

/** The camera after the picture was pushed by (-dx, -dy) pixels. */
function shifted(camera: Camera, dx: number, dy: number): Camera {
  const [wx, wy] = turn([dx, dy], camera.bearing ?? 0);
  const [cx, cy] = worldPoint(camera.lng, camera.lat, camera.zoom);
  const [lng, lat] = placeOf([cx + wx, cy + wy], camera.zoom);
  return roundCamera({ ...camera, lng, lat });
}

function turn([x, y]: Point, degrees: number): Point {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return [x * cosine - y * sine, x * sine + y * cosine];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
