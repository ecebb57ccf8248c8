import { toLattice } from '#domain/geometry/lattice.ts';
import { lengthOf } from '#domain/geometry/measure.ts';
import { metresPerDegree } from '../chainage.ts';
import type { RoadSection } from '../assemble.ts';

/** A section in a chain, with its line the way the chain runs. */
export interface Link {
  readonly section: RoadSection;
  readonly reversed: boolean;
  readonly line: readonly (readonly number[])[];
}

/** An end of a section, and the unit vector (east, north) in which it leaves the node. */
interface End {
  readonly section: RoadSection;
  readonly atStart: boolean;
  readonly way: readonly [number, number];
}

/** A way on that turns back further than this is none: a carriageway that returns beside itself. Cosine of 120°. */
const turnsBack = -0.5;

/**
 * Chains sections of one street at common ends. Where more than two meet, the pair that runs straightest on is joined
 * first. A chain runs the way most of its metres are drawn, where that is even from west to east; a closed one begins
 * at the section with the least id.
 * @returns chains of links in order, in the order of the least id in each
 */
export function chainSections(sections: readonly RoadSection[]): Link[][] {
  const sorted = [...sections].sort((a, b) => (a.id < b.id ? -1 : 1));
  const joined = joinEnds(sorted);
  const taken = new Set<RoadSection>();
  return sorted.flatMap((section) => {
    if (taken.has(section)) return [];
    const links = walk(section, joined);
    for (const link of links) taken.add(link.section);
    return [asDrawn(links)];
  });
}

const endKey = (section: RoadSection, atStart: boolean) => `${atStart ? 's' : 'e'}${section.id}`;

/** For each end of a section the end of the other that it runs on into. */
function joinEnds(sections: readonly RoadSection[]): Map<string, End> {
  const nodes = new Map<string, End[]>();
  for (const section of sections) {
    for (const atStart of [true, false]) {
      const { line } = section;
      const [here, next] = atStart ? [line[0]!, line[1]!] : [line.at(-1)!, line.at(-2)!];
      const key = toLattice(here).join();
      const end = { section, atStart, way: direction(here, next) };
      const others = nodes.get(key);
      if (others === undefined) nodes.set(key, [end]);
      else others.push(end);
    }
  }
  const joined = new Map<string, End>();
  for (const ends of nodes.values()) {
    const pairs = ends
      .flatMap((a, i) => ends.slice(i + 1).map((b) => ({ a, b, straight: -a.way[0] * b.way[0] - a.way[1] * b.way[1] })))
      .filter(({ straight }) => ends.length === 2 || straight > turnsBack)
      .sort((p, q) => q.straight - p.straight);
    for (const { a, b } of pairs) {
      const [keyA, keyB] = [endKey(a.section, a.atStart), endKey(b.section, b.atStart)];
      if (joined.has(keyA) || joined.has(keyB)) continue;
      joined.set(keyA, b);
      joined.set(keyB, a);
    }
  }
  return joined;
}

function direction(from: readonly number[], to: readonly number[]): readonly [number, number] {
  const [perLng, perLat] = metresPerDegree(from[1]!);
  const [east, north] = [(to[0]! - from[0]!) * perLng, (to[1]! - from[1]!) * perLat];
  const length = Math.hypot(east, north) || 1;
  return [east / length, north / length];
}

const linkOf = (section: RoadSection, reversed: boolean): Link => ({
  section,
  reversed,
  line: reversed ? [...section.line].reverse() : section.line,
});

/** The chain that a section is part of. */
function walk(first: RoadSection, joined: ReadonlyMap<string, End>): Link[] {
  let [start, startReversed] = [first, false];
  for (;;) {
    const before = joined.get(endKey(start, !startReversed));
    // All the way round: it begins where we began.
    if (before?.section === first) {
      [start, startReversed] = [first, false];
      break;
    }
    if (before === undefined) break;
    [start, startReversed] = [before.section, before.atStart];
  }
  const links = [linkOf(start, startReversed)];
  for (;;) {
    const last = links.at(-1)!;
    const next = joined.get(endKey(last.section, last.reversed));
    if (next === undefined || next.section === start) return links;
    links.push(linkOf(next.section, !next.atStart));
  }
}

function asDrawn(links: readonly Link[]): Link[] {
  const forward = links.reduce((sum, { reversed, line }) => sum + (reversed ? -1 : 1) * lengthOf(line), 0);
  const first = links[0]!.line[0]!;
  const last = links.at(-1)!.line.at(-1)!;
  const turn =
    Math.abs(forward) > 0.01 ? forward < 0 : last[0]! < first[0]! || (last[0] === first[0] && last[1]! < first[1]!);
  return turn ? links.map(({ section, reversed }) => linkOf(section, !reversed)).reverse() : [...links];
}
