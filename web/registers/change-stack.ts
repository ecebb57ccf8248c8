import type { Geometry } from 'geojson';
import type { Content } from './content.ts';

/** The state of an entry of a register: a feature with its place, or a record without. */
export interface EntryState {
  readonly geometry?: Geometry;
  readonly content: Content;
}

/** One entry before and after a change; null = it was not there. */
export interface EntryStep {
  readonly register: string;
  readonly id: string;
  readonly before: EntryState | null;
  readonly after: EntryState | null;
}

/** A change made here, that can be taken back as a whole. */
export interface Step {
  readonly kind: string;
  readonly entries: readonly EntryStep[];
  /** Once taken back it cannot be done again: it held what the page does not keep. */
  readonly isOneWay?: true;
}

/** What was done here and what was taken back, newest last; and at which version each entry stands as we know it. */
export interface ChangeStack {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  readonly versions: ReadonlyMap<string, number>;
}

export const emptyStack: ChangeStack = { done: [], undone: [], versions: new Map() };

/** More steps than this are not kept. */
const most = 100;

/** The name of an entry in the stack's versions. */
export function entryKey(register: string, id: string): string {
  return `${register}/${id}`;
}

/** The stack after a new change was written: what had been taken back before cannot be done again. */
export function pushStep(stack: ChangeStack, step: Step, written: ReadonlyMap<string, number>): ChangeStack {
  return { done: [...stack.done, step].slice(-most), undone: [], versions: merged(stack.versions, written) };
}

/** The stack after something was written that cannot be taken back. */
export function withVersions(stack: ChangeStack, written: ReadonlyMap<string, number>): ChangeStack {
  return { ...stack, versions: merged(stack.versions, written) };
}

/** The step that undo (redo) would write now; undefined where there is none. */
export function nextStep(stack: ChangeStack, way: 'undo' | 'redo'): Step | undefined {
  if (way === 'redo') return stack.undone.at(-1);
  const last = stack.done.at(-1);
  return last && reversed(last);
}

/** The stack after what `nextStep` gave was written. */
export function moveStep(stack: ChangeStack, way: 'undo' | 'redo', written: ReadonlyMap<string, number>): ChangeStack {
  const versions = merged(stack.versions, written);
  if (way === 'undo') {
    const last = stack.done.at(-1);
    if (!last) return stack;
    return { done: stack.done.slice(0, -1), undone: last.isOneWay ? [] : [...stack.undone, last], versions };
  }
  const next = stack.undone.at(-1);
  return next ? { done: [...stack.done, next], undone: stack.undone.slice(0, -1), versions } : stack;
}

/** The stack without its newest step: it cannot be taken back (any more). */
export function dropStep(stack: ChangeStack, way: 'undo' | 'redo'): ChangeStack {
  return way === 'undo' ? { ...stack, done: stack.done.slice(0, -1) } : { ...stack, undone: stack.undone.slice(0, -1) };
}

function reversed({ kind, entries }: Step): Step {
  return { kind, entries: entries.map((entry) => ({ ...entry, before: entry.after, after: entry.before })) };
}

function merged(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...a, ...b]);
}
