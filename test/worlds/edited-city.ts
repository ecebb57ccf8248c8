import type { Point } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { decodeDelta, encodeCoverage, encodeDelta } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import { groundsAreValid } from '../domain/zones/geos.ts';
import { chanceOf, randomCoverage } from './random-coverage.ts';
import { randomEdit } from './random-edits.ts';

/** What a run of random edits came to. */
export interface EditedCity {
  /** How many edits were made (refused ones apart), by kind. */
  readonly made: Readonly<Record<string, number>>;
  readonly refused: number;
  /** What was wrong, in a sentence each; empty = nothing. */
  readonly faults: readonly string[];
}

/**
 * Makes a random coverage, tries random edits on it until so many are made, and holds it after each against GEOS, our own plain
 * check and its area; then takes all back and makes them again, through the form in which edits are stored.
 */
export function editCity(seed: number, edits: number): EditedCity {
  const chance = chanceOf(seed);
  const coverage = randomCoverage(3 + Math.floor(chance() * 4), chance);
  const made: Record<string, number> = {};
  const faults: string[] = [];
  const done: CoverageDelta[] = [];
  let refused = 0;
  const first = JSON.stringify(encodeCoverage(coverage));
  for (let n = 0; done.length < edits && faults.length === 0 && coverage.grounds.size > 0; n++) {
    const { kind, inner, result } = randomEdit(coverage, chance, n);
    if (!result.ok) {
      refused += 1;
      continue;
    }
    const say = (what: string): void => void faults.push(`seed ${seed}, try ${n}, ${kind}: ${what}`);
    const before = total(coverage);
    const outline = outer(coverage);
    const applied = coverage.apply(result.value);
    if (!applied.ok) say(`did not fit its own coverage (${applied.error.owners.join()})`);
    done.push(result.value);
    made[kind] = (made[kind] ?? 0) + 1;
    if (!groundsAreValid([...coverage.grounds.keys()].map((owner) => coverage.ringsOf(owner))))
      say('GEOS calls the coverage invalid');
    for (const fault of checkCoverage(coverage)) say(JSON.stringify(fault));
    const changed = Math.abs(total(coverage) - before);
    if (inner && changed !== 0) say(`twice the area changed by ${changed}`);
    if (['split', 'redraw'].includes(kind) && changed > roundingOf(outline, coverage))
      say(`twice the area changed by ${changed}`);
  }
  const last = JSON.stringify(encodeCoverage(coverage));
  for (const delta of [...done].reverse()) coverage.apply(stored(inverted(delta)));
  if (JSON.stringify(encodeCoverage(coverage)) !== first) faults.push(`seed ${seed}: taken back it differs`);
  for (const delta of done) coverage.apply(stored(delta));
  if (JSON.stringify(encodeCoverage(coverage)) !== last) faults.push(`seed ${seed}: made again it differs`);
  return { made, refused, faults };
}

function stored(delta: CoverageDelta): CoverageDelta {
  return decodeDelta(JSON.parse(JSON.stringify(encodeDelta(delta))) as ReturnType<typeof encodeDelta>);
}

function total(coverage: Coverage): number {
  return [...coverage.grounds.keys()].reduce((sum, owner) => sum + doubleAreaOf(coverage, owner), 0);
}

/** The places of the borders beyond which nobody is, and the longest piece among them. */
function outer(coverage: Coverage): { readonly places: ReadonlySet<string>; readonly longest: number } {
  const arcs = coverage.arcsOf(nobody);
  const lengths = arcs.flatMap(({ points }) => points.slice(1).map((b, i) => apart(points[i]!, b)));
  return {
    places: new Set(arcs.flatMap(({ points }) => points.map((place) => place.join()))),
    longest: Math.max(0, ...lengths),
  };
}

const apart = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Twice the area that rounding may cost: half a unit by the length of the piece for each place put in. */
function roundingOf(before: ReturnType<typeof outer>, coverage: Coverage): number {
  const put = [...outer(coverage).places].filter((place) => !before.places.has(place)).length;
  return 2 * 0.5 * before.longest * put;
}
