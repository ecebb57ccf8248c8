import type { Context } from '../context.ts';
import { featuresById } from '../store/features-by-id.ts';
import { sentAt } from './acknowledgement.ts';
import { keepReceipts, type Receipt } from './store.ts';
import { isOwnWork } from '#domain/cases/course/whose.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { Properties } from '#domain/feature.ts';

/** What a phone says of a case. */
export interface SaidReceipt {
  /** Id of the case. */
  readonly case: string;
  readonly kind: 'delivered' | 'read';
  /** ISO 8601, by the phone's clock. */
  readonly at: string;
}

/** A phone's clock may be out by so much, milliseconds; what lies farther before an assignment is about an earlier one. */
const tolerance = 2 * 60_000;

/**
 * Keeps what a phone says of cases that are its holder's; of others, and of those that went on to somebody else, nothing.
 * @param person id of the holder
 * @returns how many were kept
 */
export async function takeReceipts(
  { records, store, now }: Pick<Context, 'records' | 'store' | 'now'>,
  person: string,
  said: readonly SaidReceipt[],
): Promise<number> {
  const whose = { hand: `person:${person}`, crewNamed: (name: string) => crewNamed(records, name) };
  const isTheirs = (p: Properties): boolean => (p['task'] !== undefined ? p['task'] === person : isOwnWork(p, whose));
  const receipts: Receipt[] = [];
  const byCase = Map.groupBy(said, (one) => one.case);
  for (const { id: ofCase, properties } of await featuresById(store, 'cases', byCase.keys())) {
    const sent = sentAt(properties);
    if (sent === undefined || !isTheirs(properties)) continue;
    for (const { kind, at } of byCase.get(ofCase)!) {
      const instant = Date.parse(at);
      if (instant < sent - tolerance) continue;
      const when = Math.min(Math.max(instant, sent), now());
      // What was read has come.
      const receipt = { case: ofCase, assignedAt: sent, person, deliveredAt: when };
      receipts.push(kind === 'read' ? { ...receipt, readAt: when } : receipt);
    }
  }
  await keepReceipts(store, receipts);
  return receipts.length;
}
