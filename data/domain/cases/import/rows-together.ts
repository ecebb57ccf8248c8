import type { ImportFault, ImportMark } from './fault.ts';
import type { ImportedRow } from './read-row.ts';

/** What the city has already of the numbers that a list names. */
export interface KnownNumbers {
  /** Own numbers of cases that are there. */
  readonly numbers: ReadonlySet<string>;
  /** Source number -> the number of the case that has it. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Holds the rows of a list against each other and against the city: an own number can be given once, a source number
 * that comes again is marked for a person to look at (practice.md 3: only persons merge).
 */
export function rowsTogether(
  rows: readonly ImportedRow[],
  { numbers, sources }: KnownNumbers,
): { readonly faults: readonly ImportFault[]; readonly marks: readonly ImportMark[] } {
  const faults: ImportFault[] = [];
  const marks: ImportMark[] = [];
  const rowOfNumber = new Map<string, number>();
  const rowOfSource = new Map<string, number>();
  for (const { row, number, sourceNumber } of rows) {
    if (number !== undefined) {
      const otherRow = rowOfNumber.get(number);
      if (otherRow !== undefined) faults.push({ row, key: 'number', code: 'twice', otherRow });
      else if (numbers.has(number)) faults.push({ row, key: 'number', code: 'numberTaken' });
      rowOfNumber.set(number, otherRow ?? row);
    }
    if (sourceNumber !== undefined) {
      const otherRow = rowOfSource.get(sourceNumber);
      const known = sources.get(sourceNumber);
      if (otherRow !== undefined) marks.push({ row, key: 'sourceNumber', code: 'sourceTwice', otherRow });
      if (known !== undefined) marks.push({ row, key: 'sourceNumber', code: 'sourceKnown', number: known });
      rowOfSource.set(sourceNumber, otherRow ?? row);
    }
  }
  return { faults, marks };
}
