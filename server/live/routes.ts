import sse, { type SSEPluginOptions } from '@fastify/sse';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Change } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { eventOf, type LiveEvent } from './event.ts';

/** A reader further behind than this many changes is told to start anew instead. */
const replayed = 5_000;

/** Heartbeat, and the server's clock for the page's "as of", milliseconds. */
const beat = 15_000;

/** A reader who leaves this many bytes untaken is cut off; it comes back with the number it stands at. */
const untaken = 1024 * 1024;

// Its types describe the module, not what Node hands out as the default import of a CommonJS module.
const serverSentEvents = sse as unknown as FastifyPluginAsync<SSEPluginOptions>;

/**
 * `/api/live`: each change after `after` (or after `Last-Event-ID`, when a browser comes back), once and in order, as
 * server-sent events: `change`, `reload` (a bulk load), `reset` (too far behind: ask for everything anew), `now`.
 */
export async function liveRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { live, store } = context;
  const open = new Set<FastifyReply>();
  await app.register(serverSentEvents, { heartbeatInterval: beat });
  app.addHook('preClose', async () => {
    for (const reply of open) reply.sse.close();
  });

  app.get(
    '/api/live',
    {
      config: { access: 'read' },
      sse: 'manual',
      exposeHeadRoute: false,
      schema: { summary: 'Changes as they happen (server-sent events)', response: problemResponses },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const after = parameters.whole('after', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: live.seq });
      parameters.done();
      const lastSeen = /^\d{1,15}$/.test(reply.sse.lastEventId ?? '') ? Number(reply.sse.lastEventId) : 0;
      let sent = Math.max(after, lastSeen);

      reply.sse.keepAlive();
      open.add(reply);
      const send = (event: LiveEvent): void => {
        if (!reply.sse.isConnected) return;
        if (reply.raw.writableLength > untaken) {
          reply.raw.destroy();
          return;
        }
        void reply.sse.send(event);
      };
      const pass = (change: Change): void => {
        if (change.seq <= sent) return;
        sent = change.seq;
        send(eventOf(change));
      };
      const reset = (): void => {
        sent = live.seq;
        send({ id: String(sent), event: 'reset', data: { seq: sent } });
      };
      const tellTime = (): void =>
        send({ event: 'now', data: { now: new Date(context.now()).toISOString(), seq: live.seq } });

      // What is applied while the past is being read waits here, so that nothing is missed and nothing comes twice.
      let waiting: Change[] | undefined = [];
      const unsubscribe = live.subscribe((change) =>
        waiting === undefined ? pass(change) : void waiting.push(change),
      );
      const clock = setInterval(tellTime, beat);
      reply.sse.onClose(() => {
        clearInterval(clock);
        unsubscribe();
        open.delete(reply);
      });

      tellTime();
      if (sent > live.seq || live.seq - sent > replayed) {
        reset();
      } else if (sent < live.seq) {
        for (const change of await store.changesAfter(sent, live.seq - sent)) pass(change);
      }
      for (const change of waiting) pass(change);
      waiting = undefined;
    },
  );
}
