import type { Vehicle } from '#domain/people/crew.ts';
import { spotsOn, type Spot } from './spots.ts';
import type { TravelNetwork } from './travel.ts';

/** The nearest place of a road that a vehicle may use to a place (degrees); undefined where none is near. */
export type FindStop = (lon: number, lat: number, vehicle: Vehicle) => Spot | undefined;

/** Finds where places lie on the network. Makes an index: kept beside the network and asked often. */
export function stopsOn({ network, passages, speeds }: TravelNetwork): FindStop {
  const find = spotsOn(network);
  const usable = {
    foot: (edge: number) => passages.foot.main[edge] === 1,
    ebike: (edge: number) => passages.ebike.main[edge] === 1,
    car: (edge: number) => passages.car.main[edge] === 1,
  };
  return (lon, lat, vehicle) => find(lon, lat, speeds.roadWithin, usable[vehicle]);
}
