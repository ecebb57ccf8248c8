import { compassPoint } from './compass.ts';
import { sides, type Side } from './side.ts';

const towards: Readonly<Record<Side, string>> = { north: '北', east: '东', south: '南', west: '西' };

/** Where something lies along a section between two crossings. */
export interface PlaceOnSection {
  readonly road: string;
  /** Names of the roads at the section's start and end; absent where the road ends in the open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Metres from the start, and the section's length in metres. */
  readonly chainage: number;
  readonly length: number;
  /** Bearing of the section from its start to its end, degrees clockwise from north. */
  readonly bearing: number;
  /** Absent: somewhere across the road. */
  readonly side?: Side;
}

/** Nearer to a crossing than this, in metres, a place is at the crossing. */
const atCrossing = 15;

/**
 * A place as people say it: “坡子街，人民路口向南50米，路东”, counted from the nearer crossing and rounded to ten metres.
 * Never a chainage. Without any crossing to count from: “坡子街，路东”.
 */
export function placeInWords(place: PlaceOnSection): string {
  const side = place.side === undefined ? '' : `，${sides[place.side].zh}`;
  const rest = place.length - place.chainage;
  const fromStart = place.from !== undefined && (place.to === undefined || place.chainage <= rest);
  const crossing = fromStart ? place.from : place.to;
  if (crossing === undefined) return `${place.road}${side}`;
  const away = fromStart ? place.chainage : rest;
  if (away < atCrossing) return `${place.road}，${crossing}口${side}`;
  const direction = towards[compassPoint(fromStart ? place.bearing : place.bearing + 180)];
  return `${place.road}，${crossing}口向${direction}${Math.round(away / 10) * 10}米${side}`;
}
