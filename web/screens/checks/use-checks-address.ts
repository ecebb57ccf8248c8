import { useMemo } from 'react';
import { askedBy, ownOf, type FindingsAsked } from '../../checks/address.ts';
import { useOwnSearch } from '../../state/router.tsx';

export const groupings = ['tier', 'action', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/** What is edited at the right. */
export type Editing = 'rule' | 'copy' | 'new';

type Step = 'push' | 'replace';

/** The desk as its address says it, and the ways to change it. */
export function useChecksAddress() {
  const { own, changeOwn } = useOwnSearch();
  const read = askedBy(own);
  const key = JSON.stringify(read);
  // The same object as long as it asks for the same, so that nothing is fetched again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const asked = useMemo(() => read, [key]);
  const editing = own['edit'];
  return {
    asked,
    /** The number of the open finding. */
    finding: own['finding'],
    /** The street shown as a strip. */
    street: own['street'],
    /** Whether the panel of what is in reach is shown. */
    showsReach: own['reach'] === '1',
    editing: editing === 'rule' || editing === 'copy' || editing === 'new' ? editing : undefined,
    grouping: groupings.find((one) => one === own['group']) ?? groupings[0],
    /** Asks for other findings; what is open stays. Another rule closes what belongs to the one before. */
    ask: (patch: Partial<FindingsAsked>, step: Step = 'push') => {
      const isOther = 'rule' in patch && patch.rule !== asked.rule;
      changeOwn(
        { ...ownOf({ ...asked, ...patch }), ...(isOther && { finding: '', street: '', reach: '', edit: '' }) },
        step,
      );
    },
    open: (finding: string | undefined, step: Step = 'push') => changeOwn({ finding: finding ?? '', edit: '' }, step),
    showStreet: (street: string | undefined) => changeOwn({ street: street ?? '', reach: '' }, 'push'),
    showReach: (isShown: boolean) => changeOwn({ reach: isShown ? '1' : '', street: '' }, 'push'),
    edit: (what: Editing | undefined) => changeOwn({ edit: what ?? '' }, 'push'),
    group: (grouping: Grouping) => changeOwn({ group: grouping === groupings[0] ? '' : grouping }, 'replace'),
  };
}

export type ChecksAddress = ReturnType<typeof useChecksAddress>;
