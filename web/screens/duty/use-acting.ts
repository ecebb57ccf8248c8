import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { casesKey, type ActResult } from '../../cases/api.ts';
import { refusalOf } from '../../cases/refusals.ts';
import { useAct, useActs } from '../../cases/send.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { deciding, opensForm } from './act-keys.ts';
import { useActWords } from './act-words.ts';
import { numberOf } from './queue.ts';

/** An act that asks for something first. */
export interface AskedAct {
  readonly act: CaseAct;
  readonly cases: readonly Feature[];
  /** What is filled in already. */
  readonly preset?: ActInput;
}

/** What became of an act on several cases. */
export interface ToldAct extends AskedAct {
  readonly results: readonly ActResult[];
}

export interface Acting {
  readonly asked: AskedAct | undefined;
  readonly told: ToldAct | undefined;
  readonly isBusy: boolean;
  /** Does an act at once, or opens its form where it asks for something (or `withForm` wants to say more). */
  readonly run: (act: CaseAct, cases: readonly Feature[], how?: { withForm?: boolean; preset?: ActInput }) => void;
  /** Closes form and results. */
  readonly close: () => void;
}

/** Whether a case leaves whoever did this act to somebody else: then the next one is opened. */
export function movesOn(act: CaseAct): boolean {
  return ruleOf(act).to !== 'stays' || deciding.includes(act) || ['case.refuse-request', 'case.answer'].includes(act);
}

/**
 * Acts from the desk.
 * @param onDone after an act on one case, or on several that all went well
 */
export function useActing(onDone: (act: CaseAct, cases: readonly Feature[]) => void): Acting {
  const { t, say } = useWords();
  const actWords = useActWords();
  const client = useQueryClient();
  const one = useAct();
  const several = useActs();
  const [asked, setAsked] = useState<AskedAct | undefined>(undefined);
  const [told, setTold] = useState<ToldAct | undefined>(undefined);
  const isBusy = one.isPending || several.isPending;

  const refuse = (error: unknown, act: CaseAct, feature: Feature) => {
    const refusal = refusalOf(error, t, (pointer) => /^\/input\/(\w+)/.exec(pointer)?.[1]);
    // Something is needed for this case that the table of acts does not ask for: the form asks for it.
    if (refusal.is === 'faults' && refusal.fields.size > 0) return setAsked({ act, cases: [feature] });
    const named = { number: numberOf(feature), act: actWords(act) };
    const words =
      refusal.is === 'overtaken'
        ? t('duty.refused.overtaken', named)
        : refusal.is === 'faults'
          ? t('duty.refused.because', { ...named, why: refusal.others.join(' ') })
          : t('duty.refused.state', {
              ...named,
              possible: refusal.possible.map(actWords).join(t('listSeparator')) || t('missing'),
            });
    showToast({ words, isFault: true });
    void client.invalidateQueries({ queryKey: casesKey });
  };
  const actOnOne = async (act: CaseAct, feature: Feature) => {
    try {
      const done = await one.mutateAsync({ ref: feature.id, act, base: feature.version, input: {} });
      showToast({
        words: t('duty.done', { number: done.number, act: actWords(act), state: say(caseStatuses[done.status]) }),
      });
      onDone(act, [feature]);
    } catch (error) {
      refuse(error, act, feature);
    }
  };
  const actOnSeveral = async (act: CaseAct, cases: readonly Feature[]) => {
    try {
      const { results } = await several.mutateAsync({
        act,
        cases: cases.map(({ id, version }) => ({ id, base: version })),
        input: {},
      });
      if (results.every(({ problem }) => problem === undefined)) {
        showToast({ words: t('duty.doneSeveral', { count: results.length, act: actWords(act) }) });
        onDone(act, cases);
      } else setTold({ act, cases, results });
    } catch {
      showToast({ words: t('duty.refused.several', { act: actWords(act) }), isFault: true });
    }
  };
  return {
    asked,
    told,
    isBusy,
    run: (act, cases, { withForm = false, preset } = {}) => {
      if (isBusy || cases.length === 0) return;
      setTold(undefined);
      if (withForm || preset || opensForm(act)) return setAsked({ act, cases, ...(preset && { preset }) });
      setAsked(undefined);
      void (cases.length === 1 ? actOnOne(act, cases[0]!) : actOnSeveral(act, cases));
    },
    close: () => {
      setAsked(undefined);
      setTold(undefined);
    },
  };
}
