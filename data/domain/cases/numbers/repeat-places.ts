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
  const counted: { one: PlacedCase; neighbours: number }[] = [];
  for (const [i, one] of alike.entries()) {
    counted.push({ one, neighbours: grid.near(one).length });
    if (i % 256 === 255) yield;
  }
  const taken = new Set<number>();
  const order = counted
    .filter(({ neighbours }) => neighbours >= limits.cases)
    .sort((a, b) => b.neighbours - a.neighbours || a.one.id - b.one.id);
  for (const [i, { one }] of order.entries()) {
    if (i % 256 === 255) yield;
    if (taken.has(one.id)) continue;
    const place = grid.near(one).filter(({ id }) => !taken.has(id));
    const dates = new Set(place.map(({ day }) => day)).size;
    if (place.length < limits.cases || dates < limits.dates) continue;
    for (const { id } of place) taken.add(id);
    found.push({ centre: one, cases: place.sort((a, b) => a.day - b.day || a.id - b.id), dates });
  }
}

/** Cells somewhat wider than the radius, so that what is near lies in the nine around. */
function gridOf(cases: readonly PlacedCase[], metres: number) {
  const middle = metresPerDegree(cases[0]!.lat);
  const [width, height] = [(metres * 1.1) / middle.lon, (metres * 1.1) / middle.lat];
  const keyOf = (column: number, row: number): number => column * 2 ** 24 + row;
  const columnOf = (lon: number): number => Math.floor((lon + 180) / width);
  const rowOf = (lat: number): number => Math.floor((lat + 90) / height);
  const cells = new Map<number, PlacedCase[]>();
  for (const one of cases) {
    const key = keyOf(columnOf(one.lon), rowOf(one.lat));
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [one]);
    else cell.push(one);
  }
  return {
    /** Those within the radius of one, itself among them. */
    near({ lon, lat }: PlacedCase): PlacedCase[] {
      const scale = metresPerDegree(lat);
      const out: PlacedCase[] = [];
      for (let column = columnOf(lon) - 1; column <= columnOf(lon) + 1; column++) {
        for (let row = rowOf(lat) - 1; row <= rowOf(lat) + 1; row++) {
          for (const other of cells.get(keyOf(column, row)) ?? []) {
            const [east, north] = [(other.lon - lon) * scale.lon, (other.lat - lat) * scale.lat];
            if (east * east + north * north <= metres * metres) out.push(other);
          }
        }
      }
      return out;
    },
  };
}

/** Metres of a degree on the WGS84 ellipsoid at a latitude; over a few hundred metres exact to less than a millimetre. */
function metresPerDegree(latitude: number): { readonly lon: number; readonly lat: number } {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const cosine = Math.cos((latitude * Math.PI) / 180);
  const squared = 6.694_379_990_14e-3;
  const bent = 1 - squared * sine * sine;
  const degree = (6_378_137 * Math.PI) / 180;
  return { lon: (degree * cosine) / Math.sqrt(bent), lat: (degree * (1 - squared)) / bent ** 1.5 };
}
