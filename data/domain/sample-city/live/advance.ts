import { performAct } from '#domain/cases/course/perform.ts';
import { isoSeconds } from '#domain/cases/clock/kept.ts';
import { openStatuses } from '#domain/cases/status.ts';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import { worldOf, type Rules } from '../cases/rules.ts';
import type { Random } from '#domain/random.ts';
import { nextStep } from './next-step.ts';
import { isAsleep, restOf } from './rests.ts';

/**
 * Perhaps does the next act on a case, as the product itself does it.
 * @param elapsed milliseconds since the case was last asked
 * @param now epoch milliseconds
 * @returns the act and the case after it; undefined where the case rests
 */
export function advance(
  properties: Properties,
  elapsed: number,
  now: number,
  rules: Rules,
  random: Random,
): { readonly act: string; readonly properties: Properties } | undefined {
  const rest = restOf(properties, isoSeconds(now));
  if (rest === undefined || isAsleep(properties, rest, now)) return undefined;
  if (!random.chance(1 - Math.exp(-elapsed / rest.mean))) return undefined;
  const step = nextStep(properties, now, random);
  if (step === undefined) return undefined;
  const { classStandard, classKind, classCode } = properties;
  const key = { standard: String(classStandard), kind: classKind as ClassKey['kind'], code: String(classCode) };
  const world = worldOf(rules, rules.classOf(key), now, step);
  // What people did meanwhile may forbid it; then they go on themselves.
  const done = performAct(properties, step.act, step.input ?? {}, world);
  return done.ok ? { act: step.act, properties: done.value.properties } : undefined;
}

/** Whether a case waits for anybody: it is open, or whoever reported it waits for an answer. */
export function isWaiting({ status, answerOwed }: Properties): boolean {
  return (openStatuses as readonly unknown[]).includes(status) || (answerOwed === true && status !== 'voided');
}
