import { create } from 'zustand';
import type { EscalationNews } from '#domain/cases/acknowledgement.ts';
import { allActs, ruleOf } from '#domain/cases/acts.ts';

/** Kept at most: who has not looked for so long sees the last ones. */
const most = 20;

/** What was told because nobody answered, the newest first; each case once, as it stands now. */
export const useEscalations = create<{
  readonly news: readonly EscalationNews[];
  /** How many were told since the page was opened. */
  readonly count: number;
}>(() => ({ news: [], count: 0 }));

/** Takes what the stream says of an assignment that nobody answers. */
export function noteEscalation(one: EscalationNews): void {
  useEscalations.setState(({ news, count }) => ({
    news: [one, ...news.filter((other) => other.case !== one.case)].slice(0, most),
    count: count + 1,
  }));
}

/**
 * Puts aside what a change has answered: 签收 is no 到场, but whoever came has signed; a case that goes on, or to another
 * crew, is waited for anew.
 * @param kind of the change, as the journal names it
 * @param ids of the cases that it touched
 */
export function answerEscalations(kind: string, ids: readonly string[]): void {
  const act = allActs.find((one) => one === kind);
  if (act === undefined) return;
  const isSigning = act === 'case.sign-for';
  const answersAll = act === 'case.arrive' || act === 'case.assign' || ruleOf(act).to !== 'stays';
  if (!isSigning && !answersAll) return;
  const isAnswered = ({ case: id, step }: EscalationNews) => ids.includes(id) && !(isSigning && step === 'arrived');
  const { news } = useEscalations.getState();
  if (news.some(isAnswered)) useEscalations.setState({ news: news.filter((one) => !isAnswered(one)) });
}

/** Puts aside what was told of a case: somebody saw it, or it was answered. */
export function dismissEscalation(ofCase: string): void {
  useEscalations.setState(({ news }) => ({ news: news.filter((one) => one.case !== ofCase) }));
}
