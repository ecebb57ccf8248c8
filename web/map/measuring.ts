import type { Feature, FeatureCollection } from 'geojson';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import { formatArea, formatLength } from '../i18n/measures.ts';
import type { Measured } from './contract.ts';

type Position = readonly [number, number];

/** The measuring tool's state: what was clicked, where the pointer is, and whether it is ended. Degrees WGS84. */
export interface Measurement {
  readonly mode: 'line' | 'area';
  readonly points: readonly Position[];
  readonly pointer: Position | null;
  readonly finished: boolean;
}

export type MeasureEvent =
  | { readonly kind: 'point'; readonly at: Position }
  | { readonly kind: 'pointer'; readonly at: Position | null }
  | { readonly kind: 'back' }
  | { readonly kind: 'finish' };

/** Nothing measured yet. */
export function beginMeasuring(mode: 'line' | 'area'): Measurement {
  return { mode, points: [], pointer: null, finished: false };
}

/**
 * One step of the tool. A point after the end begins anew; a point on the last one (the second half of a double
 * click) adds nothing; back takes the last point away, also from an ended drawing, which it opens again.
 */
export function measureStep(state: Measurement, event: MeasureEvent): Measurement {
  switch (event.kind) {
    case 'point': {
      if (state.finished) return { ...beginMeasuring(state.mode), points: [event.at] };
      const last = state.points.at(-1);
      if (last && last[0] === event.at[0] && last[1] === event.at[1]) return state;
      return { ...state, points: [...state.points, event.at] };
    }
    case 'pointer':
      return { ...state, pointer: event.at };
    case 'back':
      return { ...state, points: state.points.slice(0, -1), finished: false };
    case 'finish':
      return state.points.length < 2 ? state : { ...state, finished: true, pointer: null };
  }
}

/** What is told to the page: the clicked points only, not the way to the pointer. */
export function measured({ mode, points, finished }: Measurement): Measured {
  const closed = mode === 'area' && points.length > 2;
  return {
    mode,
    points,
    metres: lengthOf(closed ? [...points, points[0]!] : points),
    ...(closed ? { squareMetres: areaOf([points]) } : {}),
    finished,
  };
}

/**
 * What is drawn: vertices (`role: 'vertex'`), the line with the piece to the pointer, the area, and the figures as
 * `text`: the length so far at the last vertex, or the area at its middle.
 */
export function measureDrawing(state: Measurement): FeatureCollection {
  const { mode, points } = state;
  const path = state.pointer === null || state.finished ? points : [...points, state.pointer];
  const features: Feature[] = [];
  const closed = mode === 'area' && path.length > 2;
  if (closed) {
    features.push(featureOf({ type: 'Polygon', coordinates: [[...path, path[0]!].map(([lng, lat]) => [lng, lat])] }));
  }
  if (path.length > 1) {
    const line = closed ? [...path, path[0]!] : path;
    features.push(featureOf({ type: 'LineString', coordinates: line.map(([lng, lat]) => [lng, lat]) }));
  }
  for (const [lng, lat] of points) {
    features.push(featureOf({ type: 'Point', coordinates: [lng, lat] }, { role: 'vertex' }));
  }
  if (closed) {
    const middle = [0, 1].map((axis) => path.reduce((sum, at) => sum + at[axis as 0 | 1], 0) / path.length);
    features.push(featureOf({ type: 'Point', coordinates: middle }, { text: formatArea(areaOf([path])) }));
  } else if (path.length > 1) {
    const [lng, lat] = path.at(-1)!;
    features.push(featureOf({ type: 'Point', coordinates: [lng, lat] }, { text: formatLength(lengthOf(path)) }));
  }
  return { type: 'FeatureCollection', features };
}

function featureOf(geometry: Feature['geometry'], properties: Feature['properties'] = {}): Feature {
  return { type: 'Feature', geometry, properties };
}
