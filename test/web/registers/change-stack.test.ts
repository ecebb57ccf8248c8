import { describe, expect, it } from 'vitest';
import {
  emptyStack,
  moveStep,
  nextStep,
  pushStep,
  type EntryState,
  type Step,
} from '../../../web/registers/change-stack.ts';

const state = (road: string): EntryState => ({ content: { road } });
const change = (before: EntryState | null, after: EntryState | null): Step => ({
  kind: 'feature.update',
  entries: [{ register: 'reminder-signs', id: 'a', before, after }],
});
const at = (version: number) => new Map([['reminder-signs/a', version]]);

describe('what was done on the page', () => {
  it('is taken back newest first, and done again in the order it was done', () => {
    let stack = pushStep(emptyStack, change(null, state('one')), at(1));
    stack = pushStep(stack, change(state('one'), state('two')), at(2));
    expect(nextStep(stack, 'undo')!.entries[0]).toMatchObject({ before: state('two'), after: state('one') });
    stack = moveStep(stack, 'undo', at(3));
    expect(nextStep(stack, 'undo')!.entries[0]).toMatchObject({ before: state('one'), after: null });
    expect(nextStep(stack, 'redo')!.entries[0]).toMatchObject({ before: state('one'), after: state('two') });
    expect(stack.versions.get('reminder-signs/a')).toBe(3);
    stack = moveStep(stack, 'redo', at(4));
    expect(nextStep(stack, 'redo')).toBeUndefined();
    expect(stack.done).toHaveLength(2);
  });

  it('forgets what was taken back once something else is done', () => {
    const stack = moveStep(pushStep(emptyStack, change(null, state('one')), at(1)), 'undo', at(2));
    expect(nextStep(stack, 'redo')).toBeDefined();
    expect(nextStep(pushStep(stack, change(null, state('two')), at(1)), 'redo')).toBeUndefined();
  });
});
