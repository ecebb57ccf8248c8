import { cases } from '#domain/cases/collection.ts';
import { factColumns, factsOf, type CaseFacts } from '#domain/cases/numbers/facts.ts';
import { isCitizens } from '#domain/cases/words.ts';
import { blockSize, type Block } from '../tiles/block.ts';
import { absentSmall, flagYes, type Column, type Values } from '../tiles/columns.ts';

/** Where a property stands among the columns of the index: in the order of the declaration. @throws RangeError where there is none */
export function positionOf(property: string): number {
  const at = cases.columns.findIndex((column) => column.property === property);
  if (at < 0) throw new RangeError(`Cases have no index column ${property}.`);
  return at;
}

/** Reads cases from their columns. */
export interface CaseReader {
  /**
   * Takes the first so many of some slots of a block, column by column: forty columns lie far apart, and read case by case
   * each value would come from far memory.
   */
  gather(block: Block, slots: Uint16Array, count: number): void;
  /** The facts of a case by its place among those gathered, as `factsOf` gives them for a row; the next call fills them anew. */
  facts(place: number): CaseFacts;
}

/** A reader of the index of cases. @param columns of the index; words that it learns later are not known */
export function caseReader(columns: readonly Column[]): CaseReader {
  const facts = factsOf({});
  const positions = order.map(positionOf);
  const words = positions.map((at) => (columns[at]!.kind === 'word' ? columns[at]!.words.map(interned) : []));
  const citizens = columns[positionOf('channel')]!.words.map(isCitizens);
  return {
    gather({ values }, slots, count) {
      for (let i = 0; i < width; i++) take(columns[positions[i]!]!, values[positions[i]!]!, slots, count, rows, i);
    },
    facts(place) {
      fill(facts, rows, place * width, words, citizens);
      return facts;
    },
  };
}

/** The properties of a row, in its order: that of `fill`. */
const order = [
  ...factColumns.word,
  'open',
  ...factColumns.flag,
  ...factColumns.small,
  ...factColumns.time,
] as const satisfies readonly (keyof CaseFacts)[];
const width = order.length;

/**
 * The row of a case as one small stretch of memory, a number a property. One for all readers: what was gathered is read
 * before anybody else has a turn.
 */
const rows = new Int32Array(blockSize * width);

/** Property by property: in a loop over names each would be looked up, which takes ten times as long. */
function fill(
  facts: CaseFacts,
  rows: Int32Array,
  from: number,
  words: readonly (readonly string[])[],
  citizens: readonly boolean[],
): void {
  let at = from;
  facts.status = words[0]![rows[at++]!]!;
  facts.classKind = words[1]![rows[at++]!]!;
  facts.classCode = words[2]![rows[at++]!]!;
  facts.className = words[3]![rows[at++]!]!;
  facts.citizens = citizens[rows[at]!]!;
  facts.channel = words[4]![rows[at++]!]!;
  facts.unit = words[5]![rows[at++]!]!;
  facts.district = words[6]![rows[at++]!]!;
  facts.street = words[7]![rows[at++]!]!;
  facts.task = words[8]![rows[at++]!]!;
  facts.assignee = words[9]![rows[at++]!]!;
  facts.crew = words[10]![rows[at++]!]!;
  facts.request = words[11]![rows[at++]!]!;
  facts.requestStep = words[12]![rows[at++]!]!;
  facts.appeal = words[13]![rows[at++]!]!;
  facts.open = rows[at++] === 1;
  facts.selfHandled = rows[at++] === 1;
  facts.urgent = rows[at++] === 1;
  facts.founded = rows[at++] === 1;
  facts.supervised = rows[at++] === 1;
  facts.answerOwed = rows[at++] === 1;
  facts.supportAsked = rows[at++] === 1;
  facts.acceptedLate = rows[at++] === 1;
  facts.verifiedLate = rows[at++] === 1;
  facts.filedLate = rows[at++] === 1;
  facts.dispatchedLate = rows[at++] === 1;
  facts.inspectedLate = rows[at++] === 1;
  facts.action = rows[at++]!;
  facts.reworks = rows[at++]!;
  facts.returns = rows[at++]!;
  facts.reassignments = rows[at++]!;
  facts.extensions = rows[at++]!;
  facts.suspensions = rows[at++]!;
  facts.reportedAt = rows[at++]!;
  facts.acceptedAt = rows[at++]!;
  facts.verifiedAt = rows[at++]!;
  facts.filedAt = rows[at++]!;
  facts.dispatchedAt = rows[at++]!;
  facts.stageDueAt = rows[at++]!;
  facts.dueAt = rows[at++]!;
  facts.reportedBackAt = rows[at++]!;
  facts.inspectedAt = rows[at++]!;
  facts.suspendedUntil = rows[at++]!;
  facts.closedAt = rows[at]!;
}

/** Takes a column's values into the rows. One function a kind of array keeps each loop of one type. */
function take({ kind }: Column, values: Values, slots: Uint16Array, count: number, rows: Int32Array, at: number): void {
  if (kind === 'word') takeWords(values as Uint16Array, slots, count, rows, at);
  else if (kind === 'flag') takeFlags(values as Uint8Array, slots, count, rows, at);
  else if (kind === 'small') takeSmall(values as Int16Array, slots, count, rows, at);
  else takeTimes(values as Uint32Array, slots, count, rows, at);
}

function takeWords(values: Uint16Array, slots: Uint16Array, count: number, rows: Int32Array, at: number): void {
  for (let i = 0, to = at; i < count; i++, to += width) rows[to] = values[slots[i]!]!;
}

function takeFlags(values: Uint8Array, slots: Uint16Array, count: number, rows: Int32Array, at: number): void {
  for (let i = 0, to = at; i < count; i++, to += width) rows[to] = Number(values[slots[i]!] === flagYes);
}

function takeSmall(values: Int16Array, slots: Uint16Array, count: number, rows: Int32Array, at: number): void {
  for (let i = 0, to = at; i < count; i++, to += width) {
    const value = values[slots[i]!]!;
    rows[to] = value === absentSmall ? 0 : value;
  }
}

/** Seconds up to the year 2038. */
function takeTimes(values: Uint32Array, slots: Uint16Array, count: number, rows: Int32Array, at: number): void {
  for (let i = 0, to = at; i < count; i++, to += width) rows[to] = values[slots[i]!]!;
}

/** The same word as the engine keeps its names: compared by place in memory, not letter by letter. */
function interned(word: string): string {
  return Object.keys({ [word]: 0 })[0]!;
}
