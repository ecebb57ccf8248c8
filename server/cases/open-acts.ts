import { forbiddenAfter, ruleOf } from '#domain/cases/acts.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import { fitsHand, possibleActs, rightsFor } from '#domain/cases/course/possible.ts';
import type { OpenAct } from '#domain/cases/field-task.ts';
import type { Feature } from '#domain/feature.ts';
import type { Caller } from '#domain/people/caller.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import { handOf } from '#domain/people/same-hand.ts';
import { sameHand } from '../collections/line-rights.ts';
import { actsBy } from '../collections/store.ts';
import type { Context } from '../context.ts';
import { mayAct } from './may-act.ts';

/**
 * The acts that a caller may do now on each of some cases, in the order in which they are offered.
 * @returns in the order of the cases
 */
export async function openActs(
  { records, store, now }: Pick<Context, 'records' | 'store' | 'now'>,
  caller: Caller,
  features: readonly Feature[],
): Promise<OpenAct[][]> {
  const whose = {
    now: now(),
    hand: handOf(records, caller.by),
    figures: courseFigures(records),
    crewNamed: (name: string) => crewNamed(records, name),
  };
  const allowed = features.map((feature) =>
    possibleActs(feature.properties, whose).filter(
      (act) =>
        rightsFor(act, feature.properties, whose).some((right) => mayAct(records, caller, act, right, feature)) &&
        fitsHand(act, feature.properties, whose),
    ),
  );
  const apart = new Set(allowed.flat().flatMap(forbiddenAfter));
  const done =
    apart.size === 0
      ? []
      : await actsBy(store, {
          by: sameHand(records, caller),
          collection: 'cases',
          ids: features.map(({ id }) => id),
          kinds: [...apart],
        });
  const kindsOf = Map.groupBy(done, ({ id }) => id);
  return allowed.map((acts, i) => {
    const kinds = new Set(kindsOf.get(features[i]!.id)?.map(({ kind }) => kind));
    return acts
      .filter((act) => !forbiddenAfter(act).some((first) => kinds.has(first)))
      .map((act) => ({ act, needs: ruleOf(act).needs, may: ruleOf(act).may }));
  });
}
