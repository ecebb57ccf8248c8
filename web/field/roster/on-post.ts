import type { OutboxItem } from '../store/act.ts';
import type { Stretch } from './mine.ts';

/** A stretch between 上岗 and 离岗 as the page shows it. Epoch milliseconds. */
export interface OnPost {
  readonly from: number;
  /** When it ends by itself; absent before the server has said so. */
  readonly until?: number;
  readonly post?: string;
  /** Done on this phone and not with the server yet. */
  readonly isWaiting: boolean;
}

/**
 * Whether somebody is on post: what the server said last, with what was done on this phone since laid over it. Being off is
 * believed at once, so that nothing of where somebody is is taken a moment longer.
 * @param items of the outbox in order
 * @param asOf when the server said it, epoch milliseconds
 * @param now epoch milliseconds
 */
export function onPostOf(
  told: Stretch | undefined,
  items: readonly OutboxItem[],
  asOf: number,
  now: number,
): OnPost | undefined {
  const done = items
    .filter(
      ({ act, state, sentAt }) =>
        (act.kind === 'on' || act.kind === 'off') &&
        (state === 'sent' ? Date.parse(sentAt ?? '') > asOf : state !== 'refused' || act.kind === 'off'),
    )
    .at(-1);
  if (done?.act.kind === 'off') return undefined;
  if (done?.act.kind === 'on') {
    const { post } = done.act.input;
    return {
      from: Date.parse(done.occurredAt),
      ...(post !== undefined && { post }),
      isWaiting: done.state !== 'sent',
    };
  }
  if (told === undefined || told.to !== undefined || now >= told.until) return undefined;
  const { from, until, post } = told;
  return { from, until, ...(post !== undefined && { post }), isWaiting: false };
}
