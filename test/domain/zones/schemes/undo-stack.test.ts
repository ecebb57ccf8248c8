import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LoggedEdit, nextRedo, nextUndo, undoStackOf } from '#domain/zones/schemes/undo-stack.ts';

test('one takes back one’s own last edit, whatever others did since', () => {
  const log = [
    { number: 1, by: 'a' },
    { number: 2, by: 'b' },
    { number: 3, by: 'a' },
    { number: 4, by: 'b' },
  ];
  expect([nextUndo(log, 'a'), nextUndo(log, 'b'), nextUndo(log, 'c'), nextRedo(log, 'a')]).toEqual([
    ...[3, 4, undefined, undefined],
  ]);
});

test('what is taken back twice and made again once stands where it stood', () => {
  const log: LoggedEdit[] = [
    { number: 1, by: 'a' },
    { number: 2, by: 'a' },
    { number: 3, by: 'a', undoes: 2 },
    { number: 4, by: 'a', undoes: 1 },
    { number: 5, by: 'a', redoes: 1 },
  ];
  expect(undoStackOf(log, 'a')).toEqual({ done: [1], undone: [2] });
});

test('an edit after an undo ends what could be made again', () => {
  const log: LoggedEdit[] = [
    { number: 1, by: 'a' },
    { number: 2, by: 'a', undoes: 1 },
    { number: 3, by: 'a' },
  ];
  expect(undoStackOf(log, 'a')).toEqual({ done: [3], undone: [] });
});

test('a log made by undo and redo alone gives what a plain list with a cursor gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('edit', 'undo', 'redo'), fc.constantFrom('a', 'b')), { maxLength: 80 }),
      (acts) => {
        const log: LoggedEdit[] = [];
        const lists = { a: { edits: [] as number[], at: 0 }, b: { edits: [] as number[], at: 0 } };
        for (const [act, by] of acts) {
          const number = log.length + 1;
          const list = lists[by];
          if (act === 'edit') {
            log.push({ number, by });
            list.edits = [...list.edits.slice(0, list.at), number];
            list.at = list.edits.length;
          } else if (act === 'undo') {
            const undoes = nextUndo(log, by);
            expect(undoes).toBe(list.edits[list.at - 1]);
            if (undoes !== undefined) log.push({ number, by, undoes });
            list.at = Math.max(0, list.at - 1);
          } else {
            const redoes = nextRedo(log, by);
            expect(redoes).toBe(list.edits[list.at]);
            if (redoes !== undefined) log.push({ number, by, redoes });
            list.at = Math.min(list.edits.length, list.at + 1);
          }
        }
      },
    ),
  );
});
