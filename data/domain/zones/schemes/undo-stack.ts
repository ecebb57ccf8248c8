/** What undo and redo look at of an edit in the log of a version. */
export interface LoggedEdit {
  readonly number: number;
  readonly by: string;
  /** The number of the edit that this one takes back. */
  readonly undoes?: number;
  /** The number of the edit that this one makes again: the edit itself, never its undo. */
  readonly redoes?: number;
}

/** What one person may take back or make again, the next one last. */
export interface UndoStack {
  readonly done: readonly number[];
  readonly undone: readonly number[];
}

/**
 * A person's undo and redo, read from the log alone: so they survive a reload and have no limit. Only their own edits
 * count, whatever others did in between; an edit that is neither undo nor redo ends what could be made again.
 * @param edits all edits of a version in order of number
 */
export function undoStackOf(edits: Iterable<LoggedEdit>, by: string): UndoStack {
  const done: number[] = [];
  let undone: number[] = [];
  for (const edit of edits) {
    if (edit.by !== by) continue;
    if (edit.undoes !== undefined) move(done, undone, edit.undoes);
    else if (edit.redoes !== undefined) move(undone, done, edit.redoes);
    else {
      done.push(edit.number);
      undone = [];
    }
  }
  return { done, undone };
}

function move(from: number[], to: number[], number: number): void {
  if (from.at(-1) !== number) return;
  from.pop();
  to.push(number);
}

/** The number of the edit that a person would take back next; undefined where there is none. */
export function nextUndo(edits: Iterable<LoggedEdit>, by: string): number | undefined {
  return undoStackOf(edits, by).done.at(-1);
}

/** The number of the edit that a person would make again next; undefined where there is none. */
export function nextRedo(edits: Iterable<LoggedEdit>, by: string): number | undefined {
  return undoStackOf(edits, by).undone.at(-1);
}
