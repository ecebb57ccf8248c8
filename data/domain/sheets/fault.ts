/** Why a cell or row of a table cannot be taken. Words are made at the edge; the value itself is never told again. */
export type SheetFaultCode =
  /** Of the head: no register column has this name; it stands twice; the table lacks it. */
  | 'unknownColumn'
  | 'doubleColumn'
  | 'missingColumn'
  /** A value under no head. */
  | 'noHead'
  | 'missing'
  | 'choice'
  | 'flag'
  | 'number'
  | 'whole'
  | 'minimum'
  | 'maximum'
  | 'tooLong'
  | 'tooMany'
  | 'pattern'
  | 'day'
  | 'instant'
  | 'text'
  /** The spreadsheet made a date of a text, or a number that lost its last digits. */
  | 'dateInText'
  | 'longNumber'
  | 'longitude'
  | 'latitude'
  /** Longitude and latitude stand in each other's column. */
  | 'swapped'
  /** One of longitude and latitude is missing. */
  | 'halfPlace'
  /** A new point without coordinates. */
  | 'noPlace'
  /** A new line or area: it is drawn on the map first, its table row then finds it. */
  | 'notDrawn'
  /** The row names the same entry as another row, or more than one entry there is. */
  | 'twice'
  | 'ambiguous'
  /** What must not be taken away: the columns a row is known by. */
  | 'notCleared'
  /** A formula without a value that was worked out, or one that ended in an error. */
  | 'formula'
  | 'errorCell'
  /** A telephone number outside the personal columns. */
  | 'telephone'
  /** What the register's own checks say; `detail` holds their sentence. */
  | 'other';

/** One thing wrong with a table: where it stands and what it is. */
export interface SheetFault {
  /** The row's number as the spreadsheet shows it; the head is row 1. */
  readonly row: number;
  /** The head of the column as it stands in the file; absent where the row as a whole is meant. */
  readonly column?: string;
  /** The property of the register, where the column is known. */
  readonly key?: string;
  readonly code: SheetFaultCode;
  /** The bound that was passed: `minimum`, `maximum`, `tooLong` (characters), `tooMany`. */
  readonly limit?: number;
  /** The other row: `twice`. */
  readonly otherRow?: number;
  /** A sentence of the register's own checks: `other`. */
  readonly detail?: string;
}
