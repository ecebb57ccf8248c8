import type { Vehicle } from '#domain/people/crew.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import standard from '#standards/travel-speeds.json' with { type: 'json' };

/** How crews get along; metres a second. */
export interface TravelSpeeds {
  /** On a class of road; undefined where the vehicle may not be used. */
  readonly on: (vehicle: Vehicle, roadClass: RoadClass) => number | undefined;
  /** Whether one-way roads bind it. */
  readonly heedsOneway: (vehicle: Vehicle) => boolean;
  /** Over all roads, for ways that no network knows. */
  readonly usual: (vehicle: Vehicle) => number;
  /** From a place to the road and back, on foot. */
  readonly offRoad: number;
  /** How much longer ways are than the straight line. */
  readonly detour: number;
  /** A place farther than so many metres from every road it may use is off the network. */
  readonly roadWithin: number;
}

const perSecond = (kmh: number): number => kmh / 3.6;

/** Those of `standards/travel-speeds.json`. */
export const standardSpeeds: TravelSpeeds = {
  on(vehicle, roadClass) {
    const kmh = standard.speeds[vehicle][roadClass];
    return kmh === null ? undefined : perSecond(kmh);
  },
  heedsOneway: (vehicle) => standard.heedsOneway[vehicle],
  usual: (vehicle) => perSecond(standard.usual[vehicle]),
  offRoad: perSecond(standard.usual.foot),
  detour: standard.detour,
  roadWithin: standard.roadWithinMetres,
};
