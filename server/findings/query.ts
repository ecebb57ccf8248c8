import type { FindingState, Severity } from '#domain/finding.ts';
import type { BboxParameter } from '../http/parameters.ts';

export const findingSorts = ['severity', 'measured', 'newest', 'place'] as const;

export const treatments = ['none', 'excepted', 'case', 'list', 'any'] as const;

/** Which findings are meant, and in which order. */
export interface FindingQuery {
  /** Ids of rules; only what they found, and nothing where there is none. */
  readonly rules: readonly string[];
  /** Those of them that are in force: what another one left open, nothing is held against any more. */
  readonly inForce: readonly string[];
  readonly state: FindingState | 'all';
  readonly units?: readonly string[] | undefined;
  readonly districts?: readonly string[] | undefined;
  readonly severity?: readonly Severity[] | undefined;
  /** A street's name. */
  readonly street?: string | undefined;
  readonly bbox?: BboxParameter | undefined;
  /** Found in [from, to), of mended ones mended then; epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** A number, or part of the place, of what it is about or of who answers. */
  readonly q?: string | undefined;
  /** What became of them; the numbers of those accepted as they are today and of those on work lists beside. */
  readonly treat?:
    | {
        readonly is: Exclude<(typeof treatments)[number], 'any'>;
        readonly excepted: readonly string[];
        readonly listed: readonly string[];
      }
    | undefined;
  readonly sort: (typeof findingSorts)[number];
}
