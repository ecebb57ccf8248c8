import type { FastifyReply } from 'fastify';
import { problem } from './problem.ts';

/**
 * Does work for an asker until they hang up: a page that changes its filter calls off the answer to the one before.
 * @param work told by the signal that nobody waits for it any more
 */
export async function untilGone<T>(reply: FastifyReply, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const gone = (): void => controller.abort();
  reply.raw.once('close', gone);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw problem(409, { detail: 'Nobody waits for this answer any more.' });
  } finally {
    reply.raw.off('close', gone);
  }
}
