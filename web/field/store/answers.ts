import { withPatience } from '../../state/patience.ts';
import { csrfToken, mayHeal, requestJson, RequestFailed, sendJson } from '../../state/request.ts';
import type { Outbox } from '../sync/outbox.ts';
import type { FieldDatabase, KeptAnswer } from './database.ts';

/** So many answers of one address are kept: the places of a shift, not the way of a year. */
const mostAlike = 60;
/** With one bar of signal an answer may take for ever: what is kept is shown instead. */
const answerMs = 30_000;

/** An answer of the server, or the last one that this phone kept. */
export interface Kept<T> {
  readonly data: T;
  /** 数据截至: the server's clock when it answered, ISO. */
  readonly asOf: string;
  /** The server could not be reached: this is what it said last. */
  readonly isKept: boolean;
}

/** How often what was kept of a person was forgotten while this page was open. */
const forgotten = new Map<string, number>();

/** Lets go of a person's answers; one that is on its way is not kept either. */
export async function forgetAnswers(database: FieldDatabase, person: string): Promise<void> {
  forgotten.set(person, (forgotten.get(person) ?? 0) + 1);
  await database.clear('answers');
}

/**
 * Asks the server and keeps the answer; without signal, and before the server said again who this is, gives the one kept last.
 * @param path with query
 * @param options.body what is asked in a body, since it says where the person is
 * @throws RequestFailed where the server refuses, and where it is not reached and nothing is kept
 */
export async function askOrKept<T>(
  outbox: Outbox,
  path: string,
  { body, signal }: { readonly body?: object | undefined; readonly signal?: AbortSignal } = {},
): Promise<Kept<T>> {
  const { database, clock, person } = outbox;
  const keptAt = body === undefined ? path : `${path}?${JSON.stringify(body)}`;
  const before = forgotten.get(person);
  try {
    const data = await withPatience(answerMs, (given) => ask<T>(path, body, given), signal);
    const told = (data as { at?: unknown } | null)?.at;
    if (typeof told === 'string') await clock.note(told);
    const asOf = typeof told === 'string' ? told : new Date(clock.now().server).toISOString();
    if (forgotten.get(person) === before)
      await keep(database, { path: keptAt, body: data, asOf }).catch(() => undefined);
    return { data, asOf, isKept: false };
  } catch (error) {
    if (signal?.aborted || (error instanceof RequestFailed && !mayHeal(error.status))) throw error;
    // Late, broken off in the middle, or no answer of ours: as good as none.
    const kept = await database.get('answers', keptAt);
    if (kept === undefined) throw error instanceof RequestFailed ? error : new RequestFailed(0, '', '');
    return { data: kept.body as T, asOf: kept.asOf, isKept: true };
  }
}

/** Whom the phone only remembers has no token to send a body with: that is as good as no signal. */
function ask<T>(path: string, body: object | undefined, signal: AbortSignal): Promise<T> {
  if (body === undefined) return requestJson<T>(path, signal);
  if (csrfToken() === undefined) throw new RequestFailed(0, '', '');
  return sendJson<T>('POST', path, body, { signal });
}

/** Puts an answer with the others; of one address with many queries (a place each) those asked for last stay. */
async function keep(database: FieldDatabase, answer: KeptAnswer): Promise<void> {
  const transaction = database.transaction('answers', 'readwrite');
  // A full phone says so at the first write; the end of the transaction says it once more.
  transaction.done.catch(() => undefined);
  await transaction.store.put(answer);
  const [address, query] = answer.path.split('?');
  if (query !== undefined) {
    const alike = await transaction.store.getAll(IDBKeyRange.bound(`${address}?`, `${address}?\uffff`));
    const oldest = alike.sort((a, b) => b.asOf.localeCompare(a.asOf)).slice(mostAlike);
    for (const { path } of oldest) void transaction.store.delete(path);
  }
  await transaction.done;
}
