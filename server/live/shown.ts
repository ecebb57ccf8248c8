import type { FastifyBaseLogger } from 'fastify';
import type { Live } from './live.ts';

/** How long a write waits for this process before it is answered all the same, milliseconds. */
const patience = 5_000;

/**
 * Waits until this process shows a change, so that the writer's next request finds it. One that is late is answered all
 * the same: it is written and will show, and a failure answered here would make the writer do it twice.
 */
export async function shown(live: Live, log: Pick<FastifyBaseLogger, 'warn'>, seq: number): Promise<void> {
  try {
    await live.applied(seq, patience);
  } catch {
    log.warn({ seq }, 'the index is late: a change is answered before it shows');
  }
}
