import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Found } from '#domain/finding.ts';
import { everyRule, paramsOf, type FindingsAsked } from '../../checks/address.ts';
import { checksKey, findingQuery, mapFindingsQuery, rulesQuery, type ShownFinding } from '../../checks/api.ts';
import { facetsOf } from '../../checks/facets.ts';
import { ofFile, ofFinding, ofPreview } from '../../checks/layer.ts';
import type { Treatment } from '../../checks/slots.ts';
import { findingsPage, listed, placeIn } from './listed.ts';
import { grouped } from './rules-panel.tsx';
import { useChecksAddress } from './use-checks-address.ts';
import { useChoosing, type Choice } from './use-choosing.ts';

/**
 * The desk without its looks: which rule, which findings, which of them is open or chosen, and what follows.
 * @param list where the findings are drawn: closing gives it the focus back
 */
export function useChecksDesk(list: RefObject<HTMLElement | null>) {
  const address = useChecksAddress();
  const { asked, finding: number, ask, open } = address;
  const client = useQueryClient();
  const [treating, setTreating] = useState<Treatment | undefined>(undefined);
  const [preview, setPreview] = useState<readonly Found[] | null>(null);
  const [activeRule, setActiveRule] = useState<string | undefined>(undefined);
  const isListing = asked.rule !== undefined;

  const params = useMemo(() => paramsOf(asked), [asked]);
  const rules = useQuery(rulesQuery);
  const entries = useMemo(() => rules.data && new Map(rules.data.rules.map((one) => [one.rule.id, one])), [rules.data]);
  const entry = asked.rule === undefined ? undefined : entries?.get(asked.rule);
  const total = useQuery({ ...findingsPage(params, 0), enabled: isListing }).data?.total ?? 0;
  const choosing = useChoosing(params);
  const answer = useQuery({ ...findingQuery(number ?? ''), enabled: number !== undefined });
  const opened = number === undefined ? undefined : answer.data;

  const onMap = useQuery(mapFindingsQuery(params)).data;
  const wide = useMemo<FindingsAsked>(
    () => ({ ...(asked.rule && { rule: asked.rule }), state: asked.state, treat: 'any', words: '', sort: 'severity' }),
    [asked.rule, asked.state],
  );
  const ofRule = useQuery({ ...mapFindingsQuery(paramsOf(wide)), enabled: isListing }).data;
  const facets = useMemo(() => facetsOf(ofRule ?? []), [ofRule]);
  const findings = useMemo(() => (preview === null ? ofFile(onMap ?? []) : ofPreview(preview)), [onMap, preview]);
  const openedOnMap = useMemo(() => (opened ? ofFinding(opened.finding) : undefined), [opened]);

  // The keyboard stands where the open finding is, also when others come before it.
  const openPlace = isListing ? placeIn(listed(client, params), number) : undefined;
  const { goTo } = choosing;
  useEffect(() => {
    if (openPlace !== undefined) goTo(openPlace);
    // `goTo` only sets a state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openPlace, number]);
  // Another list begins at its top, with nothing chosen.
  const before = useRef(asked.rule);
  useEffect(() => {
    if (before.current === asked.rule) return;
    before.current = asked.rule;
    choosing.clear();
    choosing.goTo(0);
    setPreview(null);
    setTreating(undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked.rule]);

  const openFinding = (id: string | undefined, step: 'push' | 'replace' = 'push') => {
    setTreating(undefined);
    open(id, step);
  };
  const openRule = (rule: string | undefined) => {
    if (rule !== undefined) setActiveRule(rule);
    ask({ rule, ...(rule !== undefined && unnarrowed) } as Partial<FindingsAsked>);
  };
  const shownRules = rules.data ? grouped(rules.data.rules, address.grouping).flatMap(([, group]) => group) : [];
  const stepRules = (by: number) => {
    const at = shownRules.findIndex(({ rule }) => rule.id === activeRule);
    setActiveRule(shownRules[Math.max(0, Math.min(shownRules.length - 1, at + by))]?.rule.id);
  };
  const stepFindings = (by: number) => {
    const to = Math.max(0, Math.min(total - 1, choosing.active + by));
    choosing.goTo(to);
    const there = listed(client, params).get(to);
    if (there && number !== undefined) openFinding(there.id, 'replace');
  };
  const close = () => {
    if (treating !== undefined) setTreating(undefined);
    else if (choosing.chosen.size > 0) choosing.clear();
    else if (number !== undefined) {
      openFinding(undefined);
      list.current?.focus();
    } else if (address.street !== undefined) address.showStreet(undefined);
    else if (address.showsReach) address.showReach(false);
    else if (isListing) openRule(undefined);
    else return false;
    return true;
  };
  const activeFinding = () => listed(client, params).get(choosing.active);
  return {
    ...address,
    isListing,
    isAll: asked.rule === everyRule,
    params,
    rules,
    entries,
    entry,
    total,
    facets,
    choosing,
    chosen: [...choosing.chosen.values()],
    /** The open finding's answer, also when it is another than the one asked for or cannot be had. */
    answer,
    opened,
    number,
    findings,
    openedOnMap,
    preview,
    setPreview,
    treating,
    setTreating,
    activeRule,
    openFinding,
    openRule,
    step: (by: number) => (isListing ? stepFindings(by) : stepRules(by)),
    openActive: () => {
      if (!isListing) {
        if (activeRule === undefined) return false;
        openRule(activeRule);
        return true;
      }
      const there = activeFinding();
      if (there) openFinding(there.id);
      return there !== undefined;
    },
    pick: (one: ShownFinding, place: number, choice: Choice) => {
      choosing.choose(one, place, choice);
      if (choice === 'one') openFinding(one.id);
    },
    toggleActive: () => {
      const there = activeFinding();
      if (there) choosing.choose(there, choosing.active, 'toggle');
    },
    treated: () => {
      setTreating(undefined);
      choosing.clear();
      void client.invalidateQueries({ queryKey: checksKey });
    },
    close,
  };
}

export type ChecksDeskState = ReturnType<typeof useChecksDesk>;

/** A rule that is opened shows all that is open of it. */
const unnarrowed: Partial<Record<keyof FindingsAsked, string | undefined>> = {
  state: 'open',
  treat: 'any',
  severity: undefined,
  unit: undefined,
  district: undefined,
  street: undefined,
  words: '',
  since: undefined,
  until: undefined,
};
