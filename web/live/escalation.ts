import { create } from 'zustand';
import type { EscalationNews } from '#domain/cases/acknowledgement.ts';

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

/** Puts aside what was told of a case: somebody saw it, or it was answered. */
export function dismissEscalation(ofCase: string): void {
  useEscalations.setState(({ news }) => ({ news: news.filter((one) => one.case !== ofCase) }));
}
