import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { CaseAct } from '#domain/cases/acts.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { caseQuery, type Acted } from '../../cases/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { showToast } from '../../ui/toast.tsx';
import { paramsOf } from './address.ts';
import { mapFilter } from './map-filter.ts';
import { listed, nextAfter, numberOf, placeIn, queuePage } from './queue.ts';
import { severalActs } from './several-acts.ts';
import { movesOn, useActing } from './use-acting.ts';
import { useDutyAddress } from './use-address.ts';
import { useChoosing } from './use-choosing.ts';

/**
 * The desk without its looks: which queue, which case, what is chosen, what may be done and what follows.
 * @param list where the queue is drawn: closing gives it the focus back
 */
export function useDutyDesk(list: RefObject<HTMLElement | null>) {
  const { t, say } = useWords();
  const { can } = useSession();
  const { asked, opened, ask, open } = useDutyAddress();
  const client = useQueryClient();
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  // Keys that move mean the queue where it has the focus, or where nothing has, as at the start.
  const isInList = () => document.activeElement === list.current || document.activeElement === document.body;

  const params = useMemo(() => paramsOf(asked), [asked]);
  const filter = useMemo(() => mapFilter(asked), [asked]);
  const first = useQuery(queuePage(params, 0)).data;
  const total = first?.total ?? 0;
  const choosing = useChoosing(params);
  const number = opened?.kind === 'case' ? opened.number : undefined;
  const answer = useQuery({ ...caseQuery(number ?? ''), enabled: number !== undefined });
  const openCase = number === undefined ? undefined : answer.data?.case;

  // The keyboard stands where the open case is, also when others come before it.
  const queue = listed(client, params);
  const openPlace = placeIn(queue, number);
  const wasListed = useRef<string | undefined>(undefined);
  const { goTo } = choosing;
  useEffect(() => {
    if (openPlace === undefined) return;
    wasListed.current = number;
    goTo(openPlace);
    // `goTo` only sets a state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openPlace, number]);

  const show = (one: Feature, step: 'push' | 'replace' = 'push') => open({ kind: 'case', number: numberOf(one) }, step);
  const done = (act: CaseAct, cases: readonly Feature[]) => {
    choosing.drop(cases.map(({ id }) => id));
    if (!movesOn(act) || number === undefined || !cases.some((one) => numberOf(one) === number)) return;
    const now = listed(client, params);
    const isGone = wasListed.current === number && placeIn(now, number) === undefined;
    const next = nextAfter(now, new Set(cases.map(numberOf))) ?? (isGone ? now.get(choosing.active) : undefined);
    if (next) show(next, 'replace');
  };
  const acting = useActing(done);
  const openOther = (other: string) => {
    acting.close();
    open({ kind: 'case', number: other });
  };
  const chosen = [...choosing.chosen.values()];
  const several = severalActs(chosen, can);
  const possible = answer.data?.acts.map(({ act }) => act) ?? [];
  const run = (act: CaseAct, withForm = false) => {
    if (chosen.length > 0) acting.run(act, chosen, { withForm });
    else if (openCase) acting.run(act, [openCase], { withForm });
  };
  const report = () => {
    choosing.clear();
    acting.close();
    open({ kind: 'report' });
  };
  const reported = ({ number: made, status }: Acted, another: boolean) => {
    setOwn((before) => new Set([...before, made]));
    showToast({ words: t('duty.reported', { number: made, state: say(caseStatuses[status]) }) });
    if (!another) open({ kind: 'case', number: made });
  };
  const close = () => {
    if (acting.asked ?? acting.told) acting.close();
    else if (chosen.length > 0) choosing.clear();
    else if (opened) {
      open(undefined);
      list.current?.focus();
    } else return false;
    return true;
  };
  const step = (by: number) => {
    const to = Math.max(0, Math.min(total - 1, choosing.active + by));
    choosing.goTo(to);
    const there = queue.get(to);
    if (!there || opened?.kind !== 'case') return;
    acting.close();
    show(there, 'replace');
  };
  const openActive = () => {
    const there = queue.get(choosing.active);
    if (!there || !isInList()) return false;
    show(there);
    return true;
  };
  return {
    asked,
    opened,
    ask,
    open,
    params,
    filter,
    total,
    isBounded: first?.bounded ?? false,
    choosing,
    number,
    openCase,
    acting,
    chosen,
    several,
    /** What may be done to those chosen, else to the open case. */
    acts: chosen.length > 0 ? several.map(({ act }) => act) : possible,
    /** Numbers that this page reported itself. */
    own,
    run,
    done,
    /** Absent for whoever may not report. */
    report: can('case.report') ? report : undefined,
    reported,
    openOther,
    close,
    step,
    openActive,
    toggleActive: () => {
      const there = queue.get(choosing.active);
      if (there) choosing.choose(there, choosing.active, 'toggle');
    },
    isInList,
  };
}
