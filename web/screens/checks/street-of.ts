import type { FindingAnswer } from '../../checks/api.ts';

/** The street whose strip shows a finding: of a rule of spacing, what it is about and is no feature. */
export function streetOf({ finding, rule }: FindingAnswer): string | undefined {
  if (rule.kind !== 'spacing') return undefined;
  return finding.subjects.find(({ collection }) => collection === undefined)?.name;
}
