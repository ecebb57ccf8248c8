import type { Found } from '#domain/finding.ts';
import { distance } from '#domain/geometry/measure.ts';
import { measureLine, placeAt, projectOn, type MeasuredLine } from '#domain/streets/chainage.ts';
import { grouped } from '#domain/zones/whole-city/grouped.ts';
import { subjectOf, textOf, titleOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { Outcome } from '../whole-check.ts';
import type { PartitionParams } from './kind.ts';

/** Ends nearer to the next section than this meet it, metres, where the rule says nothing. */
const usualNear = 5;

interface Section {
  readonly feature: CheckFeature;
  readonly measured: MeasuredLine;
}

/**
 * Gaps and overlaps between the sections of each river, as they are drawn. Sections follow each other by their chainage;
 * which way a line was digitised does not matter.
 */
export function* riverFaults(city: CheckCity, { near = usualNear }: PartitionParams): Generator<number, Outcome> {
  const found: Found[] = [];
  let [length, gap, overlap] = [0, 0, 0];
  const rivers = grouped(
    city.features('river-sections').values(),
    ({ properties }) => textOf(properties['river']) ?? '',
  );
  let done = 0;
  for (const [river, features] of [...rivers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sections = chained(features);
    for (const { measured } of sections) length += measured.length;
    for (let i = 1; i < sections.length; i++) {
      const missing = gapBefore(sections, i, near);
      if (missing !== undefined) {
        gap += missing.measured;
        found.push(foundOf(river, 'gap', missing));
      }
    }
    for (let i = 0; i < sections.length; i++) {
      for (let j = i + 1; j < sections.length; j++) {
        const twice = overlapOf(sections[i]!, sections[j]!, near);
        if (twice === undefined) continue;
        overlap += twice.measured;
        found.push(foundOf(river, 'overlap', twice));
      }
    }
    yield ++done / rivers.size;
  }
  const base = length + gap - overlap;
  return {
    found,
    state: {
      percent: base <= 0 ? null : Math.min(100, Math.max(0, (100 * (base - gap - overlap)) / base)),
      base: { amount: Math.max(0, base), measure: 'm' },
      figures: { gapLength: gap, overlapLength: overlap },
    },
  };
}

interface RiverFault {
  readonly measured: number;
  readonly line: readonly (readonly number[])[];
  readonly between: readonly [Section, Section];
}

/** The stretch between a section and the nearest end of those before it; undefined where it begins on one of them. */
function gapBefore(sections: readonly Section[], i: number, near: number): RiverFault | undefined {
  const start = sections[i]!.measured.line[0]!;
  let best: { readonly from: readonly number[]; readonly metres: number; readonly section: Section } | undefined;
  for (const section of sections.slice(0, i)) {
    if (gapFrom(section.measured, start) <= near) return undefined;
    // A section that lies on the start of this one, or has it within, leaves nothing between.
    const end = section.measured.line.at(-1)!;
    if (gapFrom(sections[i]!.measured, end) <= near) return undefined;
    const metres = distance(end, start);
    if (best === undefined || metres < best.metres) best = { from: end, metres, section };
  }
  return { measured: best!.metres, line: [best!.from, start], between: [best!.section, sections[i]!] };
}

/** The stretch that two sections have in common: between those of their ends that lie on the other. */
function overlapOf(a: Section, b: Section, near: number): RiverFault | undefined {
  const at = [
    ...[b.measured.line[0]!, b.measured.line.at(-1)!]
      .map((end) => projectOn(a.measured, end))
      .filter(({ left }) => Math.abs(left) <= near)
      .map(({ chainage }) => chainage),
    ...[0, a.measured.length].filter((chainage) => gapFrom(b.measured, placeAt(a.measured, chainage).position) <= near),
  ];
  const [from, to] = [Math.min(...at), Math.max(...at)];
  if (!(to - from > near)) return undefined;
  // Two sections that make a ring meet at both ends, and share nothing between.
  if (gapFrom(b.measured, placeAt(a.measured, (from + to) / 2).position) > near) return undefined;
  return { measured: to - from, line: stretch(a.measured, from, to), between: [a, b] };
}

/** Sections by their chainage, each turned so that it goes on where the one before it ends. */
function chained(features: readonly CheckFeature[]): Section[] {
  const sections = features
    .flatMap((feature) => linesOf(feature).map((line) => ({ feature, measured: measureLine(line) })))
    .sort((a, b) => chainageOf(a.feature) - chainageOf(b.feature) || (a.feature.id < b.feature.id ? -1 : 1));
  const endsOf = ({ measured: { line } }: Section) => [line[0]!, line.at(-1)!] as const;
  const nearest = (place: readonly number[], section: Section) =>
    Math.min(...endsOf(section).map((end) => distance(place, end)));
  return sections.reduce<Section[]>((turnedOnes, section, i) => {
    const [start, end] = endsOf(section);
    const [before, after] = [turnedOnes.at(-1), sections[i + 1]];
    const isTurned =
      before !== undefined
        ? distance(endsOf(before)[1], end) < distance(endsOf(before)[1], start)
        : after !== undefined && nearest(start, after) < nearest(end, after);
    turnedOnes.push(isTurned ? { ...section, measured: measureLine([...section.measured.line].reverse()) } : section);
    return turnedOnes;
  }, []);
}

function linesOf({ geometry }: CheckFeature): (readonly (readonly number[])[])[] {
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  return lines.filter((line) => line.length > 1);
}

const chainageOf = ({ properties }: CheckFeature): number => Number(properties['fromChainage'] ?? 0);

const gapFrom = (measured: MeasuredLine, place: readonly number[]): number => Math.abs(projectOn(measured, place).left);

function stretch(measured: MeasuredLine, from: number, to: number): (readonly number[])[] {
  return [
    placeAt(measured, from).position,
    ...measured.line.filter((_, i) => measured.at[i]! > from && measured.at[i]! < to),
    placeAt(measured, to).position,
  ];
}

function foundOf(river: string, reason: 'gap' | 'overlap', { measured, line, between }: RiverFault): Found {
  const [a, b] = between.map(({ feature }) => feature) as [CheckFeature, CheckFeature];
  const [unit, district] = [textOf(a.properties['unit']), textOf(a.properties['district'])];
  return {
    owner: `river ${river}`,
    subjects: [subjectOf(a), subjectOf(b)],
    geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon!, lat!]) },
    place: river,
    ...(unit !== undefined && { unit }),
    ...(district !== undefined && { district }),
    severity: reason === 'gap' ? 'high' : 'middle',
    reason,
    measured,
    limit: 0,
    measure: 'm',
    remedy: { do: 'amount', amount: measured, measure: 'm', way: reason === 'gap' ? 'more' : 'less' },
    details: { names: [a, b].map((section) => `${titleOf(section)}（${subjectOf(section).name}）`) },
  };
}
