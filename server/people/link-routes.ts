import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Caller, mayEverywhere } from '#domain/people/caller.ts';
import type { Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import type { Attempts } from './attempts.ts';
import { begin, signOut } from './begin.ts';
import { changeRecord } from './change-record.ts';
import { passwordProblem, typed } from './password-routes.ts';
import { passwordFault } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { linkMs } from './session-limits.ts';
import { setPassword } from './set-password.ts';
import { endSessionsWithin, keepLink, newSecret, personOfLink, useLink } from './store.ts';

const idParameter = Type.Object({ id: Type.String() });

/** Links that set a password once, made by whoever manages people; and signing a person out everywhere. */
export async function linkRoutes(
  root: FastifyInstance,
  context: Context,
  { passwords, attempts }: { passwords: Passwords; attempts: Attempts },
): Promise<void> {
  const { store, records, now } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/people/:id/link',
    {
      config: { access: 'people.manage' },
      schema: {
        summary: 'Make a link by which a person sets a password, once',
        description: 'Earlier links end. A password the person has still signs in, and must be changed then.',
        params: idParameter,
        response: { 201: Type.Object({ path: Type.String(), expiresAt: Type.String() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caller } = askerOf(request);
      const id = presentPerson(request.params.id);
      requireEverywhere(caller);
      const made = await makeLink(context, id, caller.by);
      if (made === undefined) throw problem(409, { detail: 'This person is disabled.' });
      void reply.header('cache-control', 'no-store');
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/api/people/:id/sign-out',
    {
      config: { access: 'people.manage' },
      schema: {
        summary: 'End all sessions of a person',
        params: idParameter,
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caller } = askerOf(request);
      const id = presentPerson(request.params.id);
      requireEverywhere(caller);
      let ended: readonly string[] = [];
      await changeRecord(context, {
        act: 'person.sign-out',
        by: caller.by,
        kind: 'people',
        id,
        next: (content) => content,
        async within(client) {
          ended = await endSessionsWithin(client, [id]);
        },
      });
      for (const session of ended) await context.people.forget(session);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/link',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Use a one-time link: set the password and sign in',
        description: '410 where it was used, is over or never was; 422 where the password must not be taken.',
        body: Type.Object(
          { secret: Type.String({ maxLength: 200 }), password: typed },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { secret, password } = request.body;
      await attempts.count(request.ip);
      const id = await personOfLink(store, secret, now());
      const person = id === undefined ? undefined : (records.get('people', id)?.content as Person | undefined);
      if (id === undefined || person === undefined) throw over();
      await attempts.forgive(request.ip, person.username);
      const fault = passwordFault(password, person.username);
      if (fault !== undefined) throw passwordProblem('/password', fault);
      const hash = await passwords.hash(password);
      const isSet = await setPassword(context, {
        person: id,
        by: `person:${id}`,
        hash,
        async also(client) {
          if (!(await useLink(client, secret))) throw over();
        },
      });
      if (!isSet) throw over();
      await signOut(context, 'person', id);
      await begin(context, request, reply, 'person', id);
      return reply.code(204).send(null);
    },
  );

  /** @throws HttpProblem 404 */
  function presentPerson(id: string): string {
    if (unstorable(id) !== undefined || records.get('people', id) === undefined) {
      throw problem(404, { detail: `There is no person "${id}".` });
    }
    return id;
  }
}

/**
 * Makes a person's link. The secret is in the fragment, which browsers keep to themselves: no log and no proxy sees it.
 * @returns undefined where the person is disabled or gone
 */
export async function makeLink(
  context: Pick<Context, 'store' | 'live' | 'log' | 'now'>,
  person: string,
  by: string,
): Promise<{ path: string; expiresAt: string } | undefined> {
  const secret = newSecret();
  const at = context.now();
  const before = await changeRecord(context, {
    act: 'password.link',
    by,
    kind: 'people',
    id: person,
    next: (content) => (content['disabled'] === true ? undefined : { ...content, linkAt: new Date(at).toISOString() }),
    within: (client) => keepLink(client, person, secret, at + linkMs),
  });
  if (before === undefined || before['disabled'] === true) return undefined;
  return { path: `/welcome#${secret}`, expiresAt: new Date(at + linkMs).toISOString() };
}

/**
 * Whoever makes a link can become its person: a right that is limited to a unit or district must not reach beyond.
 * @throws HttpProblem 403
 */
function requireEverywhere(caller: Caller): void {
  if (mayEverywhere(caller, 'people.manage')) return;
  throw problem(403, { detail: 'This needs the right "people.manage" without limits.' });
}

function over(): Error {
  return problem(410, { title: 'Over', detail: 'This link was used, is over or never was. Ask for another.' });
}
