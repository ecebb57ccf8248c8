import { cases } from '#domain/cases/collection.ts';
import { factColumns, type CaseFacts } from '#domain/cases/numbers/facts.ts';
import { isCitizens } from '#domain/cases/words.ts';
import type { Block } from '../tiles/block.ts';
import { absentSmall, flagYes, type Column, type Values } from '../tiles/columns.ts';

/**
 * The facts of one place in memory after the other, each read from its column when it is asked for. One class for all
 * readings: what asks millions of times meets objects of one shape.
 */
class Cursor {
  values: readonly Values[] = [];
  slot = 0;
  /** By column; empty for what is no word. */
  readonly words: readonly (readonly string[])[];
  /** By the code of the channel. */
  readonly isCitizens: readonly boolean[];

  constructor(columns: readonly Column[]) {
    this.words = columns.map(({ kind, words }, at) => (kind === 'word' && isFact[at] ? words.map(interned) : []));
    this.isCitizens = columns[positionOf('channel')]!.words.map(isCitizens);
  }
}

const isFact = cases.columns.map(({ property }) => (factColumns.word as readonly string[]).includes(property));

/** Where a property stands among the columns of the index: in the order of the declaration. */
function positionOf(property: string): number {
  const at = cases.columns.findIndex((column) => column.property === property);
  if (at < 0) throw new RangeError(`Cases have no index column ${property}.`);
  return at;
}

function define(name: string, get: (this: Cursor) => string | number | boolean): void {
  Object.defineProperty(Cursor.prototype, name, { get });
}

for (const name of factColumns.word) {
  const at = positionOf(name);
  define(name, function () {
    return this.words[at]![(this.values[at] as Uint16Array)[this.slot]!]!;
  });
}
for (const name of [...factColumns.flag, 'open']) {
  const at = positionOf(name);
  define(name, function () {
    return (this.values[at] as Uint8Array)[this.slot] === flagYes;
  });
}
for (const name of factColumns.small) {
  const at = positionOf(name);
  define(name, function () {
    const value = (this.values[at] as Int16Array)[this.slot]!;
    return value === absentSmall ? 0 : value;
  });
}
for (const name of factColumns.time) {
  const at = positionOf(name);
  define(name, function () {
    return (this.values[at] as Uint32Array)[this.slot]!;
  });
}
const channel = positionOf('channel');
define('citizens', function () {
  return this.isCitizens[(this.values[channel] as Uint16Array)[this.slot]!]!;
});

/** Facts that can be moved from case to case. */
export interface CaseCursor {
  /** Those of the place moved to last. */
  readonly facts: CaseFacts;
  move(block: Block, slot: number): void;
}

/** A cursor over the index of cases. @param columns of the index; words that it learns later are not known */
export function caseCursor(columns: readonly Column[]): CaseCursor {
  const cursor = new Cursor(columns);
  return {
    facts: cursor as unknown as CaseFacts,
    move(block, slot) {
      cursor.values = block.values;
      cursor.slot = slot;
    },
  };
}

/** The same word as the engine keeps its names: compared by place in memory, not letter by letter. */
function interned(word: string): string {
  return Object.keys({ [word]: 0 })[0]!;
}
