import type { RuleContent } from '#domain/checks/rule.ts';
import type { RuleState } from '#domain/checks/check.ts';
import type { Finding, Found } from '#domain/finding.ts';

/** How the checks stand in this process. */
export interface ChecksState {
  /** 'stopped': not begun, or the thread ended and is not begun again yet; 'waiting': another process computes, this one only asks; 'loading': reads the city; 'ready'. */
  readonly phase: 'stopped' | 'waiting' | 'loading' | 'ready';
  /** The number of the change the findings stand at; undefined until the first run has ended. */
  readonly seq?: number;
}

/** What is asked of a rule that is not kept. */
export interface PreviewAsked {
  readonly rule: RuleContent;
  /** Id of the rule whose open findings it is held against. */
  readonly replaces?: string;
  /** Findings told at most; all are counted. */
  readonly most: number;
}

/** A rule computed without being kept. */
export interface Preview {
  /** The first of them. */
  readonly found: readonly Found[];
  readonly total: number;
  readonly state: RuleState;
  /** Where it is held against a rule: findings that there would be more, and those that there would be no longer. */
  readonly against?: { readonly opened: number; readonly mended: number };
}

/** What the checks of the city are asked. They are computed in a thread of their own, which the first question begins. */
export interface Checks {
  /** Begins to keep the findings, as long as no other process does. */
  start(): void;
  readonly state: ChecksState;
  /**
   * Computes a rule as it would be, for the page's preview; it is held against another in the thread too, since matching
   * thousands takes long. @throws HttpProblem 503 where too many ask
   */
  preview(asked: PreviewAsked, signal?: AbortSignal): Promise<Preview>;
  /** What a rule's kind shows beside its findings (`RuleCheck.shows`), as JSON bytes; undefined where there is nothing of that name. */
  shows(ruleId: string, what: string, of: string): Promise<Uint8Array | undefined>;
  /** Runs all rules in force anew and keeps what they find. @returns how many rules and findings */
  run(tools: {
    readonly signal: AbortSignal;
    progress(done: number, total: number, note: string): void;
  }): Promise<{ readonly rules: number; readonly found: number; readonly changed: number }>;
  /** Calls back when findings changed, whichever process computed them; returns the way to stop. */
  onFindings(listener: (news: FindingNews) => void): () => void;
  close(): Promise<void>;
}

/** Told to readers of the map as the event 'findings'. */
export interface FindingNews {
  /** Rules whose findings or state changed. */
  readonly rules: readonly string[];
  /** Findings that opened, changed or were mended; absent where they are too many to name: ask anew. */
  readonly findings?: readonly Pick<Finding, 'id' | 'rule' | 'state'>[];
  /** RFC 3339 UTC. */
  readonly at: string;
}
