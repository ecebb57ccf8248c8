import { mayHeal, requestJson, RequestFailed } from '../../state/request.ts';
import type { Outbox } from '../sync/outbox.ts';

/** An answer of the server, or the last one that this phone kept. */
export interface Kept<T> {
  readonly data: T;
  /** 数据截至: the server's clock when it answered, ISO. */
  readonly asOf: string;
  /** The server could not be reached: this is what it said last. */
  readonly isKept: boolean;
}

/**
 * Asks the server and keeps the answer; without signal gives the one kept last.
 * @param path with query
 * @throws RequestFailed where the server refuses, and where it is not reached and nothing is kept
 */
export async function askOrKept<T>(outbox: Outbox, path: string, signal?: AbortSignal): Promise<Kept<T>> {
  const { database, clock } = outbox;
  try {
    const data = await requestJson<T>(path, signal);
    const told = (data as { at?: unknown } | null)?.at;
    if (typeof told === 'string') await clock.note(told);
    const asOf = typeof told === 'string' ? told : new Date(clock.now().server).toISOString();
    await database.put('answers', { path, body: data, asOf }).catch(() => undefined);
    return { data, asOf, isKept: false };
  } catch (error) {
    if (!(error instanceof RequestFailed) || !mayHeal(error.status)) throw error;
    const kept = await database.get('answers', path);
    if (kept === undefined) throw error;
    return { data: kept.body as T, asOf: kept.asOf, isKept: true };
  }
}

/** Forgets what was kept for reading; done when its person signs out. The outbox itself stays until it is sent. */
export async function forgetAnswers({ database }: Outbox): Promise<void> {
  await database.clear('answers');
}
