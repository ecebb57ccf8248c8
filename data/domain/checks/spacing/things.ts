import type { Along } from '#domain/streets/street-grid.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import { placeOf } from './forbidden.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';

/** Something as it lies along a course line. */
export interface PlacedThing {
  readonly id: string;
  /** Metres from the start of the course line, and to the left of it. */
  readonly at: number;
  readonly left: number;
  readonly counts: boolean;
}

/** What stands along the streets: columns rather than objects, for there may be a million. */
export interface Things {
  /** Places all of them; yields what share is done. @returns names of streets along which other things stand than before */
  placeAll(ground: Ground): Generator<number, ReadonlySet<string>>;
  /**
   * Takes one in, or out.
   * @param before what it was until now: where that lay is where it is looked for
   * @returns the course lines on which something is otherwise now
   */
  put(id: string, before: CheckFeature | undefined, after: CheckFeature | undefined): readonly number[];
  /** What lies along a course line, in no order. */
  along(line: number): PlacedThing[];
  /** Fills `into` with the places of what counts, in order. @param hand 0: both sides, 1: the left one, -1: the right one */
  counted(line: number, hand: -1 | 0 | 1): Float64Array;
  /** What lies along a course line without counting, in order of place. */
  notCounted(line: number, hand: -1 | 0 | 1): { readonly id: string; readonly at: number }[];
  /** How many count and how many do not, of those that belong to a street. */
  readonly sums: { readonly counted: number; readonly notCounted: number };
}

/** So many are placed between two steps of the work. */
const batch = 4_096;

export function thingsAlong(city: CheckCity, params: SpacingParams): Things {
  const { things, counts, matchMetres, roadProperty } = params;
  const along: Along = { line: -1, at: 0, left: 0 };
  let ground: Ground | undefined;
  let ids: string[] = [];
  let lineOf = new Int32Array(0);
  let atOf = new Float64Array(0);
  let leftOf = new Float32Array(0);
  let countsOf = new Uint8Array(0);
  /** Slots by line: those of line i from starts[i] on; lines that changed since have a list of their own. */
  let starts = new Uint32Array(1);
  let order = new Uint32Array(0);
  let changed = new Map<number, number[]>();
  /** Number in the ground of the street that a road's name means; -1: of none. */
  let streetNumbers = new Map<string, number>();

  /** The street a thing says it belongs to; -1 where it names none that there is. */
  function streetOf({ properties }: CheckFeature): number {
    const road = roadProperty === undefined ? undefined : properties[roadProperty];
    if (typeof road !== 'string' || road === '') return -1;
    const known = streetNumbers.get(road);
    if (known !== undefined) return known;
    const named = city.streets.named(road)?.name;
    const number = named === undefined ? -1 : ground!.numberOf(named);
    streetNumbers.set(road, number);
    return number;
  }

  /** The course line that a feature lies along, -1 for none; `along` has the rest. */
  function lineAt(feature: CheckFeature): number {
    if (!fulfils(feature.properties, things.where)) return -1;
    const at = placeOf(feature);
    if (at === undefined) return -1;
    return ground!.place(at[0], at[1], matchMetres, streetOf(feature), along).line;
  }

  function place(slot: number, feature: CheckFeature): void {
    const line = lineAt(feature);
    lineOf[slot] = line;
    if (line < 0) return;
    atOf[slot] = along.at;
    leftOf[slot] = along.left;
    countsOf[slot] = fulfils(feature.properties, counts) ? 1 : 0;
  }

  /** The slot of something that lies along a line; undefined where it lies along none. */
  function found(id: string, feature: CheckFeature): { slot: number; line: number } | undefined {
    const line = lineAt(feature);
    const slot = line < 0 ? undefined : listOf(line).find((one) => ids[one] === id);
    return slot === undefined ? undefined : { slot, line };
  }

  /** Looks up along which street each of them lies now, by its slot while the order is the same. */
  function streetsNow({ lines }: Ground): (slot: number, id: string) => string | undefined {
    const [heldIds, heldLines] = [ids, lineOf.slice(0, ids.length)];
    let slots: Map<string, number> | undefined;
    return (slot, id) => {
      const known = heldIds[slot] === id ? slot : (slots ??= new Map(heldIds.map((one, i) => [one, i]))).get(id);
      const line = known === undefined ? -1 : heldLines[known]!;
      return line < 0 ? undefined : lines[line]!.street;
    };
  }

  function slotsOf(line: number): ArrayLike<number> {
    return changed.get(line) ?? order.subarray(starts[line], starts[line + 1]);
  }

  function grow(size: number): void {
    if (size <= lineOf.length) return;
    const room = Math.ceil(size * 1.25) + 16;
    const [line, at, left, count] = [lineOf, atOf, leftOf, countsOf];
    lineOf = new Int32Array(room);
    atOf = new Float64Array(room);
    leftOf = new Float32Array(room);
    countsOf = new Uint8Array(room);
    lineOf.set(line);
    atOf.set(at);
    leftOf.set(left);
    countsOf.set(count);
  }

  function sortByLine(lines: number): void {
    starts = new Uint32Array(lines + 1);
    for (let slot = 0; slot < ids.length; slot++) if (lineOf[slot]! >= 0) starts[lineOf[slot]! + 1]!++;
    for (let line = 0; line < lines; line++) starts[line + 1]! += starts[line]!;
    order = new Uint32Array(starts[lines]!);
    const next = starts.slice();
    for (let slot = 0; slot < ids.length; slot++) if (lineOf[slot]! >= 0) order[next[lineOf[slot]!]!++] = slot;
    changed = new Map();
  }

  return {
    *placeAll(of) {
      const streetBefore = ground === undefined ? undefined : streetsNow(ground);
      const others = new Set<string>();
      ground = of;
      const features = city.features(things.collection);
      ids = [];
      streetNumbers = new Map();
      grow(features.size);
      for (const feature of features.values()) {
        const { id } = feature;
        const slot = ids.length;
        ids.push(id);
        place(slot, feature);
        if (slot % batch === batch - 1) yield slot / features.size;
        if (streetBefore === undefined) continue;
        const now = lineOf[slot]! < 0 ? undefined : of.lines[lineOf[slot]!]!.street;
        const was = streetBefore(slot, id);
        if (now !== was) for (const street of [now, was]) if (street !== undefined) others.add(street);
      }
      sortByLine(of.lines.length);
      return others;
    },
    put(id, before, after) {
      const touched = new Set<number>();
      const known = before === undefined ? undefined : found(id, before);
      if (known !== undefined) {
        changed.set(
          known.line,
          listOf(known.line).filter((other) => other !== known.slot),
        );
        touched.add(known.line);
        lineOf[known.slot] = -1;
      }
      if (after === undefined) return [...touched];
      const slot = known?.slot ?? ids.push(id) - 1;
      grow(ids.length);
      place(slot, after);
      const line = lineOf[slot]!;
      if (line >= 0) {
        changed.set(line, [...listOf(line), slot]);
        touched.add(line);
      }
      return [...touched];
    },
    along: (line) =>
      Array.from(slotsOf(line), (slot) => ({
        id: ids[slot]!,
        at: atOf[slot]!,
        left: leftOf[slot]!,
        counts: countsOf[slot] === 1,
      })),
    counted(line, hand) {
      const of = slotsOf(line);
      const places = new Float64Array(of.length);
      let count = 0;
      for (let i = 0; i < of.length; i++) {
        const slot = of[i]!;
        if (countsOf[slot] === 1 && (hand === 0 || leftOf[slot]! >= 0 === (hand === 1))) places[count++] = atOf[slot]!;
      }
      return places.subarray(0, count).sort();
    },
    notCounted(line, hand) {
      const found: { readonly id: string; readonly at: number }[] = [];
      const of = slotsOf(line);
      for (let i = 0; i < of.length; i++) {
        const slot = of[i]!;
        if (countsOf[slot] === 1 || (hand !== 0 && leftOf[slot]! >= 0 !== (hand === 1))) continue;
        found.push({ id: ids[slot]!, at: atOf[slot]! });
      }
      return found.sort((a, b) => a.at - b.at);
    },
    get sums() {
      let counted = 0;
      let notCounted = 0;
      for (let slot = 0; slot < ids.length; slot++) {
        if (lineOf[slot]! < 0) continue;
        if (countsOf[slot] === 1) counted++;
        else notCounted++;
      }
      return { counted, notCounted };
    },
  };

  function listOf(line: number): number[] {
    return line < 0 ? [] : Array.from(slotsOf(line));
  }
}
