import sse, { type SSEPluginOptions } from '@fastify/sse';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Change } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { eventOf, type LiveEvent } from './event.ts';

/** A reader further behind than this many changes is told to start anew instead. */
const replayed = 5_000;

/** Changes of the past read in one go; one may have a thousand lines. */
const piece = 50;

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
  await app.register(serverSentEvents, { heartbeatInterval: beat, serializer: jsonOnce() });
  app.addHook('preClose', async () => {
    for (const reply of [...open]) {
      reply.sse.close();
      // Who has not taken what was sent will not take it in time; the next server tells it again.
      if (reply.raw.writableLength > 0) reply.raw.destroy();
    }
  });

  app.get(
    '/api/live',
    {
      config: { access: 'map.read' },
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
      // Each event that waits for a slow reader listens on its own; that is no leak.
      reply.raw.setMaxListeners(0);
      open.add(reply);
      const { promise: closed, resolve: hangUp } = Promise.withResolvers<void>();
      /** Resolves when the reader has room again, or is gone. */
      const send = async (event: LiveEvent): Promise<void> => {
        if (!reply.sse.isConnected) return;
        if (reply.raw.writableLength > untaken) {
          reply.raw.destroy();
          return;
        }
        await Promise.race([reply.sse.send(event), closed]);
      };
      const pass = (change: Change): Promise<void> => {
        if (change.seq <= sent) return Promise.resolve();
        sent = change.seq;
        return send(eventOf(change));
      };
      const reset = (): Promise<void> => {
        sent = live.seq;
        return send({ id: String(sent), event: 'reset', data: { seq: sent } });
      };
      const tellTime = (): Promise<void> =>
        send({ event: 'now', data: { now: new Date(context.now()).toISOString(), seq: live.seq } });

      let isUpToDate = false;
      const unsubscribe = live.subscribe((change) => {
        if (isUpToDate) void pass(change);
      });
      const clock = setInterval(() => void tellTime(), beat);
      reply.sse.onClose(() => {
        clearInterval(clock);
        unsubscribe();
        open.delete(reply);
        hangUp();
      });

      void tellTime();
      if (sent > live.seq) void reset();
      // The past is read in pieces, as fast as it is taken. Nothing lies between the last look at the number and the
      // switch to what is applied from then on, so that nothing is missed and nothing comes twice.
      while (sent < live.seq && reply.sse.isConnected) {
        if (live.seq - sent > replayed) {
          await reset();
          continue;
        }
        try {
          const before = sent;
          for (const change of await store.changesAfter(sent, Math.min(piece, live.seq - sent))) await pass(change);
          if (sent === before) await reset();
        } catch (error) {
          // The reader has its headers already: it comes back with the number it stands at.
          request.log.warn({ err: error }, 'a reader could not be told what it missed');
          reply.raw.destroy();
          return;
        }
      }
      isUpToDate = true;
    },
  );
}

/** Writes the content of an event once, however many readers it goes to. */
function jsonOnce(): (data: unknown) => string {
  const written = new WeakMap<object, string>();
  return (data) => {
    const text = written.get(data as object) ?? JSON.stringify(data);
    written.set(data as object, text);
    return text;
  };
}
