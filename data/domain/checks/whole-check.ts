import type { Found } from '#domain/finding.ts';
import type { CityNews, RuleCheck, RuleState } from './check.ts';

/** What a whole computation gives. */
export interface Outcome {
  readonly found: readonly Found[];
  readonly state: RuleState;
}

/**
 * A rule that is computed as a whole whenever something it looks at changes: for what takes milliseconds, or cannot be
 * told apart by owner.
 * @param compute reads the city as it stands; yields what share is done
 * @param isTouched whether news concern the rule
 */
export function wholeCheck(
  compute: () => Generator<number, Outcome>,
  isTouched: (news: CityNews) => boolean,
): RuleCheck {
  let found: ReadonlyMap<string, readonly Found[]> = new Map();
  let state: RuleState = { percent: null, base: { amount: 0, measure: 'count' }, figures: {} };

  function* run(): Generator<number, void> {
    const outcome = yield* compute();
    found = byOwner(outcome.found);
    state = outcome.state;
  }

  return {
    run,
    take(news) {
      if (!isTouched(news)) return new Set<string>();
      for (const step of run()) void step;
      return 'all';
    },
    get found() {
      return found;
    },
    state: () => state,
  };
}

/** Findings by the owner they hang on, each owner's in their order. */
export function byOwner(found: readonly Found[]): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const known = groups.get(one.owner);
    if (known === undefined) groups.set(one.owner, [one]);
    else known.push(one);
  }
  return groups;
}
