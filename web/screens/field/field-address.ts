import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { allActs, type CaseAct } from '#domain/cases/acts.ts';
import type { OwnSearch } from '../../state/own-search.ts';
import { useOwnSearch } from '../../state/router.tsx';

/** 处置, 核实核查, 上报, 此处, 岗位. */
export const fieldTabs = ['handle', 'check', 'report', 'here', 'post'] as const;
export type FieldTab = (typeof fieldTabs)[number];

/** What the address of the page on the street says: `/field?tab=handle&case=20261123-0007&do=case.report-back`. */
export interface FieldAddress {
  readonly tab: FieldTab | undefined;
  /** Number of the open case. */
  readonly number: string | undefined;
  /** The act whose form is open. */
  readonly act: CaseAct | undefined;
  /** The sheet of what waits to be uploaded is open. */
  readonly isOutbox: boolean;
  /** Tasks as a map instead of a list. */
  readonly isMap: boolean;
}

export function addressOf(own: OwnSearch): FieldAddress {
  return {
    tab: fieldTabs.find((tab) => tab === own['tab']),
    number: own['case'] || undefined,
    act: allActs.find((act) => act === own['do']),
    isOutbox: own['sheet'] === 'outbox',
    isMap: own['map'] === '1',
  };
}

/** The ways through the page. */
export interface FieldWays {
  /** Puts something on top: one step of the history, which the phone's back button takes back. */
  readonly push: (patch: OwnSearch) => void;
  /** Takes away what lies on top: a step back, or, where a link led straight here, the same address without it. */
  readonly close: (patch: OwnSearch) => void;
  /** Another part of the page instead of this one. */
  readonly turn: (patch: OwnSearch) => void;
}

/** A step of the history that this screen put on top of another of its own; kept by the browser with the step. */
const onTop = 'shirongFieldSheet';

export function useFieldAddress(): { readonly address: FieldAddress; readonly ways: FieldWays } {
  const { own, changeOwn } = useOwnSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const push = useCallback(
    (patch: OwnSearch) => {
      void navigate({
        to: '.',
        search: (before: unknown) => {
          const search = before as { readonly own?: OwnSearch };
          return { ...search, own: { ...search.own, ...patch } };
        },
        state: (state) => ({ ...state, [onTop]: true }),
      });
    },
    [navigate],
  );
  const close = useCallback(
    (patch: OwnSearch) => {
      const state = router.state.location.state as unknown as Readonly<Record<string, unknown>>;
      if (state[onTop] === true) router.history.back();
      else changeOwn(patch, 'replace');
    },
    [router, changeOwn],
  );
  const turn = useCallback((patch: OwnSearch) => changeOwn(patch, 'replace'), [changeOwn]);
  return useMemo(() => ({ address: addressOf(own), ways: { push, close, turn } }), [own, push, close, turn]);
}
