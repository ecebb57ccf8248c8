import sse, { type SSEPluginOptions } from '@fastify/sse';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { recordKinds } from '#domain/records.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { readParameters, type Parameters } from '../http/parameters.ts';
import { problemResponses } from '../http/problem.ts';
import { frameOf } from './event.ts';
import { readerKey } from './readers.ts';
import { Stream } from './stream.ts';
import { topics, viewOf, type Topic } from './view.ts';

// Its types describe the module, not what Node hands out as the default import of a CommonJS module.
const serverSentEvents = sse as unknown as FastifyPluginAsync<SSEPluginOptions>;

const description =
  'First `hello {seq, build, now}`; then each change after `after` (or after `Last-Event-ID`, when a browser comes ' +
  'back), once and in order: `change`, `reload` (a bulk load), `reset` (too far behind: ask for everything anew). ' +
  'Without a number: `now`, `clock` (deadlines passed, things became valid or ceased to be, where `touched` says: counts ' +
  'and lists changed without a write), `presence`, `job`, `positions` (topic of that name: people of these units moved, came or went), ' +
  '`bye` (the session, the rights or the server ended). Only what the asker may read is named; a change of which ' +
  'nothing may be read still moves the number.';

/**
 * `/api/live`: what happens, as server-sent events. It ends with the session, token or rights it was opened with.
 * @param build names the page that is served: another name after a restart means an upgrade
 */
export async function liveRoutes(app: FastifyInstance, context: Context, build: string): Promise<void> {
  const { live, readers, collections } = context;
  // We beat ourselves, with the clock.
  await app.register(serverSentEvents, { heartbeatInterval: 0 });
  app.addHook('preClose', async () => readers.close());

  app.get(
    '/api/live',
    {
      config: { access: 'map.read', onWalls: true },
      sse: 'manual',
      exposeHeadRoute: false,
      schema: { summary: 'Changes as they happen (server-sent events)', description, response: problemResponses },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const after = parameters.whole('after', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: live.seq });
      const asked = readTopics(parameters);
      parameters.done();
      const lastSeen = /^\d{1,15}$/.test(reply.sse.lastEventId ?? '') ? Number(reply.sse.lastEventId) : 0;
      const asker = askerOf(request);
      const key = readerKey(asker, request.ip);
      readers.assertRoom(key);

      const view = viewOf(asker.caller, asked, { collections, kinds: recordKinds });
      const stream = new Stream(reply.raw, asker, view, asked, Math.max(after, lastSeen));
      reply.sse.keepAlive();
      reply.sse.onClose(() => readers.leave(stream, key));
      reply.sse.sendHeaders();
      const now = new Date(context.now()).toISOString();
      stream.write(frameOf({ event: 'hello', data: { seq: live.seq, build, now } }));
      await readers.join(stream, key);
    },
  );
}

function readTopics(parameters: Parameters): ReadonlySet<Topic> {
  const asked = (parameters.text('topics') ?? 'map').split(',');
  const unknown = asked.find((name) => !(topics as readonly string[]).includes(name));
  if (unknown !== undefined) parameters.fault('topics', `names "${unknown}"; there are ${topics.join(', ')}`);
  return new Set(asked as Topic[]);
}
