import { createHash } from 'node:crypto';
import { performAct } from '#domain/cases/course/perform.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Change } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import type { LaterAct } from './do-act.ts';
import { gatherWorld } from './world.ts';

/** An act that a program does by a rule that people made. */
export interface ProgramAct {
  readonly feature: Feature;
  readonly act: LaterAct;
  readonly input: ActInput;
  /** How the journal names the program. */
  readonly by: string;
  /** What the history says of it. */
  readonly note: string;
  /** What the act answers: however often it is asked for by this key, it is done once. At most 200 characters. */
  readonly once: string;
}

/**
 * Does an act on a case by the hand of a program, once for its key, whichever process asks and however often.
 * @returns the change; undefined where the case does not allow the act (any more), or somebody moved it on meanwhile
 */
export async function actByProgram(
  context: Pick<Context, 'records' | 'store' | 'arrivals' | 'now'>,
  { feature, act, input, by, note, once }: ProgramAct,
): Promise<Change | undefined> {
  const { collection, id, version, geometry, properties } = feature;
  const key = { caller: by, route: act, key: once, digest: createHash('sha256').update(once).digest() };
  const earlier = await context.store.changeOfKey(key);
  if (!earlier.ok || earlier.value !== undefined) return undefined;
  const { world } = await gatherWorld(context, by, feature, act, input, { now: context.now() });
  const done = performAct(properties, act, input, world);
  if (!done.ok) return undefined;
  const line = { collection, id, base: version, after: { geometry, properties: done.value.properties } };
  const written = await context.store.commit({ kind: act, note, by, lines: [line] }, { key });
  return written.ok ? written.value : undefined;
}
