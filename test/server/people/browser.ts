import type { FastifyInstance } from 'fastify';

/** What a browser's request came to. */
export interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
  json<T>(): T;
}

/** A browser that keeps cookies as browsers do, behind a proxy, so that this computer is no excuse. */
export interface Browser {
  get(url: string, headers?: Record<string, string>): Promise<Visit>;
  /** Writes with the session's token, as the page does; `null` in `headers` leaves a header out. */
  send(method: 'POST' | 'DELETE', url: string, body?: object, headers?: Record<string, string | null>): Promise<Visit>;
  /** name -> value */
  readonly cookies: Map<string, string>;
  /** The `Set-Cookie` lines of the last answer. */
  readonly setCookies: () => readonly string[];
}

/** @param address where it stands */
export function openBrowser(app: FastifyInstance, address = '192.0.2.1'): Browser {
  const cookies = new Map<string, string>();
  let last: readonly string[] = [];

  async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, headers: object, body?: object): Promise<Visit> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: { 'x-forwarded-for': address, ...(cookie === '' ? { authorization: '' } : { cookie }), ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    last = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of last) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      json: <T>() => JSON.parse(answer.body) as T,
    };
  }

  return {
    cookies,
    setCookies: () => last,
    get: (url, headers = {}) => ask('GET', url, headers),
    async send(method, url, body, headers = {}) {
      const { csrf } = (await ask('GET', '/api/session', {})).json<{ csrf?: string }>();
      const all = { ...(csrf === undefined ? {} : { 'x-shirong-csrf': csrf }), ...headers };
      return ask(method, url, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)), body);
    },
  };
}
