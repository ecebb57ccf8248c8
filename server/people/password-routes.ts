import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, problemResponses } from '../http/problem.ts';
import type { Attempts } from './attempts.ts';
import { begin, personNamed, signOut } from './begin.ts';
import { longest, passwordFault } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import { setPassword } from './set-password.ts';
import { credentialOf } from './store.ts';

/** What is typed may be longer than what would be taken, within reason: the rule answers, not the schema. */
export const typed = Type.String({ maxLength: longest * 4 });

/** Signing in by user name and password, and changing the password. */
export async function passwordRoutes(
  root: FastifyInstance,
  context: Context,
  { passwords, attempts }: { passwords: Passwords; attempts: Attempts },
): Promise<void> {
  const { store, records, people } = context;
  const app = root.withTypeProvider<TypeBoxTypeProvider>();

  app.post(
    '/api/session',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in by user name and password',
        description: '401 where they do not fit, 429 with Retry-After after too many failures of the name or address.',
        body: Type.Object({ username: typed, password: typed }, { additionalProperties: false }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const name = username.trim();
      await attempts.count(request.ip, name);
      const person = personNamed(context, name);
      const id = (person?.content as Person | undefined)?.passwordAt === undefined ? undefined : person?.id;
      // The same work for a name that is not there: nobody learns from the time it takes who is.
      const fits = await passwords.fits(password, await credentialOf(store, id ?? ''));
      if (!fits || id === undefined) throw problem(401, { detail: 'User name and password do not fit.' });
      await attempts.forgive(request.ip, name);
      await begin(context, request, reply, 'person', id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/session/password',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Change one’s own password; one’s other sessions end',
        body: Type.Object({ current: typed, next: typed }, { additionalProperties: false }),
        response: { 204: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { caller, session } = askerOf(request);
      const person = records.get('people', caller.id)?.content as Person | undefined;
      if (session === undefined || caller.kind !== 'person' || person === undefined) {
        throw problem(403, { detail: 'Only a person who signed in has a password.' });
      }
      const { current, next } = request.body;
      await attempts.count(request.ip, person.username);
      if (!(await passwords.fits(current, await credentialOf(store, caller.id)))) {
        const detail = 'is not the password until now';
        throw problem(422, { detail: `The password ${detail}.`, errors: [{ pointer: '/current', detail }] });
      }
      await attempts.forgive(request.ip, person.username);
      const fault = next === current ? 'is the password until now' : passwordFault(next, person.username);
      if (fault !== undefined) throw passwordProblem('/next', fault);
      await setPassword(context, { person: caller.id, by: caller.by, hash: await passwords.hash(next) });
      await signOut(context, 'person', caller.id, session);
      await people.forget(session);
      return reply.code(204).send(null);
    },
  );
}

/** The refusal of a password that must not be taken. */
export function passwordProblem(pointer: string, fault: string): Error {
  return problem(422, { detail: `The password ${fault}.`, errors: [{ pointer, detail: fault }] });
}
