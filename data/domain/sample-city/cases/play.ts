import { performAct } from '#domain/cases/course/perform.ts';
import type { ActWorld } from '#domain/cases/course/world.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import { worldOf, type Rules } from './rules.ts';
import type { Step } from './step.ts';

/**
 * Does the acts of a course one after the other, as the product itself does them.
 * @param begun the case as its report began it
 * @param now epoch milliseconds; what comes later has not happened
 * @throws Error where an act is not possible: the course was drawn wrongly
 */
export function play(begun: Properties, steps: readonly Step[], now: number, caseClass: CaseClass, rules: Rules) {
  let properties = begun;
  for (const step of steps) {
    if (step.at > now) break;
    properties = done(properties, step, worldOf(rules, caseClass, step.at, step));
  }
  return properties;
}

function done(properties: Properties, { act, input = {}, child }: Step, world: ActWorld): Properties {
  // Merging is an act on the case that goes into this one.
  const result =
    child === undefined
      ? performAct(properties, act, input, world)
      : performAct(child, act, input, { ...world, main: properties });
  if (!result.ok) {
    const { number, status } = properties;
    throw new Error(`${String(number)} ${String(status)}: ${act} is refused: ${JSON.stringify(result.error)}`);
  }
  return child === undefined ? result.value.properties : result.value.main!;
}
