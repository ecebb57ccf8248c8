import type { Properties } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { ruleOf, type CaseAct } from '../acts.ts';
import type { ActField, ActInput } from '../fields.ts';
import { answerEffects } from './answers.ts';
import { compact } from './compact.ts';
import type { Effect } from './effect.ts';
import { lateUpload } from './late-upload.ts';
import { markEffects } from './marks.ts';
import { mergingEffects } from './merging.ts';
import { obstacle, possibleActs } from './possible.ts';
import { receptionEffects } from './reception.ts';
import { requestEffects } from './requests.ts';
import { streetWorkEffects } from './street-work.ts';
import { unitWorkEffects } from './unit-work.ts';
import { urgentSince } from './urgent-since.ts';
import { holderOf, isOwnWork, ownActs } from './whose.ts';
import type { ActOutcome, ActRefusal, ActWorld } from './world.ts';

const effects: Readonly<Record<Exclude<CaseAct, 'case.report'>, Effect>> = {
  ...receptionEffects,
  ...unitWorkEffects,
  ...streetWorkEffects,
  ...requestEffects,
  ...mergingEffects,
  ...answerEffects,
  ...markEffects,
};

/**
 * Does an act on a case. Whether the asker may is for whoever calls (`rightsFor`, `actsApart`); a report is `newCase`.
 * @param properties the case as it stands, of the collection `cases`
 * @param input what was given, of the types of `actFields`
 * @returns the case afterwards, properties that fell away left out; or why nothing was done
 */
export function performAct(
  properties: Properties,
  act: Exclude<CaseAct, 'case.report'>,
  input: ActInput,
  world: ActWorld,
): Result<ActOutcome, ActRefusal> {
  const hindered = obstacle(properties, act, world);
  if (hindered === 'state') return refused({ reason: 'wrong-state', possible: possibleActs(properties, world) });
  if (hindered !== undefined) return refused({ reason: 'unfit', detail: hindered });
  if (ownActs.has(act) && !isOwnWork(properties, world)) {
    return refused({ reason: 'own-hand', detail: `the case is assigned to ${holderOf(properties)}` });
  }
  const { needs, may } = ruleOf(act);
  const missing = needs.find((field) => isEmpty(input[field]));
  if (missing !== undefined) return refused({ reason: 'missing', field: missing });
  const unwanted = Object.keys(input).find((name) => ![...needs, ...may].includes(name as ActField));
  if (unwanted !== undefined) return refused({ reason: 'unwanted', field: unwanted });
  // Cases keep whole seconds: what is reckoned here is what is read back.
  const outcome = effects[act](properties, input, { ...world, now: Math.floor(world.now / 1000) * 1000 });
  if (!outcome.ok) return outcome;
  const { properties: after, main } = outcome.value;
  const next = { ...after, ...urgentSince(properties, after, world.now), ...lateUpload(after, world) };
  return ok({ properties: compact(next), ...(main === undefined ? {} : { main: compact(main) }) });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
