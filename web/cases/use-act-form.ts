import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActField, ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { useWords } from '../i18n/use-words.ts';
import { filledIn, missingIn } from './act-fields.ts';
import { caseQuery, type ActResult } from './api.ts';
import { refusalOf, type Refusal } from './refusals.ts';
import { useAct, useActs } from './send.ts';

/** What somebody else did meanwhile: the case as one saw it, and as it is. */
export interface Overtaken {
  readonly before: Feature;
  readonly after: Feature;
  /** Whether the act is still among those that one may do. */
  readonly stillPossible: boolean;
  readonly possible: readonly CaseAct[];
}

type Stop = Exclude<Refusal, { readonly is: 'overtaken' }> | { readonly is: 'overtaken'; readonly by: Overtaken };

/** What was typed for an act, and what became of it when it was sent. What was typed survives every refusal. */
export function useActForm(
  act: CaseAct,
  cases: readonly Feature[],
  preset: ActInput,
  onDone: (results: readonly ActResult[]) => void,
) {
  const { t } = useWords();
  const client = useQueryClient();
  const [one, several] = [useAct(), useActs()];
  const [input, setInput] = useState<ActInput>(preset);
  const [stop, setStop] = useState<Stop | undefined>(undefined);
  const [missing, setMissing] = useState<readonly ActField[]>([]);
  const [results, setResults] = useState<readonly ActResult[] | undefined>(undefined);
  /** The versions that one knows of, where they are newer than those one began with. */
  const bases = useRef(new Map<string, number>());
  const baseOf = ({ id, version }: Feature) => bases.current.get(id) ?? version;

  const change = (patch: ActInput) => {
    setInput((before) => ({ ...before, ...patch }));
    setMissing((names) => names.filter((name) => !(name in patch)));
    setStop((before) => {
      if (before?.is !== 'faults') return before;
      const fields = new Map([...before.fields].filter(([name]) => !(name in patch)));
      return fields.size === 0 && before.others.length === 0 ? undefined : { ...before, fields };
    });
  };

  const learn = async (of: Feature): Promise<Stop> => {
    const answer = await client.fetchQuery({ ...caseQuery(of.id), staleTime: 0 });
    bases.current.set(of.id, answer.case.version);
    const possible = answer.acts.map((item) => item.act);
    const by = { before: of, after: answer.case, stillPossible: possible.includes(act), possible };
    return { is: 'overtaken', by };
  };

  const refused = async (error: unknown): Promise<void> => {
    const refusal = refusalOf(error, t, (pointer) => /^\/input\/(\w+)/.exec(pointer)?.[1]);
    if (refusal.is !== 'overtaken') return setStop(refusal);
    try {
      setStop(await learn(cases[0]!));
    } catch (failure) {
      setStop(refusalOf(failure, t, () => undefined) as Stop);
    }
  };

  const submit = async (): Promise<void> => {
    if (one.isPending || several.isPending) return;
    const lacking = missingIn(act, input);
    setMissing(lacking);
    if (lacking.length > 0) return;
    setStop(undefined);
    const filled = filledIn(input);
    try {
      if (cases.length === 1) {
        const [only] = cases as readonly [Feature];
        onDone([await one.mutateAsync({ ref: only.id, act, base: baseOf(only), input: filled })]);
      } else {
        const asked = cases.map((item) => ({ id: item.id, base: baseOf(item) }));
        setResults((await several.mutateAsync({ act, cases: asked, input: filled })).results);
      }
    } catch (error) {
      await refused(error);
    }
  };

  return {
    input,
    change,
    submit,
    isPending: one.isPending || several.isPending,
    /** Why it was not done. */
    stop,
    /** What became of each of several. */
    results,
    faultOf: (name: ActField): string | undefined =>
      missing.includes(name)
        ? t('cases.act.needed')
        : stop?.is === 'faults'
          ? (stop.fields.get(name) ?? undefined)
          : undefined,
  };
}
