import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { isInForce, type Rule } from '#domain/checks/all-rules.ts';
import type { RuleState } from '#domain/checks/check.ts';
import type { Context } from '../context.ts';
import { checkDays, countByRule, ruleStandings, type CheckDay, type RuleCount, type RuleStanding } from './store.ts';
import { exceptionsOn } from './treatments.ts';

/** Days of a rule's small trend. */
export const trendDays = 30;

/** A rule with how it stands. */
export interface RuleEntry {
  readonly rule: Rule;
  readonly inForce: boolean;
  /** null: not computed yet. */
  readonly state: RuleState | null;
  /** Open findings, without those accepted as they are; none of a rule that is not in force. */
  readonly open: number;
  readonly excepted: number;
  /** Of the last days those that are known, oldest first; `open` at the end of each, with those accepted as they are. */
  readonly trend: readonly { readonly day: string; readonly percent: number | null; readonly open: number }[];
  readonly computedAt?: string;
  readonly changedAt?: string;
  readonly failed?: string;
}

/** What is known of each of some rules. @param at epoch milliseconds */
export async function ruleEntries(
  { store, records }: Pick<Context, 'store' | 'records'>,
  rules: readonly Rule[],
  at: number,
): Promise<RuleEntry[]> {
  const ids = rules.map(({ id }) => id);
  const today = dayOf(at);
  const excepted = [...exceptionsOn(records, formatDay(today)).keys()];
  const [standings, counts, days] = await Promise.all([
    ruleStandings(store),
    countByRule(store, excepted),
    checkDays(store, ids, formatDay(today - trendDays + 1)),
  ]);
  return rules.map(entries(standings, counts, days, formatDay(today)));
}

/** Puts together what is known of each rule. @param today "YYYY-MM-DD" */
function entries(
  standings: readonly RuleStanding[],
  counts: readonly RuleCount[],
  days: readonly CheckDay[],
  today: string,
) {
  const standingOf = new Map(standings.map((standing) => [standing.rule, standing]));
  const countOf = new Map(counts.map((count) => [count.rule, count]));
  const daysOf = Map.groupBy(days, ({ rule }) => rule);
  return (rule: Rule): RuleEntry => {
    const standing = standingOf.get(rule.id);
    const count = countOf.get(rule.id);
    const inForce = isInForce(rule, today);
    const trend = daysOf.get(rule.id) ?? [];
    return {
      rule,
      inForce,
      state: standing?.state ?? null,
      open: inForce ? (count?.open ?? 0) : 0,
      excepted: inForce ? (count?.excepted ?? 0) : 0,
      trend: trend.map(({ day, percent, open }) => ({ day, percent, open })),
      ...(standing === undefined ? {} : { computedAt: standing.at.toISOString() }),
      ...(count === undefined ? {} : { changedAt: count.changedAt.toISOString() }),
      ...(typeof standing?.failed === 'string' ? { failed: standing.failed } : {}),
    };
  };
}
