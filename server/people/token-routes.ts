import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { mayEverywhere, mayRead, type Caller } from '#domain/people/caller.ts';
import { allRights, type Right } from '#domain/people/rights.ts';
import { forDisplays, type Token } from '#domain/people/token.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses, type ProblemEntry } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import type { Attempts } from './attempts.ts';
import { begin, signOut } from './begin.ts';
import { createCallers } from './callers.ts';
import { shown } from '../live/shown.ts';
import { changeRecord } from './change-record.ts';
import { forgetTokenSecret, keepTokenSecret, newSecret, tokenOf } from './store.ts';

/** What no token is given: it could make people or tokens that outlive it. */
const personsOnly: readonly Right[] = ['people.manage', 'tokens.manage'];

const tokenSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    use: Type.Enum(['api', 'display']),
    rights: Type.Array(Type.Enum(allRights), { minItems: 1, maxItems: 20, uniqueItems: true }),
    collections: Type.Optional(
      Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200, description: 'that may be read; absent = all' }),
    ),
    expiresAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
);

/** Keys for programs and walls: making them, revoking them, and a wall's turning one into a session. */
export async function tokenRoutes(
  root: FastifyInstance,
  context: Context,
  { attempts }: { attempts: Attempts },
): Promise<void> {
  const { store, records, collections, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();
  const callers = createCallers(records);

  app.post(
    '/api/tokens',
    {
      config: { access: 'tokens.manage' },
      schema: {
        summary: 'Make a token',
        description: 'The secret is in this answer and never again. Nobody gives rights they do not have themselves.',
        body: tokenSchema,
        response: { 201: Type.Object({ id: Type.String(), secret: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caller } = askerOf(request);
      const { body } = request;
      const faults = [...wordFaults(body.name), ...rightFaults(caller, body), ...readFaults(caller, body.collections)];
      if (body.expiresAt !== undefined && !(Date.parse(body.expiresAt) > now())) {
        faults.push({ pointer: '/expiresAt', detail: 'is not in the future' });
      }
      if (faults.length > 0) throw problem(422, { detail: 'This token cannot be made.', errors: faults });
      const { expiresAt, ...rest } = body;
      const token: Token = {
        ...rest,
        createdBy: caller.by,
        ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
      };
      const secret = newSecret();
      const made = await store.commit(
        {
          kind: 'token.create',
          note: '',
          by: caller.by,
          lines: [],
          records: [{ kind: 'tokens', base: null, after: { ...token } }],
        },
        { within: (client, change) => keepTokenSecret(client, change.records![0]!.id, secret) },
      );
      if (!made.ok) throw new Error(`A token with a new id was refused: ${made.error.reason}`);
      await shown(context.live, context.log, made.value.seq);
      void reply.header('cache-control', 'no-store');
      return reply.code(201).send({ id: made.value.records![0]!.id, secret });
    },
  );

  app.delete(
    '/api/tokens/:id',
    {
      config: { access: 'tokens.manage' },
      schema: {
        summary: 'Revoke a token; sessions of its walls end',
        params: Type.Object({ id: Type.String() }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (unstorable(id) !== undefined || records.get('tokens', id) === undefined) {
        throw problem(404, { detail: `There is no token "${id}".` });
      }
      await changeRecord(context, {
        act: 'token.revoke',
        by: askerOf(request).caller.by,
        kind: 'tokens',
        id,
        next: (content) =>
          content['revokedAt'] === undefined ? { ...content, revokedAt: new Date(now()).toISOString() } : undefined,
        within: (client) => forgetTokenSecret(client, id),
      });
      await signOut(context, 'display', id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/display',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign a wall in by its token, which is then kept nowhere on it',
        body: Type.Object({ token: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await attempts.count(request.ip);
      const id = await tokenOf(store, request.body.token);
      if (id === undefined || callers.of('display', id, now()) === undefined) {
        throw problem(401, { detail: 'This is no token of a wall, or it has expired or was revoked.' });
      }
      await attempts.forgive(request.ip);
      await begin(context, request, reply, 'display', id);
      return reply.code(204).send(null);
    },
  );

  function readFaults(caller: Caller, ids: readonly string[] = []): ProblemEntry[] {
    return ids.flatMap((id, i) => {
      const pointer = `/collections/${i}`;
      if (!collections.some((collection) => collection.id === id)) {
        return [{ pointer, detail: `there is no collection "${id}"` }];
      }
      return mayRead(caller, id) ? [] : [{ pointer, detail: 'is not open to you' }];
    });
  }
}

function wordFaults(name: string): ProblemEntry[] {
  const detail = unstorable(name);
  return detail === undefined ? [] : [{ pointer: '/name', detail }];
}

function rightFaults(caller: Caller, { rights, use }: Pick<Token, 'rights' | 'use'>): ProblemEntry[] {
  return rights.flatMap((right, i) => {
    const pointer = `/rights/${i}`;
    if (personsOnly.includes(right)) return [{ pointer, detail: 'is for people, not for tokens' }];
    if (use === 'display' && !forDisplays.includes(right)) return [{ pointer, detail: 'is not for walls' }];
    return mayEverywhere(caller, right) ? [] : [{ pointer, detail: 'is a right you do not have everywhere' }];
  });
}
