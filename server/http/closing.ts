import type { FastifyInstance } from 'fastify';

/** Requests under way when the server is told to stop have this long to end, milliseconds. */
const patience = 3_000;

/** Stops in time, whatever clients do: after the patience connections are cut, be it in the middle of an upload. */
export function closeInTime(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), patience).unref();
  });
}
