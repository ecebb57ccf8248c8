import type { Vehicle } from '#domain/people/crew.ts';
import { straightMetres, straightSeconds, type Place } from './travel-matrix.ts';
import { searchOn, targetsOn } from './travel-search.ts';
import { stopsOn, type FindStop } from './travel-spots.ts';
import type { TravelNetwork } from './travel.ts';

/** A way from one place to another. */
export interface TravelRoute {
  readonly seconds: number;
  readonly metres: number;
  /** From place to place, degrees. */
  readonly line: readonly Place[];
  /** `straight`: no road is near one of the places, and the line is as the crow flies. */
  readonly source: 'network' | 'straight';
}

/** The quickest way of a vehicle; undefined where the roads lead from one place to the other in no way. */
export function shortestPath(
  network: TravelNetwork,
  from: Place,
  to: Place,
  vehicle: Vehicle,
  find: FindStop = stopsOn(network),
): TravelRoute | undefined {
  const [start, end] = [find(from[0], from[1], vehicle), find(to[0], to[1], vehicle)];
  if (start === undefined || end === undefined) return straightRoute(network, from, to, vehicle);
  const reached = searchOn(network, vehicle)(start, targetsOn(network, vehicle, [end]));
  const way = reached.wayTo(end);
  if (way === undefined) return undefined;
  return {
    seconds: reached.secondsTo(end),
    metres: way.metres,
    line: [from, ...way.line, to],
    source: 'network',
  };
}

function straightRoute({ speeds }: TravelNetwork, from: Place, to: Place, vehicle: Vehicle): TravelRoute {
  return {
    seconds: straightSeconds(speeds, vehicle, from, to),
    metres: straightMetres(speeds, from, to),
    line: [from, to],
    source: 'straight',
  };
}
