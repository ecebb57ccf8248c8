import { ruleOf } from '#domain/cases/acts.ts';
import type { FieldAct, OutboxItem } from './act.ts';
import type { Moment } from './steps.ts';

/** The fault of an instant that no second try makes better: it was too long ago, or before the case's last step. */
const pastInstant = /lies more than|lies before/;

/**
 * Whether an act was refused only for the time at which it was done, so that it can be done as of now. 上岗 and 离岗 are
 * about their time and nothing else.
 */
export function mayBeDoneNow({ state, act, refusal }: OutboxItem): boolean {
  if (state !== 'refused' || (act.kind !== 'act' && act.kind !== 'report')) return false;
  if (refusal?.current?.isPossible === false) return false;
  return refusal?.faults.some((fault) => fault.pointer === '/occurredAt' && pastInstant.test(fault.detail)) === true;
}

/**
 * Does a refused act as of now, with all that was filled in and its photos; what waits behind it in its lane and was done
 * before now goes with it, since nothing in a lane happens before what precedes it.
 * @param words says when it was done in truth, for the note; ISO in
 * @returns as it came where `mayBeDoneNow` says no
 */
export function doneNow(
  items: readonly OutboxItem[],
  id: string,
  { phone, server, isSure }: Moment,
  words: (occurredAt: string) => string,
): readonly OutboxItem[] {
  const target = items.find((item) => item.id === id);
  if (target === undefined || !mayBeDoneNow(target)) return items;
  return items.map((item) => {
    const isBehind = item.lane === target.lane && item.order > target.order && item.state === 'waiting';
    const goesToo = isBehind && item.request === undefined && Date.parse(item.occurredAt) < server;
    if (item.id !== id && !goesToo) return item;
    const { refusal: _refusal, isClockUnsure: _unsure, retryAt: _retry, ...rest } = item;
    return {
      ...rest,
      ...(isSure ? {} : { isClockUnsure: true as const }),
      act: withNote(item.act, words(item.occurredAt)),
      occurredAt: new Date(server).toISOString(),
      madeAt: phone,
      state: 'waiting' as const,
      revision: item.revision + 1,
    };
  });
}

/** The same with a sentence more in its note, where it may have one. */
function withNote(act: FieldAct, sentence: string): FieldAct {
  const longer = (note: string | undefined) => [note, sentence].filter(Boolean).join('\n');
  if (act.kind === 'report') return { ...act, report: { ...act.report, note: longer(act.report.note) } };
  if (act.kind !== 'act') return act;
  const { needs, may } = ruleOf(act.act);
  if (![...needs, ...may].includes('note')) return act;
  return { ...act, input: { ...act.input, note: longer(act.input.note) } };
}
