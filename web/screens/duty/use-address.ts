import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { OwnSearch } from '../../state/own-search.ts';
import { useSession } from '../../state/session.ts';
import type { View } from '../../state/view.ts';
import { addressOf, askedBy, type QueueAsked } from './address.ts';
import { firstView } from './queue-views.ts';

interface DutySearch {
  readonly equals?: View['equals'];
  readonly own?: OwnSearch;
}

/** What is open at the right: a case by its number, or a new report. */
export type Opened = { readonly kind: 'case'; readonly number: string } | { readonly kind: 'report' } | undefined;

export interface DutyAddress {
  readonly asked: QueueAsked;
  readonly opened: Opened;
  /** Asks for another queue. What is open stays open. */
  readonly ask: (patch: Partial<QueueAsked>, step?: 'push' | 'replace') => void;
  readonly open: (opened: Opened, step?: 'push' | 'replace') => void;
}

/** The queue and the open case as the address says them, and the ways to change them. */
export function useDutyAddress(): DutyAddress {
  const { equals, own } = useSearch({ strict: false }) as DutySearch;
  const { can } = useSession();
  const view = firstView(can);
  const navigate = useNavigate();
  const read = askedBy(equals, own ?? {}, view);
  const key = JSON.stringify(read);
  // The same object as long as it asks for the same, so that nothing is fetched again.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const asked = useMemo(() => read, [key]);
  const number = own?.['case'];
  const isReporting = own?.['new'] === '1';
  const opened = useMemo<Opened>(
    () => (isReporting ? { kind: 'report' } : number ? { kind: 'case', number } : undefined),
    [isReporting, number],
  );
  const ask = useCallback<DutyAddress['ask']>(
    (patch, step = 'push') => {
      void navigate({
        to: '.',
        search: (before: unknown) => {
          const { equals: at, own: mine = {} } = before as DutySearch;
          return { ...(before as object), ...addressOf({ ...askedBy(at, mine, view), ...patch }, mine) };
        },
        replace: step === 'replace',
      });
    },
    [navigate, view],
  );
  const open = useCallback<DutyAddress['open']>(
    (next, step = 'push') => {
      const own = { case: next?.kind === 'case' ? next.number : '', new: next?.kind === 'report' ? '1' : '' };
      void navigate({
        to: '.',
        search: (before: unknown) => ({ ...(before as object), own: { ...(before as DutySearch).own, ...own } }),
        replace: step === 'replace',
      });
    },
    [navigate],
  );
  return { asked, opened, ask, open };
}
