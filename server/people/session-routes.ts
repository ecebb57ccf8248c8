import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { allRights } from '#domain/people/rights.ts';
import { allSeats, seats } from '#domain/people/seats.ts';
import { type Caller, may } from '#domain/people/caller.ts';
import type { HeldSeat, Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { sampleUsername } from '../sample/sample-people.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { begin, isSecure, personNamed } from './begin.ts';
import { isAtThisComputer } from './people.ts';
import type { Asker } from './reader.ts';
import { sessionCookie } from './session-cookie.ts';
import { displayMs } from './session-limits.ts';
import { endSession } from './store.ts';

const words = Type.Object({ zh: Type.String(), en: Type.String() });

const heldSeat = Type.Object({
  seat: Type.Enum(allSeats),
  units: Type.Optional(Type.Array(Type.String(), { description: 'ids of units; absent = everywhere' })),
  districts: Type.Optional(Type.Array(Type.String())),
  actions: Type.Optional(Type.Array(Type.Integer())),
});

const sessionSchema = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('token'), Type.Literal('display'), Type.Literal('visitor')]),
  id: Type.String(),
  name: Type.String(),
  rights: Type.Array(Type.String(), { description: 'rights held anywhere; a limit may narrow them' }),
  collections: Type.Union([Type.Literal('all'), Type.Array(Type.String())]),
  seats: Type.Optional(Type.Unsafe<readonly HeldSeat[]>(Type.Array(heldSeat, { description: 'of a person' }))),
  csrf: Type.Optional(Type.String({ description: 'to be said again in X-Shirong-Csrf with every write' })),
  mustChangePassword: Type.Optional(Type.Literal(true, { description: 'until then there are no rights' })),
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

  const answer = (request: FastifyRequest, { caller, csrf, mustChange }: Asker) => ({
    kind: caller.kind,
    id: caller.id,
    name: caller.name,
    rights: allRights.filter((right) => may(caller, right)),
    collections: caller.collections === 'all' ? ('all' as const) : [...caller.collections],
    ...seatsOf(caller),
    ...(csrf === undefined ? {} : { csrf }),
    ...(mustChange === undefined ? {} : { mustChangePassword: mustChange }),
    signIn: {
      password: true,
      oidc: config.oidc !== undefined,
      sample: isAtThisComputer(config, request) ? allSeats.map((seat) => ({ seat, words: wordsOf(seat) })) : [],
    },
  });

  function seatsOf({ kind, id }: Caller): { seats?: readonly HeldSeat[] } {
    const person =
      kind === 'person' ? (records.get('people', id)?.content as unknown as Person | undefined) : undefined;
    return person === undefined ? {} : { seats: person.seats };
  }

  app.get(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Who asks, and how one can sign in', response: { 200: sessionSchema, ...problemResponses } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const asker = await people.asker(request);
      const secret = sessionCookie.read(request);
      // Browsers keep a cookie 400 days at most: a wall that is looked at keeps its own.
      if (asker.caller.kind === 'display' && secret !== undefined) {
        sessionCookie.set(reply, secret, isSecure(context), now() + displayMs);
      }
      return answer(request, asker);
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
      const found = personNamed(context, sampleUsername(request.body.seat));
      if (found === undefined) throw problem(404, { detail: `No sample account for "${request.body.seat}".` });
      await begin(context, request, reply, 'person', found.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/session',
    {
      config: { access: 'signed-in', onWalls: true },
      schema: { summary: 'Sign out', response: { 204: Type.Null(), ...problemResponses } },
    },
    async (request, reply) => {
      const { session } = askerOf(request);
      if (session !== undefined) {
        await endSession(store, Buffer.from(session, 'hex'));
        await people.forget(session);
      }
      sessionCookie.clear(reply, isSecure(context));
      return reply.code(204).send(null);
    },
  );
}

function wordsOf(seat: keyof typeof seats): { zh: string; en: string } {
  const { zh, en } = seats[seat];
  return { zh, en };
}
