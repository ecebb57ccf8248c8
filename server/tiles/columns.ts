import type { ColumnKind, IndexColumn } from '#domain/collection.ts';
import type { Properties, PropertyValue } from '#domain/feature.ts';
import { secondsOf } from './instant.ts';
import type { Layer } from './encode.ts';

/** The values of one column; what the numbers mean is the column's affair. */
export type Values = Uint8Array | Uint16Array | Int16Array | Uint32Array;

/** Stands for "absent" in a small column; so a value of -32768 reads as absent. */
export const absentSmall = -32768;

/** A flag's three states. */
export const flagStates = { absent: 0, no: 1, yes: 2 } as const;
export const { yes: flagYes } = flagStates;

/** A declared column and what its numbers mean; the numbers themselves stand in the blocks. */
export interface Column {
  readonly property: string;
  readonly kind: ColumnKind;
  readonly inTile: boolean;
  /** Word columns: the words by their code; 0 is absent. */
  readonly words: string[];
  readonly codes: Map<string, number>;
}

/** The columns of a collection in declared order. */
export function makeColumns(declared: readonly IndexColumn[]): Column[] {
  return declared.map((c) => ({ ...c, words: [''], codes: new Map() }));
}

const widths: Readonly<Record<ColumnKind, number>> = { word: 2, flag: 1, small: 2, time: 4 };

/** Bytes that one feature takes in these columns. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + widths[column.kind], 0);
}

/** Views for `capacity` features over a buffer, the widest columns first so that each lies aligned; in declared order. */
export function viewsOver(
  columns: readonly Column[],
  buffer: SharedArrayBuffer | ArrayBuffer,
  offset: number,
  capacity: number,
): Values[] {
  const views: Values[] = new Array<Values>(columns.length);
  let at = offset;
  const order = columns.map((_, i) => i).sort((a, b) => widths[columns[b]!.kind] - widths[columns[a]!.kind]);
  for (const i of order) {
    const { kind } = columns[i]!;
    if (kind === 'time') views[i] = new Uint32Array(buffer, at, capacity);
    else if (kind === 'word') views[i] = new Uint16Array(buffer, at, capacity);
    else if (kind === 'small') views[i] = new Int16Array(buffer, at, capacity);
    else views[i] = new Uint8Array(buffer, at, capacity);
    at += widths[kind] * capacity;
  }
  return views;
}

/** Writes a feature's properties at `slot` of the views. */
export function writeValues(
  columns: readonly Column[],
  views: readonly Values[],
  slot: number,
  from: Properties,
): void {
  for (let i = 0; i < columns.length; i++) views[i]![slot] = numberOf(columns[i]!, from[columns[i]!.property]);
}

function numberOf(column: Column, value: PropertyValue | undefined): number {
  switch (column.kind) {
    case 'word':
      return value === undefined ? 0 : codeOf(column, String(value));
    case 'flag':
      return value === undefined ? flagStates.absent : value === true ? flagStates.yes : flagStates.no;
    case 'small':
      // A value beyond the range is held at its end rather than wrapped round to another's.
      return typeof value === 'number' ? Math.max(-32767, Math.min(32767, Math.round(value))) : absentSmall;
    case 'time':
      return typeof value === 'string' ? secondsOf(value) : 0;
  }
}

function codeOf(column: Column, word: string): number {
  let code = column.codes.get(word);
  if (code === undefined) {
    code = column.words.length;
    if (code > 65535)
      throw new RangeError(`Column ${column.property} has more than 65,535 words: it cannot be a word column.`);
    column.words.push(word);
    column.codes.set(word, code);
  }
  return code;
}

/** Writes the tile properties of features into a layer, column after column in declared order; absent ones are left out. */
export class TagWriter {
  readonly #layer: Layer;
  readonly #columns: { column: Column; at: number; key: number; values: Int32Array }[];

  constructor(layer: Layer, columns: readonly Column[]) {
    this.#layer = layer;
    this.#columns = columns.flatMap((column, at) =>
      column.inTile ? [{ column, at, key: -1, values: new Int32Array(column.words.length).fill(-1) }] : [],
    );
  }

  /** Tags the feature that is written next with the values at `slot`. Each kind reads arrays of one type only. */
  write(views: readonly Values[], slot: number): void {
    const layer = this.#layer;
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i++) {
      const entry = columns[i]!;
      let value: number;
      switch (entry.column.kind) {
        case 'word': {
          const code = (views[entry.at] as Uint16Array)[slot]!;
          if (code === 0) continue;
          value = entry.values[code]!;
          if (value < 0) value = entry.values[code] = layer.textValue(entry.column.words[code]!);
          break;
        }
        case 'flag': {
          const state = (views[entry.at] as Uint8Array)[slot]!;
          if (state === flagStates.absent) continue;
          value = layer.flagValue(state === flagStates.yes);
          break;
        }
        case 'small': {
          const small = (views[entry.at] as Int16Array)[slot]!;
          if (small === absentSmall) continue;
          value = layer.wholeValue(small);
          break;
        }
        case 'time': {
          const seconds = (views[entry.at] as Uint32Array)[slot]!;
          if (seconds === 0) continue;
          value = layer.wholeValue(seconds);
        }
      }
      if (entry.key < 0) entry.key = layer.key(entry.column.property);
      layer.tag(entry.key, value);
    }
  }
}
