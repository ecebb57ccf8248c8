import type { RoadSection, Street, StreetPart } from '#domain/streets/assemble.ts';
import { bearingTo, turnBetween } from '#domain/streets/bearing.ts';
import { placeAt, projectOn } from '#domain/streets/chainage.ts';
import { compassBearing, handOf } from '#domain/streets/compass.ts';
import { placeInWords } from '#domain/streets/place-in-words.ts';
import { sides, type Side } from '#domain/streets/side.ts';
import type { PlaceOnStreet } from '#domain/streets/street-map.ts';
import { besideRoad } from '#domain/zones/locate/half-width.ts';
import type { PlaceReading } from './read-place.ts';

/** A place found on a street. */
export interface FoundOnStreet {
  readonly kind: 'street' | 'crossing' | 'along';
  readonly road: string;
  readonly words: string;
  /** lon/lat, degrees WGS84. */
  readonly at: readonly [number, number];
}

/** The streets that a text names. */
export type StreetsNamed = (name: string) => readonly Street[];

/** What lies further off the direction asked for than this, in degrees, does not lie in it. */
const offCourse = 60;

/** A distance may reach so far beyond the end of a street, in metres: it was paced, or rounded. */
const overshoot = 10;

/**
 * The places along streets that a reading may mean: “坡子街, 人民路口向南80米” is one; “人民路口向南80米” is on each street that
 * crosses there and runs that way.
 * @param all every street, for what is told from a crossing alone
 * @returns places in the order of the streets
 */
export function findOnStreets(reading: PlaceReading, named: StreetsNamed, all: readonly Street[]): FoundOnStreet[] {
  for (const names of new Set([reading.names, reading.names.replace(divisionsBefore, '')])) {
    const places = findByNames({ ...reading, names }, named, all);
    if (places.length > 0) return places;
  }
  return [];
}

/** 海陵区城中街道坡子街: the divisions say nothing that the street does not. */
const divisionsBefore = /^.*(?:省|市|区|县|镇|街道|社区|村)(?:内| )*(?=.)/;

function findByNames(reading: PlaceReading, named: StreetsNamed, all: readonly Street[]): FoundOnStreet[] {
  for (const [first, second] of pairsIn(reading.names)) {
    const [streets, crossed] = [named(first), named(second)];
    if (streets.length === 0 || crossed.length === 0) continue;
    const found = streets.flatMap((street) => crossed.flatMap((other) => between(street, other, reading)));
    if (found.length > 0) return found;
  }
  const streets = named(reading.names);
  if (reading.atCrossing || reading.metres !== undefined) {
    return streets.flatMap((crossed) =>
      all.flatMap((street) => (street === crossed ? [] : fromCrossing(street, crossed.name, reading))),
    );
  }
  return streets.map((street) => somewhereOn(street, reading.side));
}

const joint = /^(?:与|和|跟|及|同|距离?|离|近|靠近|在|的|-|&|@)+|(?:与|和|跟|及|同|距离?|离|近|靠近|在|的|-|&|@)+$/g;

/** The two names that a text may be, where parts stand apart there first. */
function pairsIn(text: string): [string, string][] {
  const signs = [...text];
  const apart = signs.flatMap((sign, i) => (sign === ' ' ? [i] : []));
  const cuts = [...apart, ...signs.keys()].filter((cut) => cut > 0);
  const tidy = (part: readonly string[]) => part.join('').trim().replace(joint, '');
  return cuts.map((cut): [string, string] => [tidy(signs.slice(0, cut)), tidy(signs.slice(cut))]);
}

/** Along either of two streets from where they cross. Which is followed is told by the direction, else by the order. */
function between(street: Street, other: Street, reading: PlaceReading): FoundOnStreet[] {
  if (street === other) return [];
  const along = fromCrossing(street, other.name, reading);
  if (along.length > 0 || reading.metres === undefined) return along;
  return fromCrossing(other, street.name, reading);
}

/** The places on a street at the distance and in the direction asked for from where it crosses another, told as asked. */
function fromCrossing(street: Street, crossed: string, { metres = 0, towards, side }: PlaceReading): FoundOnStreet[] {
  return street.parts.flatMap((part) =>
    part.crossings
      .filter(({ name }) => name === crossed)
      .flatMap(({ at }): FoundOnStreet[] => {
        const from = at - part.begin;
        const start = placeAt(part.measured, from).position;
        if (metres === 0) {
          const corner = side === undefined ? '' : `，${sides[side].zh}`;
          return [found('crossing', { street, part, along: from }, side, `${street.name}与${crossed}交叉口${corner}`)];
        }
        const told = { road: street.name, from: crossed, to: undefined, chainage: metres, length: Infinity };
        return [from + metres, from - metres]
          .filter((along) => along >= -overshoot && along <= part.measured.length + overshoot)
          .map((along) => Math.min(part.measured.length, Math.max(0, along)))
          .map((along) => ({ along, bearing: bearingTo(start, placeAt(part.measured, along).position) }))
          .filter(({ bearing }) => towards === undefined || turnBetween(bearing, compassBearing(towards)) <= offCourse)
          .map(({ along, bearing }) => {
            const words = placeInWords({ ...told, bearing, ...(side !== undefined && { side }) });
            return found('along', { street, part, along }, side, words);
          });
      }),
  );
}

/**
 * A place that stands for a whole street: the middle of its longest part, or what of it lies nearest to where one looks.
 * @param near lon/lat, degrees WGS84
 */
export function somewhereOn(street: Street, side?: Side, near?: readonly number[]): FoundOnStreet {
  const parts = street.parts.map((part) => {
    if (near === undefined) return { part, along: part.measured.length / 2, gap: -part.measured.length };
    const { chainage, left } = projectOn(part.measured, near);
    return { part, along: chainage, gap: Math.abs(left) };
  });
  const { part, along } = parts.reduce((best, one) => (one.gap < best.gap ? one : best));
  return found(
    'street',
    { street, part, along },
    side,
    side === undefined ? street.name : `${street.name}，${sides[side].zh}`,
  );
}

function found(
  kind: FoundOnStreet['kind'],
  { street, part, along }: Omit<PlaceOnStreet, 'left'>,
  side: Side | undefined,
  words: string,
): FoundOnStreet {
  const { bearing } = placeAt(part.measured, along);
  const out = side === undefined ? 0 : (handOf(bearing, side) === 'left' ? 1 : -1) * besideRoad(sectionAt(part, along));
  return { kind, road: street.name, words, at: placeAt(part.measured, along, out).position };
}

function sectionAt({ begin, sections }: StreetPart, along: number): RoadSection {
  return (sections.filter(({ from }) => from <= begin + along).at(-1) ?? sections[0]!).section;
}
