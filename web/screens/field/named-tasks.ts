import { useMemo } from 'react';
import { classNameOf } from '../../cases/class-name-of.ts';
import { useClasses } from '../../cases/use-classes.ts';
import type { ShownTask } from '../../field/store/merge-tasks.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The tasks with their classes' names in the reader's language, by the catalogue as it holds. */
export function useNamedTasks(tasks: readonly ShownTask[] | undefined): readonly ShownTask[] | undefined {
  const { of } = useClasses();
  const { language } = useWords();
  return useMemo(
    () =>
      tasks?.map((task) => {
        const { classStandard, classKind, classCode, className } = task;
        const facts = { classStandard, classKind, classCode, className };
        return { ...task, className: classNameOf(facts, of(facts), language) };
      }),
    [tasks, of, language],
  );
}
