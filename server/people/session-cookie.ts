import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'shirong_session';

/** The one cookie: a session's secret. Scripts cannot read it, strangers' pages do not send it. */
export const sessionCookie = {
  read(request: FastifyRequest): string | undefined {
    const value = request.cookies[name];
    return value === undefined || !/^[\w-]{43}$/.test(value) ? undefined : value;
  },
  /** @param expiresAt epoch milliseconds; absent = until the browser ends */
  set(reply: FastifyReply, secret: string, isSecure: boolean, expiresAt?: number): void {
    void reply.setCookie(name, secret, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      path: '/',
      ...(expiresAt === undefined ? {} : { expires: new Date(expiresAt) }),
    });
  },
  clear(reply: FastifyReply, isSecure: boolean): void {
    void reply.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' });
  },
};
