import type { RuleCheck } from '#domain/checks/check.ts';
import type { Found } from '#domain/finding.ts';
import { matchFindings, type KeptFinding, type Matched } from '#domain/findings/match.ts';

/** The findings of one rule as they were last written, by owner: the open ones, and those mended lately. */
export type KeptFindings = ReadonlyMap<string, readonly KeptFinding[]>;

/** Groups findings by owner. */
export function byOwner(findings: readonly KeptFinding[]): KeptFindings {
  return Map.groupBy(findings, ({ owner }) => owner);
}

/**
 * Holds what a rule finds now against what it found before.
 * @param touched the owners computed again, or all
 * @param mendedSince what was mended before does not come again, RFC 3339 UTC
 * @returns what became of the findings, and the kept ones as they are afterwards
 */
export function follow(
  rule: string,
  kept: KeptFindings,
  check: Pick<RuleCheck, 'found'>,
  touched: ReadonlySet<string> | 'all',
  when: { readonly at: string; readonly mendedSince: string },
  newId: () => string,
): { matched: Matched; after: KeptFindings } {
  const { found } = check;
  const owners = touched === 'all' ? new Set([...kept.keys(), ...found.keys()]) : touched;
  const old: KeptFinding[] = [];
  const now: Found[] = [];
  for (const owner of owners) {
    for (const one of kept.get(owner) ?? []) if (mayGoOn(one, when.mendedSince)) old.push(one);
    now.push(...(found.get(owner) ?? []));
  }
  const matched = matchFindings({ rule, old, now, at: when.at, newId });
  const after = new Map(kept);
  for (const owner of owners) after.delete(owner);
  for (const [owner, some] of byOwner(matched.kept.filter(({ state }) => state !== 'merged'))) {
    // An owner that was not touched keeps what it has beside what came to it.
    after.set(owner, [...(after.get(owner) ?? []), ...some]);
  }
  return { matched, after };
}

/** How many findings are open. */
export function countOpen(kept: KeptFindings): number {
  let count = 0;
  for (const some of kept.values()) for (const { state } of some) if (state === 'open') count++;
  return count;
}

function mayGoOn({ state, mendedAt }: KeptFinding, mendedSince: string): boolean {
  return state === 'open' || (mendedAt !== undefined && mendedAt >= mendedSince);
}
