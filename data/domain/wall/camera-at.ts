import type { Bbox } from '#domain/geometry/bbox.ts';
import type { SceneBbox, SceneCamera } from './scene.ts';

/** Where a scene looks at an instant. */
export interface SceneView {
  /** What is in sight at least; undefined = the whole city. */
  readonly bbox: Bbox | undefined;
  /** Which stop of the tour that is, from 0. */
  readonly stop?: number;
  /** Epoch milliseconds at which the tour goes on; absent where nothing moves by itself. */
  readonly until?: number;
}

/**
 * Where a scene looks: a tour goes from stop to stop by the time since its scene began, round and round, the same on every
 * screen. (`urgent` looks as `fixed` does; that it follows the newest urgent case is the alarm's, see alarm.ts.)
 * @param since when the scene began (`Showing.since`), epoch milliseconds
 * @param now server's time, epoch milliseconds
 */
export function cameraAt(camera: SceneCamera, since: number, now: number): SceneView {
  const stops = camera.mode === 'tour' ? (camera.stops ?? []) : [];
  if (stops.length === 0) return { bbox: boxOf(camera.bbox) };
  if (stops.length === 1) return { bbox: boxOf(stops[0]!.bbox), stop: 0 };
  const round = stops.reduce((sum, { seconds }) => sum + seconds * 1000, 0);
  let ends = since + Math.floor((now - since) / round) * round;
  for (const [index, { bbox, seconds }] of stops.entries()) {
    ends += seconds * 1000;
    if (now < ends) return { bbox: boxOf(bbox), stop: index, until: ends };
  }
  throw new RangeError('A tour whose stops have no time.'); // the schema gives each at least 5 s
}

function boxOf(bbox: SceneBbox): Bbox;
function boxOf(bbox: SceneBbox | undefined): Bbox | undefined;
function boxOf(bbox: SceneBbox | undefined): Bbox | undefined {
  return bbox && [bbox.west, bbox.south, bbox.east, bbox.north];
}
