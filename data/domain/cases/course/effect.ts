import type { Properties } from '#domain/feature.ts';
import type { Result } from '#domain/result.ts';
import type { CaseAct } from '../acts.ts';
import type { ActInput } from '../fields.ts';
import type { ActOutcome, ActRefusal, ActWorld } from './world.ts';

/** What an act makes of a case in a state it may be done in, with all that it needs given. */
export type Effect = (properties: Properties, input: ActInput, world: ActWorld) => Result<ActOutcome, ActRefusal>;

export type Effects<A extends CaseAct> = Readonly<Record<A, Effect>>;
