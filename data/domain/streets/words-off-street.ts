import { placeAt } from './chainage.ts';
import { bearingTo } from './bearing.ts';
import { compassPoint } from './compass.ts';
import { sides } from './side.ts';
import type { PlaceOnStreet } from './street-map.ts';

/** What is known around a place that lies on no street. */
export interface Surroundings {
  /** lon/lat, degrees WGS84. */
  readonly place: readonly number[];
  /** What ground holds it or lies beside it: “城中社区内”, “梅兰农贸市场东侧”. */
  readonly within: string | undefined;
  /** The nearest street, however far. */
  readonly beside: PlaceOnStreet | undefined;
}

/** From here on, in metres, a distance is told in kilometres. */
const far = 1000;

/**
 * A place off any street as people say it: “城中社区内，坡子街以西120米”, rounded to ten metres. Where nothing is known around it
 * its coordinates, to about a metre.
 */
export function wordsOffStreet({ place, within, beside }: Surroundings): string {
  const parts: string[] = [];
  if (within !== undefined) parts.push(within);
  if (beside !== undefined) {
    const foot = placeAt(beside.part.measured, beside.along).position;
    const side = sides[compassPoint(bearingTo(foot, place))].zh.slice(1);
    parts.push(`${beside.street.name}以${side}${distanceInWords(Math.abs(beside.left))}`);
  }
  if (parts.length > 0) return parts.join('，');
  const [lon, lat] = place as [number, number];
  const [ew, ns] = [lon < 0 ? '西经' : '东经', lat < 0 ? '南纬' : '北纬'];
  return `${ew}${Math.abs(lon).toFixed(5)}°，${ns}${Math.abs(lat).toFixed(5)}°`;
}

function distanceInWords(metres: number): string {
  return metres < far ? `${Math.max(10, Math.round(metres / 10) * 10)}米` : `${(metres / 1000).toFixed(1)}公里`;
}
