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
 * While the database is away `Shirong-As-Of` says since when.
 */
export function numberAnswers(app: FastifyInstance, context: Pick<Context, 'live'>): void {
  // From the first moment, so that refusals carry it too.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('shirong-seq', String(context.live.seq));
    const { awaySince } = context.live;
    if (awaySince !== undefined) reply.header('shirong-as-of', new Date(awaySince).toISOString());
    done();
  });
  app.addHook('preHandler', (request, reply, done) => {
    const query = request.query as Record<string, unknown>;
    const isRead = request.method === 'GET' && request.routeOptions.config.access !== 'public';
    if (!isRead || query['min-seq'] === undefined) {
      reply.header('shirong-seq', String(context.live.seq));
      return done();
    }
    waitFor(query, context.live).then(() => {
      reply.header('shirong-seq', String(context.live.seq));
      done();
    }, done);
  });
}

/** Takes `min-seq` out of a query and waits until this process has reached it. */
async function waitFor(query: Record<string, unknown>, live: Context['live']): Promise<void> {
  const parameters = readParameters({ 'min-seq': query['min-seq'] });
  const wanted = parameters.whole('min-seq', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 });
  parameters.done();
  delete query['min-seq'];
  await caughtUp(live, wanted);
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
