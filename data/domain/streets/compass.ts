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
