import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { begin, isSecure, personNamed } from './begin.ts';
import { createOidc, type Oidc } from './oidc.ts';
import { flowMs } from './session-limits.ts';
import { keepFlow, takeFlow } from './store.ts';

/** Ties a sign-in under way to its browser: nobody is signed in by an address that a stranger sent them. */
const cookieName = 'shirong_oidc';

const callback = '/api/session/oidc/callback';

/** Why a sign-in through the provider came to nothing, as the page is told in its address. */
type Refused = 'over' | 'refused' | 'unknown';

/** Signing in through the OpenID Connect provider. It vouches for a user name; who has one is kept here. */
export async function oidcRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { config, store, log, now } = context;
  const oidc = config.oidc === undefined ? undefined : createOidc(config.oidc, log);

  app.get(
    '/api/session/oidc',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Sign in through the OpenID Connect provider (for browsers: answers with a redirection)',
        querystring: Type.Object({
          back: Type.Optional(Type.String({ description: 'path of the page to return to' })),
        }),
        response: { 302: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const parameters = readParameters(request.query);
      const back = parameters.text('back') ?? '/';
      if (!isOwnPath(back)) parameters.fault('back', 'is no path of this page');
      parameters.done();
      const { url, state, verifier, nonce } = await present(oidc).leave(redirectOf(request));
      await keepFlow(store, state, { verifier, nonce, back }, now() + flowMs);
      void reply.setCookie(cookieName, state, {
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure(context),
        path: callback,
        maxAge: flowMs / 1000,
      });
      return reply.header('cache-control', 'no-store').redirect(url, 302);
    },
  );

  app.get(
    callback,
    {
      config: { access: 'public' },
      schema: {
        summary: 'Where the OpenID Connect provider sends the browser back to',
        description: 'Redirects to where the sign-in began, or to /sign-in?refused=over|refused|unknown.',
        response: { 302: Type.Null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const provider = present(oidc);
      const { state } = request.query as { state?: string };
      void reply.header('cache-control', 'no-store').clearCookie(cookieName, { path: callback });
      const isTheirs = typeof state === 'string' && state !== '' && request.cookies[cookieName] === state;
      const flow = isTheirs ? await takeFlow(store, state, now()) : undefined;
      if (flow === undefined) return reply.redirect(refusedAt('over', '/'), 302);
      const current = new URL(request.url.slice(callback.length), redirectOf(request));
      const username = await provider.comeBack(current, state!, flow);
      if (username === undefined) return reply.redirect(refusedAt('refused', flow.back), 302);
      const person = personNamed(context, username);
      if (person === undefined) return reply.redirect(refusedAt('unknown', flow.back), 302);
      await begin(context, request, reply, 'person', person.id);
      return reply.redirect(flow.back, 302);
    },
  );

  function redirectOf(request: FastifyRequest): string {
    return `${config.origin ?? `${request.protocol}://${request.host}`}${callback}`;
  }
}

/** @throws HttpProblem 404 where no provider is set */
function present(oidc: Oidc | undefined): Oidc {
  if (oidc === undefined) throw problem(404, { detail: 'No OpenID Connect provider is set here.' });
  return oidc;
}

/** A path of this very host: nothing that a browser reads as another one (`//host`, `/\host`). */
function isOwnPath(back: string): boolean {
  return /^\/(?![/\\])[^\\\s]*$/.test(back) && URL.parse(back, 'http://own.invalid')?.host === 'own.invalid';
}

function refusedAt(why: Refused, back: string): string {
  return `/sign-in?${new URLSearchParams({ refused: why, back }).toString()}`;
}
