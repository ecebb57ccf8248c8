import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { allRights } from '#domain/people/rights.ts';
import { allSeats, seats } from '#domain/people/seats.ts';
import { may } from '#domain/people/caller.ts';
import type { Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { sampleUsername } from '../sample/sample-people.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { isAtThisComputer } from './people.ts';
import type { Asker } from './reader.ts';
import { sessionCookie } from './session-cookie.ts';
import { beginSession, endSession } from './store.ts';

/** A person's session ends after so long, whatever they do; milliseconds. */
const sessionMs = 12 * 3_600_000;

const words = Type.Object({ zh: Type.String(), en: Type.String() });

const sessionSchema = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('token'), Type.Literal('display'), Type.Literal('visitor')]),
  id: Type.String(),
  name: Type.String(),
  rights: Type.Array(Type.String(), { description: 'rights held anywhere; a limit may narrow them' }),
  collections: Type.Union([Type.Literal('all'), Type.Array(Type.String())]),
  csrf: Type.Optional(Type.String({ description: 'to be said again in X-Shirong-Csrf with every write' })),
  signIn: Type.Object({
    password: Type.Boolean(),
    oidc: Type.Boolean(),
    sample: Type.Array(Type.Object({ seat: Type.String(), words }), {
      description: 'seats whose sample account may be taken without a password; on this computer in sample mode only',
    }),
  }),
});

/** Who am I, signing in and out. */
export async function sessionRoutes(root: FastifyInstance, context: Context): Promise<void> {
  const { config, store, people, records, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const isSecure = config.origin?.startsWith('https:') ?? false;

  const answer = (request: FastifyRequest, { caller, csrf }: Asker) => ({
    kind: caller.kind,
    id: caller.id,
    name: caller.name,
    rights: allRights.filter((right) => may(caller, right)),
    collections: caller.collections === 'all' ? ('all' as const) : [...caller.collections],
    ...(csrf === undefined ? {} : { csrf }),
    signIn: {
      password: true,
      oidc: config.oidc !== undefined,
      sample: isAtThisComputer(config, request) ? allSeats.map((seat) => ({ seat, words: wordsOf(seat) })) : [],
    },
  });

  async function begin(request: FastifyRequest, reply: FastifyReply, person: string): Promise<void> {
    const expiresAt = now() + sessionMs;
    const { secret } = await beginSession(store, {
      kind: 'person',
      subject: person,
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
      now: now(),
      expiresAt,
    });
    sessionCookie.set(reply, secret, isSecure, expiresAt);
  }

  app.get(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Who asks, and how one can sign in', response: { 200: sessionSchema, ...problemResponses } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return answer(request, await people.asker(request));
    },
  );

  app.post(
    '/api/session/sample',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in as the sample account of a seat (sample mode, on this computer)',
        body: Type.Object({ seat: Type.Enum(allSeats) }, { additionalProperties: false }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!isAtThisComputer(config, request)) throw problem(403, { detail: 'There are no sample accounts here.' });
      const found = records.all('people').find(({ content }) => {
        const person = content as unknown as Person;
        return person.username === sampleUsername(request.body.seat) && person.disabled !== true;
      });
      if (found === undefined) throw problem(404, { detail: `No sample account for "${request.body.seat}".` });
      await begin(request, reply, found.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/session',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Sign out', response: { 204: Type.Null(), ...problemResponses } },
    },
    async (request, reply) => {
      const { session } = askerOf(request);
      if (session !== undefined) {
        await endSession(store, Buffer.from(session, 'hex'));
        await store.tell('session-ended', { session });
      }
      sessionCookie.clear(reply, isSecure);
      return reply.code(204).send(null);
    },
  );
}

function wordsOf(seat: keyof typeof seats): { zh: string; en: string } {
  const { zh, en } = seats[seat];
  return { zh, en };
}
