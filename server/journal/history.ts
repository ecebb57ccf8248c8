import type { Feature, FeatureState } from '#domain/feature.ts';
import type { BulkLoad, HistoryLine } from './store.ts';

/** A step of a feature's history; `load`: it was brought in bulk, and the row itself keeps that version. */
export type Step =
  HistoryLine<FeatureState> | { readonly load: true; readonly version: number; readonly after: FeatureState };

/**
 * Puts the versions that came in bulk, which the journal has no line of, between the lines that it has.
 * @param lines the newest first, without a gap but for those versions
 * @param current the feature as it stands, where the lines begin at the top and it is there
 * @param isWhole the lines reach down to the beginning
 */
export function withLoads(
  lines: readonly HistoryLine<FeatureState>[],
  current: Feature | undefined,
  isWhole: boolean,
): Step[] {
  const steps: Step[] = [];
  const newest = lines[0];
  if (current !== undefined && newest?.version !== current.version) {
    const { geometry, properties } = current;
    steps.push({ load: true, version: current.version, after: { geometry, properties } });
  }
  for (const [i, line] of lines.entries()) {
    steps.push(line);
    const older = lines[i + 1];
    const isLoaded =
      older === undefined ? isWhole && line.base !== null : line.base !== null && older.version !== line.base;
    if (isLoaded && line.before !== null) steps.push({ load: true, version: line.base!, after: line.before });
  }
  return steps;
}

/** The load that brought a version: the last one before the next line's change, as far as can be told. */
export function loadOf(loads: readonly BulkLoad[], beforeSeq: number): BulkLoad | undefined {
  return loads.find(({ seq }) => seq < beforeSeq);
}
