import type { TObject } from 'typebox';
import type { Words } from './collection.ts';
import type { ActedOn } from './people/caller.ts';
import type { Right } from './people/rights.ts';

/** What a record holds: any JSON object; its kind's schema says which. */
export type RecordContent = Readonly<Record<string, unknown>>;

/** A fact without a place (a person, a unit, a setting), as it is stored. */
export interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  /** 1 at creation, one more at each change. */
  readonly version: number;
  readonly content: RecordContent;
}

/** One thing wrong with a record, as a JSON Pointer into its content. */
export interface RecordFault {
  readonly pointer: string;
  readonly detail: string;
}

/** All records as they stand, to check a change against. */
export interface RecordsView {
  get(kind: string, id: string): StoredRecord | undefined;
  all(kind: string): readonly StoredRecord[];
}

/**
 * One kind of facts without a place. Declared as data like a `Collection`; written through the same door, with the same
 * journal, history and undo.
 */
export interface RecordKind {
  /** kebab-case, plural. */
  readonly id: string;
  readonly titles: Words;
  /** JSON Schema of the content, its properties made by the makers of `collection.ts`. */
  readonly schema: TObject;
  /** The property people know a record by. */
  readonly label: string;
  readonly rights: {
    /** Needed to read; 'signed-in' = whoever has an account. */
    readonly read: Right | 'signed-in';
    readonly write: Right;
  };
  /** Displays may read it: nothing in it is about a person. */
  readonly onWalls?: true;
  /**
   * The unit whose a record is, by name, where it is read only within the units and districts of the right; undefined =
   * it is nobody's, and only who holds the right everywhere reads it.
   */
  unitOf?(records: RecordsView, content: RecordContent): string | undefined;
  /**
   * What limits of the right to write are held against; undefined = the record's own `unit` and `district`. A record that
   * stands in no unit is written only by who holds the right everywhere.
   */
  writtenOn?(records: RecordsView, content: RecordContent): ActedOn;
  /** A right that writing a content needs beside the kind's own, and on what. */
  alsoNeeds?(records: RecordsView, content: RecordContent): { readonly right: Right; readonly on: ActedOn } | undefined;
  /** Records that only routes of their own may make and end (tokens): the common door refuses them. */
  readonly ownDoor?: true;
  /**
   * Properties that the server alone writes (when a password was set): through the common door they stay as they are,
   * whether a change repeats them or leaves them out; another value is refused.
   */
  readonly kept?: readonly string[];
  /**
   * What the schema cannot say: a name taken already, a unit that does not exist, the last administrator.
   * @param next all records as they would stand after the whole change
   * @param content the record's new content; null where it is to be deleted
   */
  check?(next: RecordsView, id: string, content: RecordContent | null): readonly RecordFault[];
}
