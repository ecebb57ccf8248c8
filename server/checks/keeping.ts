import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { RuleCheck, RuleState } from '#domain/checks/check.ts';
import { sameContent } from '#domain/findings/same-content.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { byOwner, countOpen, follow, type KeptFindings } from './kept-rule.ts';
import type { Lead, RuleOutcome } from './store.ts';

const dayMs = 86_400_000;

/** What became of a rule, and its findings as they are once that is written. */
export interface Result {
  readonly outcome: RuleOutcome;
  readonly after: Kept;
}

interface Kept {
  readonly findings: KeptFindings;
  readonly state: RuleState | undefined;
  /** Why it could not be computed the last time. */
  readonly failed?: string;
}

/** The findings as they are in the table, while there is a lead to write them by. */
export interface Keeping {
  readonly lead: Lead | undefined;
  /** Reads the findings. */
  begin(lead: Lead): Promise<void>;
  end(): void;
  /** Whether a rule stands differently from how it was written. */
  isOther(rule: string, state: RuleState): boolean;
  /**
   * Holds what a rule found against what is kept of it.
   * @param touched the owners computed again, or all
   */
  resultOf(rule: string, check: RuleCheck, touched: ReadonlySet<string> | 'all'): Result;
  /** A rule that could not be computed keeps what it has. @param failed why, a sentence */
  failureOf(rule: string, failed: string): Result;
  /** Writes results and tells of them; nothing where there is no lead. @param seq the change they stand at */
  write(results: readonly Result[], seq: number): Promise<void>;
}

export function createKeeping(records: RecordsView, now: () => number): Keeping {
  const kept = new Map<string, Kept>();
  let lead: Lead | undefined;
  let lastNumber = 0;

  function mendedSince(): Date {
    return new Date(now() - Number(settingOf(records, 'finding.reopenDays').value) * dayMs);
  }

  function keptOf(rule: string): Kept {
    return kept.get(rule) ?? { findings: new Map(), state: undefined };
  }

  return {
    get lead() {
      return lead;
    },
    async begin(own) {
      lastNumber = await own.lastNumber();
      const all = await own.findings(mendedSince());
      kept.clear();
      for (const [rule, some] of Map.groupBy(all, ({ rule }) => rule)) {
        kept.set(rule, { findings: byOwner(some), state: undefined });
      }
      lead = own;
    },
    end() {
      lead = undefined;
      kept.clear();
    },
    isOther: (rule, state) => !sameContent(state, keptOf(rule).state),
    resultOf(rule, check, touched) {
      const before = keptOf(rule);
      const when = { at: new Date(now()).toISOString(), mendedSince: mendedSince().toISOString() };
      const { matched, after } = follow(rule, before.findings, check, touched, when, () => String(++lastNumber));
      const { changed, events } = matched;
      const state = check.state();
      const isSame = changed.length === 0 && before.failed === undefined && sameContent(state, before.state);
      return {
        outcome: { rule, changed, events, open: countOpen(after), state, isSame },
        after: { findings: after, state },
      };
    },
    failureOf(rule, failed) {
      const before = keptOf(rule);
      const open = countOpen(before.findings);
      return {
        outcome: { rule, changed: [], events: [], open, state: undefined, failed, isSame: failed === before.failed },
        after: { ...before, failed },
      };
    },
    async write(results, seq) {
      if (results.length === 0 || lead === undefined) return;
      const outcomes = results.map(({ outcome }) => outcome);
      await lead.write(outcomes, { seq, at: new Date(now()), day: formatDay(dayOf(now())), lastNumber });
      for (const { outcome, after } of results) kept.set(outcome.rule, after);
    },
  };
}
