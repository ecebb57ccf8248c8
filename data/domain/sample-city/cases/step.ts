import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Properties } from '#domain/feature.ts';

/** An act of a case's course, drawn before it is done. */
export interface Step {
  readonly act: Exclude<CaseAct, 'case.report'>;
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  readonly input?: ActInput;
  /** Who does it, where that matters: nobody decides his own request. */
  readonly hand?: string;
  /** The supervisor to whom the verification or inspection goes that the act begins. */
  readonly task?: string;
  /** Merging: the case that it goes into, as far as the act asks. */
  readonly main?: Properties;
  /** Another case merged into this one: that case, as far as the act asks. */
  readonly child?: Properties;
}
