import type { FastifyInstance } from 'fastify';

/**
 * Who may use a route: everyone ('public': the page itself, health), whoever may read the map, whoever may write.
 * Until there are accounts, 'read' is everyone on this computer and 'write' also passes the origin check.
 */
export type Access = 'public' | 'read' | 'write';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** Access of the routes that a library registers in this scope; set by `declareAccess`. */
    scopeAccess: Access | undefined;
  }
}

/** Makes every route say who may use it: one that does not is refused when it is registered, not when it is used. */
export function requireDeclaredAccess(app: FastifyInstance): void {
  app.decorate('scopeAccess', undefined);
  app.addHook('onRoute', function (this: FastifyInstance, route) {
    const access = route.config?.access ?? this.scopeAccess;
    if (access === undefined) {
      throw new Error(`Route ${String(route.method)} ${route.url} declares no access (config.access).`);
    }
    route.config = { ...route.config, access };
  });
}

/**
 * Declares the access of all routes in a scope, for libraries that register routes of their own.
 * @param scope a plugin's own instance, never the root
 */
export function declareAccess(scope: FastifyInstance, access: Access): void {
  scope.scopeAccess = access;
}
