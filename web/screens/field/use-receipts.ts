import { useEffect, useRef } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { Telling } from '../../field/store/act.ts';

/**
 * Says by itself that tasks came to this phone and that one was read: 送达 and 已读. An assignment is told once a page; the
 * server keeps the first word.
 * @param tasks as the server told them just now; undefined while there is only what the phone kept
 * @param open the one that is being read
 * @param tell undefined until the phone's store is open
 */
export function useReceipts(
  tasks: readonly FieldTask[] | undefined,
  open: FieldTask | undefined,
  tell: ((telling: Telling) => Promise<void>) | undefined,
  now: () => number,
): void {
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (tell === undefined) return;
    const say = (task: FieldTask, step: 'delivered' | 'read') => {
      const key = [step, task.id, task.steps.sentAt].join(' ');
      if (told.current.has(key)) return;
      told.current.add(key);
      const at = new Date(now()).toISOString();
      // A courtesy that is lost where the phone has no room; the acts themselves say so.
      void tell({ kind: 'receipt', at, case: task.id, step }).catch(() => undefined);
    };
    for (const task of tasks ?? []) say(task, 'delivered');
    if (open) say(open, 'read');
  }, [tasks, open, tell, now]);
}
