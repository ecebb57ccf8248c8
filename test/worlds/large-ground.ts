import type { Polygon } from 'geojson';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import type { Place, RoadGround, TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { largeCorner, largeWidth } from './large-coverage.ts';
import { chanceOf, type Chance } from './random-coverage.ts';

export interface LargeGroundOptions {
  /** As of the coverage it belongs to. */
  readonly across: number;
  readonly sections: number;
  readonly seed: number;
}

const classes: readonly RoadClass[] = ['primary', 'secondary', 'branch', 'lane'];

/**
 * A city to test `largeCoverage` against: streets along the rows and columns of its zones and lanes within, a post and three
 * shops a zone, a case a zone and month, and a built-up area as large as the coverage.
 */
export function largeGround({ across, sections, seed }: LargeGroundOptions): TestGround {
  const chance = chanceOf(seed);
  const size = across * largeWidth;
  const place = (x: number, y: number): Place =>
    fromLattice([Math.round(largeCorner[0] + x), Math.round(largeCorner[1] + y)]);
  const anywhere = (): Place => place(chance() * size, chance() * size);
  const zones = across * across;
  const cases = Array.from({ length: zones }, anywhere);
  return {
    kind: 'order',
    day: '2026-11-23',
    builtUp: [outlineOf(place, size)],
    streets: Array.from({ length: 10 }, (_, i) => ({
      name: `第${i + 1}街道`,
      geometry: band(place, (i * size) / 10, ((i + 1) * size) / 10, size),
    })),
    roads: Array.from({ length: sections }, (_, i) => section(i, across, chance, place)),
    rivers: [],
    posts: Array.from({ length: zones }, (_, i) => ({
      id: `post-${i}`,
      number: `GW-${i}`,
      name: `第${i}岗`,
      persons: 1,
      startsAt: '08:00',
      endsAt: '20:00',
      at: anywhere(),
    })),
    otherPosts: [],
    shifts: [
      {
        name: '白班',
        startsAt: '08:00',
        endsAt: '20:00',
        persons: 1,
        days: [true, true, true, true, true, true, true],
      },
    ],
    assignments: Array.from({ length: zones }, (_, i) => ({
      id: `assignment-${i}`,
      post: `GW-${i}`,
      shift: '白班',
      person: '某某',
    })),
    liableParties: Array.from({ length: 3 * zones }, (_, i) => ({
      id: `party-${i}`,
      number: `ZR-${i}`,
      name: `第${i}店`,
      at: anywhere(),
      ...(i % 10 === 0 ? {} : { letterSigned: '2026-01-01' }),
    })),
    cases: {
      numbers: cases.map((_, i) => `20261101-${String(i).padStart(5, '0')}`),
      lon: cases.map(([lon]) => lon),
      lat: cases.map(([, lat]) => lat),
      minuteOfWeek: cases.map(() => Math.floor(chance() * 10_080)),
    },
    caseDays: 30,
  };
}

type ToPlace = (x: number, y: number) => Place;

/** A section of about one zone's width, of five places: in turn along a row and along a column, later ones within zones. */
function section(i: number, across: number, chance: Chance, place: ToPlace): RoadGround {
  const lines = 2 * across * (across - 1);
  const [line, along] = [Math.floor((i % lines) / across), i % across];
  const level = line % 2 === 0;
  const off = (i < lines ? 1 + Math.floor(line / 2) : Math.floor(line / 2) + 0.5) * largeWidth;
  const points = [0, 0.25, 0.5, 0.75, 1].map((share): Place => {
    const [x, y] = [(along + share) * largeWidth, off + (share % 1 === 0 ? 0 : (chance() - 0.5) * 200)];
    return level ? place(x, y) : place(y, x);
  });
  return {
    id: `road-${i}`,
    name: `${level ? '横' : '纵'}${Math.floor(line / 2)}路`,
    class: i < lines ? classes[line % 4]! : 'lane',
    line: points,
  };
}

/** The outline of the whole with a place every few zones. */
function outlineOf(place: ToPlace, size: number): Polygon {
  const steps = 100;
  const side = Array.from({ length: steps }, (_, i) => (i * size) / steps);
  const ring = [
    ...side.map((s) => place(s, 0)),
    ...side.map((s) => place(size, s)),
    ...side.map((s) => place(size - s, size)),
    ...side.map((s) => place(0, size - s)),
    place(0, 0),
  ];
  return { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] };
}

function band(place: ToPlace, from: number, to: number, size: number): Polygon {
  const ring = [place(0, from), place(size, from), place(size, to), place(0, to), place(0, from)];
  return { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] };
}
