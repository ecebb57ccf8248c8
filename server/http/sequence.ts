import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { readParameters } from './parameters.ts';
import { problem } from './problem.ts';

/** How long a read with `min-seq` waits for this process to catch up, milliseconds. */
const patience = 1_000;

/**
 * Numbers every answer: `Shirong-Seq` is a change that the answer surely includes (it may include later ones), so
 * that `/api/live?after=` continues from it without a gap. A read with `min-seq=N` waits until change N has been
 * applied here, up to a second, then 503: a writer behind several processes reads its own writes.
 */
export function numberAnswers(app: FastifyInstance, context: Pick<Context, 'live'>): void {
  // From the first moment, so that refusals carry it too.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('shirong-seq', String(context.live.seq));
  });
  app.addHook('preHandler', async (request, reply) => {
    const query = request.query as Record<string, unknown>;
    const isRead = request.method === 'GET' && request.routeOptions.config.access !== 'public';
    if (isRead && query['min-seq'] !== undefined) {
      const parameters = readParameters({ 'min-seq': query['min-seq'] });
      const wanted = parameters.whole('min-seq', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
      parameters.done();
      delete query['min-seq'];
      await caughtUp(context.live, wanted);
    }
    reply.header('shirong-seq', String(context.live.seq));
  });
}

async function caughtUp(live: Context['live'], wanted: number): Promise<void> {
  if (live.seq >= wanted) return;
  try {
    await live.applied(wanted, patience);
  } catch {
    throw problem(503, {
      detail: `This process stands at change ${live.seq} and has not reached ${wanted} yet.`,
      headers: { 'Retry-After': '1' },
    });
  }
}
