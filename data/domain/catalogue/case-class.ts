import type { Limit } from '#domain/calendar/add-limit.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';

/** A class of the catalogue is named by all three: codes repeat between editions and between kinds (domain.md 0.1 to 0.3). */
export interface ClassKey {
  readonly standard: string;
  readonly kind: 'matter' | 'component';
  readonly code: string;
}

/** A class (小类) of matters or components, and what the bureau does by it. */
export interface CaseClass extends ClassKey {
  readonly zh: string;
  readonly en: string;
  /** Campaign action (一) to (十), 1 to 10. */
  readonly action: number;
  /** Whose zone names the unit (practice.md 2). */
  readonly responsibilityKind: ResponsibilityKind;
  /** Id of the calendar that its limit runs on, unless the unit has its own. */
  readonly calendar: string;
  readonly limit: Limit;
  /** 立案条件. */
  readonly filing?: string;
  /** 结案条件. */
  readonly closing?: string;
  /** On the local 紧急 list (practice.md 4.6). */
  readonly urgent: boolean;
  /** Where the limit comes from. */
  readonly source: string;
  /** Codes of the same class in earlier editions, for imports: CJ/T 214-2007, GB/T 30428.2-2013. */
  readonly code2013?: string;
  readonly code2007?: string;
  /** No new case takes it; those that have it keep it. */
  readonly retired: boolean;
}
