/** A case that may be one of several at a place. */
export interface PlacedCase {
  /** A number that names it to whoever asks. */
  readonly id: number;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** Its class: cases of one class make a place. */
  readonly kind: string;
  /** The day it was reported, days since 1970-01-01 in Asia/Shanghai. */
  readonly day: number;
}

/** A place where the same comes again (反复点位). */
export interface RepeatPlace {
  /** The case in its middle: all lie within the radius of it. */
  readonly centre: PlacedCase;
  /** The centre among them, by day, then id. */
  readonly cases: readonly PlacedCase[];
  /** On how many dates. */
  readonly dates: number;
}

export interface RepeatLimits {
  /** At least so many cases ... */
  readonly cases: number;
  /** ... within so many metres of one of them ... */
  readonly metres: number;
  /** ... on so many dates. */
  readonly dates: number;
}

/**
 * The places where the same comes again (practice.md 5).
 *
 * Rules:
 * 1. A place is a case and all of its class that lie within the radius of it; so no two of them are farther apart than twice that.
 * 2. A case belongs to one place: the cases with the most neighbours are looked at first, the smaller id first among equals.
 * 3. Merged cases are left out by whoever asks: several reports of one thing count once.
 *
 * Yields now and then, since a large city has some ten thousand cases in a month.
 * @returns the largest places first
 */
export function* repeatPlaces(cases: readonly PlacedCase[], limits: RepeatLimits): Generator<void, RepeatPlace[]> {
  const found: RepeatPlace[] = [];
  const kinds = new Map<string, PlacedCase[]>();
  for (const one of cases) {
    const alike = kinds.get(one.kind);
    if (alike === undefined) kinds.set(one.kind, [one]);
    else alike.push(one);
  }
  for (const alike of kinds.values()) {
    if (alike.length < limits.cases) continue;
    yield* placesAmong(alike, limits, found);
  }
  return found.sort((a, b) => b.cases.length - a.cases.length || a.centre.id - b.centre.id);
}

function* placesAmong(alike: readonly PlacedCase[], limits: RepeatLimits, found: RepeatPlace[]): Generator<void> {
  const grid = gridOf(alike, limits.metres);
  const neighbours = new Uint32Array(alike.length);
  for (let i = 0; i < alike.length; i++) {
    neighbours[i] = grid.near(i).length;
    if (i % 64 === 63) yield;
  }
  const isTaken = new Uint8Array(alike.length);
  const order = Array.from(alike.keys())
    .filter((i) => neighbours[i]! >= limits.cases)
    .sort((a, b) => neighbours[b]! - neighbours[a]! || alike[a]!.id - alike[b]!.id);
  for (const [n, i] of order.entries()) {
    if (n % 64 === 63) yield;
    if (isTaken[i] === 1) continue;
    const place = Array.from(grid.near(i)).filter((other) => isTaken[other] === 0);
    const cases = place.map((other) => alike[other]!);
    const dates = new Set(cases.map(({ day }) => day)).size;
    if (cases.length < limits.cases || dates < limits.dates) continue;
    for (const other of place) isTaken[other] = 1;
    found.push({ centre: alike[i]!, cases: cases.sort((a, b) => a.day - b.day || a.id - b.id), dates });
  }
}

/**
 * Cases by cells somewhat wider than the radius, so that what is near lies in the nine around. Plain numbers, cell after cell:
 * in a city's centre some hundred cases of a month lie within the radius of each.
 */
function gridOf(cases: readonly PlacedCase[], metres: number) {
  const middle = metresPerDegree(cases[0]!.lat);
  const [width, height] = [(metres * 1.1) / middle.lon, (metres * 1.1) / middle.lat];
  const cellOf = ({ lon, lat }: PlacedCase): number =>
    Math.floor((lat + 90) / height) * rowLength + Math.floor((lon + 180) / width);
  const cells = Float64Array.from(cases, cellOf);
  const order = Uint32Array.from(cases.keys()).sort((a, b) => cells[a]! - cells[b]! || a - b);
  const lons = Float64Array.from(order, (i) => cases[i]!.lon);
  const lats = Float64Array.from(order, (i) => cases[i]!.lat);
  const starts = new Map<number, number>();
  for (let at = order.length - 1; at >= 0; at--) starts.set(cells[order[at]!]!, at);
  let found = new Uint32Array(64);
  return {
    /** The places among the cases of those within the radius of one, itself among them; valid until the next call. */
    near(i: number): Uint32Array {
      const { lon, lat } = cases[i]!;
      const scale = metresPerDegree(lat);
      let count = 0;
      for (const row of [-rowLength, 0, rowLength]) {
        for (const column of [-1, 0, 1]) {
          const cell = cells[i]! + row + column;
          for (let at = starts.get(cell) ?? order.length; at < order.length; at++) {
            const other = order[at]!;
            if (cells[other] !== cell) break;
            const east = (lons[at]! - lon) * scale.lon;
            const north = (lats[at]! - lat) * scale.lat;
            if (east * east + north * north > metres * metres) continue;
            if (count === found.length) {
              const grown = new Uint32Array(count * 2);
              grown.set(found);
              found = grown;
            }
            found[count++] = other;
          }
        }
      }
      return found.subarray(0, count);
    },
  };
}

const rowLength = 2 ** 24;

/** Metres of a degree on the WGS84 ellipsoid at a latitude; over a few hundred metres exact to less than a millimetre. */
function metresPerDegree(latitude: number): { readonly lon: number; readonly lat: number } {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const cosine = Math.cos((latitude * Math.PI) / 180);
  const squared = 6.694_379_990_14e-3;
  const bent = 1 - squared * sine * sine;
  const degree = (6_378_137 * Math.PI) / 180;
  return { lon: (degree * cosine) / Math.sqrt(bent), lat: (degree * (1 - squared)) / bent ** 1.5 };
}
