import type { Side } from './side.ts';

const points = ['north', 'east', 'south', 'west'] as const;

/** The compass point nearest to a bearing in degrees clockwise from north. */
export function compassPoint(bearing: number): Side {
  return points[Math.round((((bearing % 360) + 360) % 360) / 90) % 4]!;
}

/** The side of a road, by the compass, for one who follows it on a bearing and looks to the left or right. */
export function sideOf(bearing: number, hand: 'left' | 'right'): Side {
  return compassPoint(bearing + (hand === 'left' ? -90 : 90));
}

/** The bearing of a compass point, degrees clockwise from north. */
export function compassBearing(point: Side): number {
  return points.indexOf(point) * 90;
}

/** On which hand a side of the road lies for one who follows it on a bearing. */
export function handOf(bearing: number, side: Side): 'left' | 'right' {
  const turn = (((compassBearing(side) - bearing) % 360) + 360) % 360;
  return turn > 180 ? 'left' : 'right';
}
