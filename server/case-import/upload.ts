import type { Channel } from '#domain/cases/words.ts';
import type { ImportEdition } from '#domain/cases/import/find-class.ts';
import type { ImportMapping } from '#domain/cases/import/mapping.ts';
import type { ImportDatum } from '#domain/cases/import/datums.ts';

/** How the bytes of a list are to be read. */
export type ListFormat =
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'csv'; readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le'; readonly delimiter: ',' | ';' | '\t' };

/** What the columns of a list mean; a person may change it, and looks again. */
export interface ImportChoices {
  readonly mapping: ImportMapping;
  readonly datum: ImportDatum;
  readonly edition: ImportEdition;
  /** For rows that name no channel. */
  readonly channel?: Channel;
}

/** A list that somebody brought. */
export interface Upload {
  /** "YYYYMMDDHHMMSS-xxxx", Asia/Shanghai: its name for people and in `batch` of the cases taken. */
  readonly id: string;
  /** What the person called the file. */
  readonly name: string;
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly bytes: number;
  readonly format: ListFormat;
  readonly heads: readonly string[];
  /** Rows below the head, about: lines of text may be part of one cell. */
  readonly about: number;
  readonly choices: ImportChoices;
  /** The job that looks, or looked, at it; absent while columns are missing. */
  readonly preview?: string;
  /** The job that takes, or took, it. */
  readonly take?: string;
}

/** What a preview found. */
export interface Found {
  /** With which choices it looked. */
  readonly choices: ImportChoices;
  /** Rows that hold something, the head left out. */
  readonly rows: number;
  /** Of those, the ones that would be taken. */
  readonly good: number;
  readonly faulty: number;
  readonly faults: number;
  readonly marks: number;
  /** Rows of cases that were closed before. */
  readonly closed: number;
}

/** What was taken. */
export interface Taken {
  readonly cases: number;
  readonly seq: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}
