import { laneOf, type FieldAct, type FrozenRequest, type OutboxItem, type Refusal } from './act.ts';

/** What becomes of the outbox, step by step; pure, each step takes all items in order and gives all items. */
type Items = readonly OutboxItem[];

/** How long what was uploaded stays in the list, and how many of them. */
const sentKeptMs = 24 * 3_600_000;
const mostSent = 50;

/** The clocks at the moment of an act, epoch milliseconds. */
export interface Moment {
  readonly phone: number;
  /** The server's, as far as this phone knows it. */
  readonly server: number;
  /** The server has told its clock at least once on this phone. */
  readonly isSure: boolean;
}

/** Puts an act last. What is done later in a lane happened no earlier. */
export function added(items: Items, id: string, act: FieldAct, { phone, server, isSure }: Moment): Items {
  const lane = laneIn(items, id, act);
  const before = items.filter((item) => item.lane === lane && item.state !== 'refused').at(-1);
  const at = Math.max(server, before === undefined ? 0 : Date.parse(before.occurredAt));
  const item: OutboxItem = {
    id,
    order: (items.at(-1)?.order ?? 0) + 1,
    lane,
    act: resolved(items, act),
    occurredAt: new Date(at).toISOString(),
    madeAt: phone,
    ...(isSure ? {} : { isClockUnsure: true }),
    state: 'waiting',
    attempts: 0,
    revision: 0,
  };
  return [...items, item];
}

/** An act on a report goes into the report's lane as long as that waits, and on the case that it became after. */
function laneIn(items: Items, id: string, act: FieldAct): string {
  const of = act.kind === 'act' ? act.of : undefined;
  if (of === undefined) return laneOf(id, act);
  const caseId = 'report' in of ? of.report : of.id;
  const report = items.find((item) => item.act.kind === 'report' && (item.id === caseId || item.answer?.id === caseId));
  return report?.lane ?? laneOf(id, act);
}

function resolved(items: Items, act: FieldAct): FieldAct {
  if (act.kind !== 'act' || !('report' in act.of)) return act;
  const { report } = act.of;
  const answer = items.find(({ id }) => id === report)?.answer;
  return answer === undefined ? act : { ...act, of: { id: answer.id, number: answer.number, base: answer.version } };
}

/**
 * The items that may be sent now: the first of each lane that is not uploaded, unless it was refused, is being sent, waits
 * for its next attempt, or is on a report that the server does not know.
 * @param now this phone's clock, epoch milliseconds
 */
export function ready(items: Items, now: number): OutboxItem[] {
  const heads = new Map<string, OutboxItem>();
  for (const item of items) if (item.state !== 'sent' && !heads.has(item.lane)) heads.set(item.lane, item);
  return [...heads.values()].filter(
    ({ state, retryAt = 0, act }) =>
      state === 'waiting' && retryAt <= now && !(act.kind === 'act' && 'report' in act.of),
  );
}

/** Sets back to waiting what a page left under way when it closed; whether it may have arrived it says itself. */
export function takenUp(items: Items): Items {
  return items.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' as const } : item));
}

/** Begins to send: from here on the request is what it is. */
export function begun(items: Items, id: string, request: FrozenRequest, occurredAt: string): Items {
  return touched(items, id, ({ isClockUnsure: _unsure, retryAt: _retry, ...item }) => ({
    ...item,
    ...{ occurredAt, request, state: 'sending' as const, attempts: item.attempts + 1, mayHaveArrived: true as const },
  }));
}

/** Says that it is being got ready (its photos go up first); nothing of it can be with the server yet. */
export function preparing(items: Items, id: string): Items {
  return touched(items, id, ({ retryAt: _retry, ...item }) => ({ ...item, state: 'sending' as const }));
}

/**
 * The server took it: what waits in its lane and was made on the same version goes on from the new one, and acts on a
 * report are now on its case.
 * @param act with its photos named as the server names them: the phone lets go of its own
 * @param at ISO, the server's clock
 */
export function answered(items: Items, id: string, act: FieldAct, answer: OutboxItem['answer'], at: string): Items {
  const sent = items.find((item) => item.id === id);
  if (sent === undefined) return items;
  const base = baseOf(sent);
  return items.map((item) => {
    if (item.id === id) {
      const { mayHaveArrived: _arrived, lastFailure: _failure, retryAt: _retry, refusal: _refusal, ...rest } = item;
      return { ...rest, act, state: 'sent' as const, sentAt: at, ...(answer && { answer }) };
    }
    if (answer === undefined || item.state === 'sent' || item.act.kind !== 'act') return item;
    const { of } = item.act;
    if ('report' in of) {
      if (of.report !== id) return item;
      return { ...item, act: { ...item.act, of: { id: answer.id, number: answer.number, base: answer.version } } };
    }
    if (of.id !== answer.id || of.base !== base) return item;
    return { ...item, act: { ...item.act, of: { ...of, base: answer.version } } };
  });
}

/**
 * No answer came, or one that may pass by itself.
 * @param after `retryAt` by this phone's clock, epoch milliseconds, absent = any time; `isNotTaken`: nothing of it can be
 *   with the server, so that it may be taken back
 */
export function failed(
  items: Items,
  id: string,
  status: number,
  { retryAt, isNotTaken = false }: { readonly retryAt?: number; readonly isNotTaken?: boolean } = {},
): Items {
  return touched(items, id, ({ mayHaveArrived, ...item }) => ({
    ...item,
    ...{ state: 'waiting' as const, lastFailure: status },
    ...(mayHaveArrived && !isNotTaken && { mayHaveArrived }),
    ...(retryAt === undefined ? {} : { retryAt }),
  }));
}

/** The server said that it did not take it: the lane stands until somebody decides. */
export function refused(items: Items, id: string, refusal: Refusal): Items {
  return touched(items, id, (item) => ({ ...anew(item), state: 'refused' as const, refusal }));
}

/** Only the version moved: made anew on the one that there is, under a new key. */
export function rebased(items: Items, id: string, base: number): Items {
  return laneOnBase(
    touched(items, id, (item) => ({
      ...anew(item),
      ...{ state: 'waiting' as const, revision: item.revision + 1, rebased: (item.rebased ?? 0) + 1 },
    })),
    id,
    base,
  );
}

/** Once more by hand: what was refused is made anew (changed where the person changed it), what waits goes at once. */
export function retried(items: Items, id: string, change?: FieldAct): Items {
  const base = items.find((item) => item.id === id)?.refusal?.current?.version;
  const again = touched(items, id, ({ retryAt: _retry, ...item }) => {
    if (item.state !== 'refused') return item;
    const { refusal: _refusal, ...rest } = item;
    const act = change === undefined ? rest.act : withBase(change, rest.act);
    return { ...rest, act, state: 'waiting' as const, revision: item.revision + 1, rebased: 0 };
  });
  return base === undefined ? again : laneOnBase(again, id, base);
}

/** Whether it may be taken back: not while it may be with the server already, nor after. */
export function mayWithdraw({ state, mayHaveArrived }: OutboxItem): boolean {
  return state === 'refused' || (state === 'waiting' && mayHaveArrived !== true);
}

/** Takes an act back; with a report, whatever was done on it. Left as it is where `mayWithdraw` says no. */
export function withdrawn(items: Items, id: string): Items {
  const target = items.find((item) => item.id === id);
  if (target === undefined || !mayWithdraw(target)) return items;
  return items.filter(
    (item) => item.id !== id && !(item.act.kind === 'act' && 'report' in item.act.of && item.act.of.report === id),
  );
}

/** Lets go of what was uploaded long ago. @param now the server's clock, epoch milliseconds */
export function purged(items: Items, now: number): Items {
  const sent = items.filter(({ state }) => state === 'sent');
  const waits = new Set(items.flatMap((item) => (item.state === 'sent' ? [] : [item.lane])));
  const old = new Set(
    sent.filter(({ sentAt = '', lane }, place) => {
      const isOver = place < sent.length - mostSent || now - Date.parse(sentAt) > sentKeptMs;
      return isOver && !waits.has(lane);
    }),
  );
  return old.size === 0 ? items : items.filter((item) => !old.has(item));
}

function touched(items: Items, id: string, change: (item: OutboxItem) => OutboxItem): Items {
  return items.map((item) => (item.id === id ? change(item) : item));
}

/** Without what belonged to the request that the server has definitely not taken. */
function anew({
  request: _request,
  mayHaveArrived: _arrived,
  retryAt: _retry,
  lastFailure: _failure,
  ...item
}: OutboxItem): OutboxItem {
  return item;
}

/** Sets an act on another version, and with it whatever waits in its lane and was made on the same. */
function laneOnBase(items: Items, id: string, base: number): Items {
  const target = items.find((item) => item.id === id);
  const before = target === undefined ? undefined : baseOf(target);
  if (before === undefined) return items;
  return items.map((item) => {
    const { act, lane, state } = item;
    if (lane !== target?.lane || state === 'sent' || baseOf(item) !== before) return item;
    if (act.kind !== 'act' || 'report' in act.of) return item;
    return { ...item, act: { ...act, of: { ...act.of, base } } };
  });
}

function baseOf({ act }: OutboxItem): number | undefined {
  return act.kind === 'act' && 'id' in act.of ? act.of.base : undefined;
}

function withBase(change: FieldAct, before: FieldAct): FieldAct {
  return change.kind === 'act' && before.kind === 'act' ? { ...change, of: before.of } : change;
}
