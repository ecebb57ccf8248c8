import { matchFindings } from '#domain/findings/match.ts';
import type { Finding, Found } from '#domain/finding.ts';

/** How many findings there would be more, and how many no longer. */
export interface Against {
  readonly opened: number;
  readonly mended: number;
}

/**
 * What a rule would find against what one finds now: those that go on are matched as from run to run.
 * @param before open findings of one rule
 */
export function changeAgainst(rule: string, before: readonly Finding[], now: readonly Found[], at: string): Against {
  let made = 0;
  const { events } = matchFindings({ rule, old: before, now, at, newId: () => `-${++made}` });
  const mended = events.filter(({ kind }) => kind === 'mended').length;
  return { opened: made, mended };
}
