import { formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { RuleState } from '#domain/checks/check.ts';
import type { Figures } from './figures.ts';

/** How a rule stands, and stood at the end of some days, the oldest first. */
export interface StandingRule {
  readonly rule: Pick<Rule, 'id' | 'zh' | 'en' | 'action'>;
  readonly inForce: boolean;
  readonly state: Pick<RuleState, 'percent'> | null;
  /** Open findings: those that ask for something, and those accepted as they are. */
  readonly open: number;
  readonly excepted: number;
  /** `open` with those accepted as they are. */
  readonly trend: readonly { readonly day: string; readonly open: number }[];
}

/** Days that open findings are held against. */
const daysBack = 7;

/**
 * The rules in force that have findings or a rate, those fulfilled least first; what has no rate after them.
 * @param today "YYYY-MM-DD"
 */
export function checkRows(rules: readonly StandingRule[], today: string): Figures['checks'] {
  const then = formatDay(parseDay(today) - daysBack);
  return rules
    .filter(({ inForce, state, open }) => inForce && (open > 0 || (state?.percent ?? null) !== null))
    .map(({ rule: { id, zh, en, action }, state, open, excepted, trend }) => {
      // The last day known by then; where the rule is younger its first one.
      const before = trend.filter(({ day }) => day <= then).at(-1) ?? trend.find(({ day }) => day < today);
      return {
        rule: id,
        title: { zh, en },
        ...(action === undefined ? {} : { action }),
        value: state?.percent ?? null,
        open,
        worse: before === undefined ? 0 : open + excepted - before.open,
      };
    })
    .sort((a, b) => (a.value ?? 101) - (b.value ?? 101) || b.open - a.open || (a.rule < b.rule ? -1 : 1));
}
