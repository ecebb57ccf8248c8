/** Bits of a case's mark. */
export const marks = { citizens: 1, component: 2 } as const;

/** Cases that a filter chose, column by column; the first `count` places hold. */
export interface Selection {
  readonly count: number;
  readonly fid: Uint32Array;
  /** World units (`geometry/tile.ts`). */
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  /** 上报时间, epoch seconds. */
  readonly at: Uint32Array;
  /** Numbers of words. */
  readonly classCode: Uint16Array;
  readonly className: Uint16Array;
  readonly mark: Uint8Array;
}

/** A selection as it goes to the thread: memory that both see, and the words that its numbers mean. */
export interface SharedSelection {
  readonly buffer: SharedArrayBuffer;
  readonly capacity: number;
  readonly count: number;
  readonly classCodes: readonly string[];
  readonly classNames: readonly string[];
}

const bytes = 4 * 4 + 2 * 2 + 1;

/** Memory for so many cases; what is never written costs nothing. */
export function selectionMemory(capacity: number): SharedArrayBuffer {
  return new SharedArrayBuffer(capacity * bytes);
}

/** The columns over their memory, the widest first so that each lies aligned. */
export function columnsOver(buffer: SharedArrayBuffer, capacity: number, count: number): Selection {
  return {
    count,
    fid: new Uint32Array(buffer, 0, capacity),
    x: new Uint32Array(buffer, capacity * 4, capacity),
    y: new Uint32Array(buffer, capacity * 8, capacity),
    at: new Uint32Array(buffer, capacity * 12, capacity),
    classCode: new Uint16Array(buffer, capacity * 16, capacity),
    className: new Uint16Array(buffer, capacity * 18, capacity),
    mark: new Uint8Array(buffer, capacity * 20, capacity),
  };
}
