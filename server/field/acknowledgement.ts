import { calendarOf } from '#domain/calendar/calendars.ts';
import {
  acknowledgementFigures,
  awaitedOf,
  levelAt,
  type Acknowledgement,
  type EscalationLevel,
} from '#domain/cases/acknowledgement.ts';
import { instantOf } from '#domain/cases/clock/kept.ts';
import { isAssigned } from '#domain/cases/course/whose.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { escalationsOf, lastBy, receiptsOf } from './store.ts';

/**
 * When a case came to whoever has it, epoch milliseconds: what a receipt is about.
 * @returns undefined for a case that nobody in particular has
 */
export function sentAt(p: Properties): number | undefined {
  if (p['status'] === 'pendingVerification' || p['status'] === 'pendingInspection') {
    return p['task'] === undefined ? undefined : instantOf(p, 'enteredAt');
  }
  return isAssigned(p) ? instantOf(p, 'assignedAt') : undefined;
}

/** How a case is acknowledged by whoever has it. */
export async function acknowledgementOf(
  { records, store, people, now }: Pick<Context, 'records' | 'store' | 'people' | 'now'>,
  { id, properties: p }: Feature,
): Promise<Acknowledgement> {
  const sent = sentAt(p);
  if (sent === undefined) return { steps: [] };
  const receipts = await receiptsOf(store, id, sent);
  const told = await escalationsOf(store, id, sent);
  const first = (of: (one: (typeof receipts)[number]) => Date | null) =>
    receipts
      .flatMap((one) => {
        const at = of(one);
        return at === null ? [] : [{ at, person: one.person }];
      })
      .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  const named = (by: string | undefined) => {
    const name = by === undefined ? undefined : people.nameOf(by);
    return name === undefined ? {} : { by: name };
  };
  const received = (step: 'delivered' | 'read', of: Parameters<typeof first>[0]) => {
    const found = first(of);
    return { step, ...(found && { at: found.at.toISOString(), ...named(`person:${found.person}`) }) };
  };
  const done = async (step: 'signedFor' | 'arrived', at: Properties[string], kinds: readonly string[]) => ({
    step,
    ...(typeof at === 'string' ? { at, ...named(await lastBy(store, id, kinds)) } : {}),
  });
  const steps = [
    { step: 'sent' as const, at: new Date(sent).toISOString() },
    received('delivered', ({ deliveredAt }) => deliveredAt),
    received('read', ({ readAt }) => readAt),
  ];
  if (p['task'] !== undefined) return { steps };
  const awaited = awaitedOf(
    p,
    receipts.length > 0,
    acknowledgementFigures(records),
    calendarOf(records, String(p['calendar'])),
  );
  const last = told[0];
  return {
    steps: [
      ...steps,
      await done('signedFor', p['signedForAt'], ['case.sign-for', 'case.arrive']),
      await done('arrived', p['arrivedAt'], ['case.arrive']),
    ],
    ...(awaited === undefined ? {} : { awaited: awaited.step, dueAt: nextOf(awaited.tellAt, now()) }),
    ...(last === undefined
      ? {}
      : { escalated: { level: last.level as EscalationLevel, step: last.step, at: last.at.toISOString() } }),
  };

  function nextOf(tellAt: readonly [number, number, number], at: number): string {
    const level = levelAt({ step: 'arrived', tellAt }, at) ?? 0;
    return new Date(tellAt[Math.min(level, 2)]!).toISOString();
  }
}
