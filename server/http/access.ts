import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Collection } from '#domain/collection.ts';
import { may, mayRead } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { Asker, People } from '../people/reader.ts';
import type { KnownRoute } from './allowed-methods.ts';
import { safeMethods } from './origin.ts';
import { problem } from './problem.ts';

/**
 * Who may use a route: everyone ('public': the page itself, health, signing in), whoever has an account or token
 * ('signed-in'), or whoever holds a right.
 */
export type Access = 'public' | 'signed-in' | Right;

/** A registered route and who may use it. */
export interface DeclaredRoute extends KnownRoute {
  readonly access: Access;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /**
     * A display may ask it too: nothing personal is ever in the answer. Every other route refuses displays, whatever else
     * they may: what hangs on a wall is read by whoever stands before it.
     */
    onWalls?: true;
  }
  interface FastifyInstance {
    /** All routes so far, with their access. */
    readonly declared: readonly DeclaredRoute[];
    /** Access of the routes that a library registers in this scope; set by `declareAccess`. */
    scopeAccess: Access | undefined;
  }
  interface FastifyRequest {
    /** Who asks; known on every route that is not public. */
    asker: Asker | undefined;
  }
}

/** Makes every route say who may use it: one that does not is refused when it is registered, not when it is used. */
export function requireDeclaredAccess(app: FastifyInstance): void {
  app.decorate('scopeAccess', undefined);
  const declared: DeclaredRoute[] = [];
  app.decorate('declared', declared);
  app.addHook('onRoute', function (this: FastifyInstance, route) {
    const access = route.config?.access ?? this.scopeAccess;
    if (access === undefined) {
      throw new Error(`Route ${String(route.method)} ${route.url} declares no access (config.access).`);
    }
    route.config = { ...route.config, access };
    declared.push({ url: route.url, methods: Array.isArray(route.method) ? route.method : [route.method], access });
  });
}

/**
 * Declares the access of all routes in a scope, for libraries that register routes of their own.
 * @param scope a plugin's own instance, never the root
 */
export function declareAccess(scope: FastifyInstance, access: Access): void {
  scope.scopeAccess = access;
}

/** Finds out who asks and holds it against the route's access, before anything else of the request is read. */
export function guardAccess(app: FastifyInstance, people: People): void {
  app.decorateRequest('asker', undefined);
  const admit = (request: FastifyRequest, access: Access, asker: Asker): void => {
    request.asker = asker;
    if (asker.caller.kind === 'display' && request.routeOptions.config.onWalls !== true) throw notOnWalls();
    requireAccess(asker, access);
    requireCsrf(request, asker);
  };
  app.addHook('onRequest', (request, _reply, done) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'public') return done();
    try {
      const asker = people.asker(request);
      if (asker instanceof Promise) {
        asker.then((known) => admit(request, access, known)).then(() => done(), done);
        return;
      }
      admit(request, access, asker);
    } catch (error) {
      return done(error as Error);
    }
    done();
  });
}

/** A write in a session must say the session's token again: a stranger's page can send the cookie, but not read the token. */
export function requireCsrf(request: FastifyRequest, asker: Asker): void {
  if (asker.by !== 'session' || safeMethods.has(request.method)) return;
  if (request.headers['x-shirong-csrf'] !== asker.csrf) {
    throw problem(403, {
      title: 'Not from this page',
      detail: "X-Shirong-Csrf is missing or another session's; reload the page.",
    });
  }
}

/** Who asks, on a route that is not public. */
export function askerOf(request: FastifyRequest): Asker {
  if (request.asker === undefined) throw new Error(`${request.url} is public: nobody was asked who they are.`);
  return request.asker;
}

/** Those of the collections that the asker may read, in their order. */
export function readableOf<T extends { readonly id: string }>(request: FastifyRequest, collections: readonly T[]): T[] {
  const { caller } = askerOf(request);
  return collections.filter(({ id }) => mayRead(caller, id));
}

/** @throws HttpProblem 401 or 403 where a right is missing. */
export function requireAccess(asker: Asker, access: Access): void {
  if (access === 'public' || (access === 'signed-in' ? asker.by !== 'nothing' : may(asker.caller, access))) return;
  throw refusal(asker, access === 'signed-in' ? 'This needs an account.' : `This needs the right "${access}".`);
}

/** @throws HttpProblem 401 or 403 where a collection may not be read. */
export function requireReadable(request: FastifyRequest, collections: readonly string[]): void {
  const asker = askerOf(request);
  const closed = collections.find((collection) => !mayRead(asker.caller, collection));
  if (closed !== undefined) throw refusal(asker, `"${closed}" is not open to you.`);
}

/**
 * Before anything of a collection is told to whoever wants to write it; what limits of the right say is held against each line.
 * @throws HttpProblem 401 or 403 where a collection may not be read or written at all
 */
export function requireWritable(request: FastifyRequest, collection: Pick<Collection, 'id' | 'edit'>): void {
  const asker = askerOf(request);
  const { collections } = asker.caller;
  if (collections !== 'all' && !collections.has(collection.id))
    throw refusal(asker, `"${collection.id}" is not open to you.`);
  requireAccess(asker, collection.edit ?? 'register.edit');
}

/** The refusal of what is not for displays. */
export function notOnWalls(): Error {
  return problem(403, { detail: 'This is not shown on walls. Sign in as a person to see it.' });
}

function refusal(asker: Asker, detail: string): Error {
  if (asker.by === 'nothing') return problem(401, { detail: `${detail} Sign in, or send a token.` });
  return problem(403, { detail });
}
