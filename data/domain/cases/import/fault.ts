import type { SheetFaultCode } from '#domain/sheets/fault.ts';

/** Why a row of a list of cases is not taken. Words are made at the edge; a cell's value is never told again. */
export type ImportFaultCode =
  | Exclude<SheetFaultCode, 'doubleColumn' | 'missingColumn' | 'unknownColumn' | 'noHead' | 'notDrawn' | 'notCleared'>
  /** The catalogue has no such class; has several; has it no more. */
  | 'unknownClass'
  | 'ambiguousClass'
  | 'retiredClass'
  /** Another state than open or closed, which an import cannot begin a case in. */
  | 'state'
  /** A time after now; before the year 2000; out of the order of a case's course. */
  | 'future'
  | 'longAgo'
  | 'order'
  /** A place far from the city: another datum, or another city. */
  | 'elsewhere'
  /** Words in which no place was found. */
  | 'placeNotFound'
  /** A unit that is not there. */
  | 'unknownUnit'
  /** A case of that number is there already. */
  | 'numberTaken';

/** One thing wrong with a row. */
export interface ImportFault {
  /** As a spreadsheet counts; the head is row 1. */
  readonly row: number;
  /** The column that it is about. */
  readonly key: string;
  readonly code: ImportFaultCode;
  /** The bound that was passed. */
  readonly limit?: number;
  /** The other row: `twice`. */
  readonly otherRow?: number;
  /** What the declaration of cases says: `other`. */
  readonly detail?: string;
}

/** What a person should look at in a row that is taken all the same. */
export interface ImportMark {
  readonly row: number;
  readonly key: string;
  readonly code: 'sourceTwice' | 'sourceKnown' | 'severalPlaces';
  /** The first row of the same source number: `sourceTwice`. */
  readonly otherRow?: number;
  /** The number of a case that has it: `sourceKnown`. */
  readonly number?: string;
}
