import { placeAt, metresPerDegree, projectOn } from '#domain/streets/chainage.ts';
import { compassPoint, sideOf } from '#domain/streets/compass.ts';
import { placeInWords } from '#domain/streets/place-in-words.ts';
import { sides, type Side } from '#domain/streets/side.ts';
import type { City } from '../city.ts';
import { communities } from '../communities.ts';
import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Place } from '../places.ts';
import { randomFor, type Random } from '#domain/random.ts';
import type { Section } from '../sections.ts';
import { weighted, type Weighted } from '../weighted.ts';
import type { SpotKind } from './class-mix.ts';

/** A place where cases happen; a case lies a few metres around it. */
export interface Spot {
  readonly at: Point;
  /** Lattice units a case may lie away along x and y. */
  readonly spread: Point;
  readonly road: string | undefined;
  readonly words: string;
  /** Index of the river stretch, where it is one. */
  readonly river: number | undefined;
}

type Weigh = { item: Spot; weight: number };

/** Metres between two spots along a street. */
const spacing = 12;
/** Kept clear of crossings, so that a case beside a road never slips over the next. */
const clearOfCrossing = 30;

/** All places where cases happen, by kind; the worst draw many times what the quiet ones do, as in life. */
export function drawSpots(city: City): Readonly<Record<SpotKind, Weighted<Spot>>> {
  const random = randomFor(city.setting.seed, 'spots');
  const clear = (spot: Spot) =>
    city.keepClear.every(({ at, radius }) => {
      const [perLng, perLat] = metresPerDegree(32.47);
      return Math.hypot(((spot.at[0] - at[0]) / 1e7) * perLng, ((spot.at[1] - at[1]) / 1e7) * perLat) > radius;
    });
  const choice = (spots: Weigh[]) => weighted(spots.filter(({ item }) => clear(item)));
  const keyPlaces = (kinds: readonly string[]) => city.places.keyPlaces.filter(({ kind }) => kinds.includes(kind));
  return {
    street: choice(streetSpots(city.sections, random)),
    inside: choice(insideSpots(city, random)),
    market: choice(city.places.markets.flatMap((place) => around(place, 40, random))),
    school: choice(keyPlaces(['school']).flatMap((place) => around(place, 24, random))),
    station: choice(keyPlaces(['station', 'square']).flatMap((place) => around(place, 30, random))),
    park: choice(keyPlaces(['park', 'square', 'businessDistrict']).flatMap((place) => around(place, 40, random))),
    site: choice(city.places.sites.flatMap((place) => around(place, 16, random))),
    river: choice(riverSpots(city, random)),
  };
}

/** A weight with a long tail: most near one, a few many times that; the longer the greater `sigma`. */
function longTail(random: Random, sigma: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.exp(sigma * normal);
}

function nearCentre(position: readonly number[]): number {
  const [perLng, perLat] = metresPerDegree(32.489);
  const away = Math.hypot((position[0]! - 119.9135) * perLng, (position[1]! - 32.489) * perLat);
  return Math.exp(-away / 2600) + 0.08;
}

function spread(metresEast: number, metresNorth: number): Point {
  const [perLng, perLat] = metresPerDegree(32.47);
  return [(metresEast / perLng) * 1e7, (metresNorth / perLat) * 1e7];
}

function streetSpots(sections: readonly Section[], random: Random): Weigh[] {
  return sections.flatMap((section) => {
    const busy = (section.mainCommercial ? 3.2 : 1) * longTail(random, 0.5);
    const spots: Weigh[] = [];
    for (let along = clearOfCrossing; along < section.measured.length - clearOfCrossing; along += spacing) {
      for (const hand of ['left', 'right'] as const) {
        const away = section.halfWidth + 2 + random.next() * 5;
        const { position, bearing } = placeAt(section.measured, along, hand === 'left' ? away : -away);
        const words = placeInWords({
          road: section.road,
          from: section.from,
          to: section.to,
          chainage: along,
          length: section.measured.length,
          bearing,
          side: sideOf(bearing, hand),
        });
        const northward = compassPoint(bearing) === 'north' || compassPoint(bearing) === 'south';
        spots.push({
          item: {
            at: toLattice(position),
            spread: northward ? spread(1.5, 5) : spread(5, 1.5),
            road: section.road,
            words,
            river: undefined,
          },
          weight: busy * nearCentre(position) * longTail(random, 0.85),
        });
      }
    }
    return spots;
  });
}

function insideSpots(city: City, random: Random): Weigh[] {
  return city.ground.blocks.flatMap((block) => {
    const xs = block.ring.map(([x]) => x);
    const ys = block.ring.map(([, y]) => y);
    const wanted = 8 + Math.round(block.size / 4e8);
    const busy = longTail(random, 0.6);
    const spots: Weigh[] = [];
    for (let tries = 0; tries < wanted * 3 && spots.length < wanted; tries++) {
      const at: Point = [
        random.whole(Math.min(...xs), Math.max(...xs)),
        random.whole(Math.min(...ys), Math.max(...ys)),
      ];
      if (city.locator.blockAt(at[0], at[1]) !== block.index) continue;
      const position = [at[0] / 1e7, at[1] / 1e7];
      const near = nearestSection(city.sections, position);
      if (Math.abs(near.left) < 45) continue;
      const community = communities[city.communityOf[block.index]!]!.name;
      const hand = near.left > 0 ? 'left' : 'right';
      const side = sides[sideOf(near.bearing, hand)].zh.slice(1);
      spots.push({
        item: {
          at,
          spread: spread(18, 18),
          road: undefined,
          words: `${community}，${near.section.road}以${side}${Math.round(Math.abs(near.left) / 10) * 10}米`,
          river: undefined,
        },
        weight: busy * nearCentre(position) * longTail(random, 0.85),
      });
    }
    return spots;
  });
}

function nearestSection(sections: readonly Section[], position: readonly number[]) {
  let best = { section: sections[0]!, left: Infinity, bearing: 0 };
  for (const section of sections) {
    const middle = section.measured.line[section.measured.line.length >> 1]!;
    const reach = section.measured.length + Math.abs(best.left);
    if ((Math.abs(middle[0]! - position[0]!) + Math.abs(middle[1]! - position[1]!)) * 80_000 > reach) continue;
    const { chainage, left } = projectOn(section.measured, position);
    if (Math.abs(left) >= Math.abs(best.left)) continue;
    best = { section, left, bearing: placeAt(section.measured, chainage).bearing };
  }
  return best;
}

const sideNames: readonly (readonly [Side, number, number])[] = [
  ['north', 0, 1],
  ['east', 1, 0],
  ['south', 0, -1],
  ['west', -1, 0],
];

/** Spots along the outside of a place; one side is its front and draws most. */
function around(place: Place, count: number, random: Random): Weigh[] {
  const [perLng, perLat] = metresPerDegree(place.plot.centre[1]);
  const [width, height] = place.plot.size;
  const busy = 0.5 + longTail(random, 0.8);
  const front = random.whole(0, 3);
  return Array.from({ length: count }, (_, i) => {
    const [side, dx, dy] = sideNames[i % 4]!;
    const along = random.next() - 0.5;
    const out = 3 + random.next() * 6;
    const east = dx * (width / 2 + out) + (dx === 0 ? along * width : 0);
    const north = dy * (height / 2 + out) + (dy === 0 ? along * height : 0);
    const position = [place.plot.centre[0] + east / perLng, place.plot.centre[1] + north / perLat];
    return {
      item: {
        at: toLattice(position),
        spread: spread(2, 2),
        road: undefined,
        words: `${place.name}${sides[side].zh.slice(1)}侧`,
        river: undefined,
      },
      weight: busy * (i % 4 === front ? 5 : 1) * (0.3 + random.next()),
    };
  });
}

function riverSpots(city: City, random: Random): Weigh[] {
  return city.waters.flatMap((stretch, river) => {
    const spots: Weigh[] = [];
    for (let along = 20; along < stretch.measured.length - 20; along += 25) {
      const hand = random.chance(0.5) ? 1 : -1;
      const { position, bearing } = placeAt(stretch.measured, along, hand * (stretch.width / 2) * random.next());
      const side = sides[sideOf(bearing, hand === 1 ? 'left' : 'right')].zh.slice(1);
      spots.push({
        item: {
          at: toLattice(position),
          spread: spread(2, 2),
          road: undefined,
          words: `${stretch.name}${side}岸`,
          river,
        },
        weight: 0.3 + longTail(random, 0.8),
      });
    }
    return spots;
  });
}
