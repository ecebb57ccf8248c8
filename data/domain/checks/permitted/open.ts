import type { Found } from '#domain/finding.ts';
import { ownerOf, subjectOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, OpenRule, RuleCheck } from '../check.ts';
import { eachFeature } from '../each-feature.ts';
import { fulfils } from '../params.ts';
import { clearOf, standsOn } from './beside.ts';
import { junctions } from './junctions.ts';
import type { PermittedParams } from './kind.ts';
import { openOverlap } from './overlap.ts';
import { atLeast, ended, extent, stated } from './own-figures.ts';
import { passage } from './passage.ts';
import type { MakeTest } from './permitted-test.ts';

const tests: Readonly<Record<Exclude<PermittedParams['test'], 'overlap'>, MakeTest>> = {
  stated,
  extent,
  ended,
  atLeast,
  passage,
  standsOn,
  clearOf,
  junctions,
};

/** Opens a rule of the kind `permitted`. */
export const openPermitted: OpenRule = (rule, city) => {
  const params = rule.params as unknown as PermittedParams;
  return params.test === 'overlap' ? openOverlap(city, params) : openOne(city, params, tests[params.test]);
};

/** A rule about things one by one. */
function openOne(city: CheckCity, params: PermittedParams, make: MakeTest): RuleCheck {
  const test = make(city, params);
  const { collection, where } = params.things;
  return eachFeature(city, {
    collection,
    concerns: ({ properties }) => fulfils(properties, where),
    examine(thing: CheckFeature): Found | undefined {
      const wrong = test.examine(thing);
      if (wrong === undefined) return undefined;
      return {
        owner: ownerOf(thing),
        subjects: [subjectOf(thing)],
        geometry: thing.geometry,
        ...whereabouts(thing, city),
        ...wrong,
        details: { title: titleOf(thing), ...wrong.details },
      };
    },
    load: () => undefined,
    touched: (news) => test.touched?.(news) ?? [],
    figures: (found) => ({ wrong: [...found].length }),
  });
}
