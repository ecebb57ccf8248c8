import type { RoadClass } from '#domain/roads/collection.ts';
import widths from '#standards/road-widths.json' with { type: 'json' };

/**
 * How far from the middle of a road the place lies at which a side of it is tested: half the carriageway (by its lanes, else
 * by its class) and a step beyond the kerb. Metres.
 */
export function besideRoad(road: { readonly class: RoadClass; readonly lanes?: number }): number {
  const carriageway = road.lanes === undefined ? widths.carriagewayMetres[road.class] : road.lanes * widths.laneMetres;
  return carriageway / 2 + widths.beyondKerbMetres;
}
