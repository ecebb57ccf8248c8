import { blocksOf, compliance, gapsOf, type Block, type Gap, type Reading } from '#domain/checks/spacing/gaps.ts';
import type { StripLine } from '#domain/checks/spacing/strip.ts';
import type { Planned } from './plan.ts';

/** How a line stands by one reading. */
export interface ReadingResult {
  /** Per cent of its length. */
  readonly percent: number;
  readonly complies: boolean;
  /** How many gaps or blocks do not comply. */
  readonly failing: number;
}

/** A line with what stands and what is planned: both readings. */
export interface LineResult {
  readonly gaps: readonly Gap[];
  readonly blocks: readonly Block[];
  /** Metres; 0 on a line without length. */
  readonly longest: number;
  readonly gap: ReadingResult;
  readonly block: ReadingResult;
}

/** Reckons a line with what counts on it and what is planned there. */
export function reckonLine(line: StripLine, planned: readonly Planned[]): LineResult {
  const places = [...line.things.filter(({ counts }) => counts), ...planned].map(({ at }) => at).sort((a, b) => a - b);
  const gaps = gapsOf(line, places, line.limit);
  const blocks = blocksOf(line, places, line.limit);
  const result = (parts: ReadonlyArray<{ readonly complies: boolean }>, reading: Reading): ReadingResult => {
    const failing = parts.filter(({ complies }) => !complies).length;
    return { percent: compliance(line, places, line.limit, reading), complies: failing === 0, failing };
  };
  return {
    gaps,
    blocks,
    longest: Math.max(0, ...gaps.map(({ length }) => length)),
    gap: result(gaps, 'gap'),
    block: result(blocks, 'block'),
  };
}

/** Per cent of the length of several lines that complies by a reading; null where they have no length. */
export function percentOf(
  lines: ReadonlyArray<{ readonly line: StripLine; readonly result: LineResult }>,
  reading: Reading,
): number | null {
  const length = lines.reduce((sum, { line }) => sum + line.length, 0);
  if (length === 0) return null;
  return lines.reduce((sum, { line, result }) => sum + result[reading].percent * line.length, 0) / length;
}
