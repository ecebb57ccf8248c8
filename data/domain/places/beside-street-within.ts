import type { Geometry } from 'geojson';
import { placeBeyond } from '#domain/geometry/measure.ts';
import { meets } from '#domain/geometry/meets.ts';
import type { Street } from '#domain/streets/assemble.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { compassBearing } from '#domain/streets/compass.ts';
import type { Side } from '#domain/streets/side.ts';

/** A street is looked at every so many metres. */
const step = 10;

/**
 * A place within a ground, so far from a street in a direction: “城中社区内，坡子街以西120米”. The words leave open how far along
 * the street it lies: the middle of the stretch beside which such a place is within the ground.
 * @param ground lon/lat, degrees WGS84
 * @returns lon/lat; undefined where the ground holds no such place
 */
export function besideStreetWithin(
  ground: Geometry,
  street: Street,
  towards: Side,
  metres: number,
): readonly [number, number] | undefined {
  const within = street.parts.flatMap(({ measured }) => {
    const count = Math.floor(measured.length / step) + 1;
    return Array.from({ length: count }, (_, i) =>
      placeBeyond(placeAt(measured, i * step).position, compassBearing(towards), metres),
    ).filter(([lon, lat]) => meets(ground, [lon, lat, lon, lat]));
  });
  return within[within.length >> 1];
}
