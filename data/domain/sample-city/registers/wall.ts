import type { RecordRequestLine } from '#domain/change.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Scene, SceneBbox } from '#domain/wall/scene.ts';
import type { Wall } from '#domain/wall/wall.ts';
import type { SampleFeature } from '../feature.ts';

/** Ids of the wall of the sample's command centre, and of its own scene beside those that ship. */
export const sampleWall = 'sample-wall';
export const sampleTour = 'sample-tour';

const day = { startsAt: '06:00', endsAt: '22:00' };
const night = { startsAt: '22:00', endsAt: '06:00' };

/** Screens turn together: each column's day lasts three minutes. */
const wall: Wall = {
  name: '指挥中心大屏（示意）',
  columns: 3,
  rows: 1,
  mode: 'each',
  shows: [
    { scene: 'street-order', seconds: 90, column: 0, ...day },
    { scene: 'sanitation', seconds: 90, column: 0, ...day },
    { scene: 'overview', seconds: 180, column: 1, ...day },
    { scene: 'sites', seconds: 60, column: 2, ...day },
    { scene: 'inspection', seconds: 60, column: 2, ...day },
    { scene: sampleTour, seconds: 60, column: 2, ...day },
    { scene: 'street-order', seconds: 180, column: 0, ...night },
    { scene: 'night', seconds: 180, column: 1, ...night },
    { scene: 'sites', seconds: 180, column: 2, ...night },
  ],
  headline: '示意数据',
  alarmSound: true,
  alarmFly: true,
};

/** Stops of the tour, and seconds at each: a round is one turn of the scene. */
const [stops, seconds] = [5, 12];

/**
 * The wall of the command centre 示意: three screens that take the shipped scenes in turn by day and by night, and a tour of
 * key places.
 * @param keyPlaces the features of the collection `key-places`; the first of them are the stops
 */
export function wallRecords(keyPlaces: readonly SampleFeature[]): RecordRequestLine[] {
  const tour: Scene = {
    name: '重点场所巡览（示意）',
    nameEn: 'Key places (sample)',
    theme: 'dark',
    map: {
      x: 0,
      y: 0,
      width: 17,
      height: 12,
      layers: ['zones', 'roads', 'key-places', 'markets', 'stall-zones', 'cases'],
      filter: { responsibilityKind: ['order'] },
      camera: {
        mode: 'tour',
        stops: keyPlaces.slice(0, stops).map(({ properties, geometry }) => ({
          name: String(properties['name']),
          bbox: aroundBox(bboxOf(geometry)),
          seconds,
        })),
      },
    },
    panels: [
      { id: 'newest', kind: 'newest', x: 17, y: 0, width: 7, height: 6 },
      { id: 'communities', kind: 'communities', x: 17, y: 6, width: 7, height: 6 },
    ],
  };
  return [
    { kind: 'scenes', id: sampleTour, base: null, after: { ...tour } },
    { kind: 'walls', id: sampleWall, base: null, after: { ...wall } },
  ];
}

/** A place with the streets around it. */
function aroundBox([west, south, east, north]: readonly [number, number, number, number]): SceneBbox {
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  const [across, up] = [Math.max(east - west, 0.002) / 2, Math.max(north - south, 0.002) / 2];
  return {
    west: round(west - across),
    south: round(south - up),
    east: round(east + across),
    north: round(north + up),
  };
}
