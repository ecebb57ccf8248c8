import { useMemo } from 'react';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { allClasses, classOf } from '#domain/catalogue/classes.ts';
import type { Properties } from '#domain/feature.ts';
import { useRecordsView } from './use-records-view.ts';

const kinds = ['case-classes', 'settings'];

/** The catalogue as it holds: the classes that a new case may take, and the class of a case. */
export function useClasses(): {
  readonly current: readonly CaseClass[];
  readonly of: (properties: Properties) => CaseClass | undefined;
} {
  const records = useRecordsView(kinds);
  return useMemo(
    () => ({
      current: allClasses(records).filter(({ retired }) => !retired),
      of: ({ classStandard, classKind, classCode }) =>
        classOf(records, {
          standard: String(classStandard),
          kind: classKind === 'component' ? 'component' : 'matter',
          code: String(classCode),
        }),
    }),
    [records],
  );
}
