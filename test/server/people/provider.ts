import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An OpenID Connect provider on this computer, whose people sign in by saying their name. */
export interface RunningProvider {
  readonly issuer: string;
  /** How often it was asked for what it offers. */
  readonly lookups: () => number;
  /** Walks a browser through it as a person of that name. @returns the address it sends the browser back to */
  walk(start: string, name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a provider that knows one client, `shirong`.
 * @param redirect the address it may send browsers back to
 * @param claimsIn where the user name is told
 */
export async function startProvider(redirect: string, claimsIn: 'id-token' | 'userinfo'): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'shirong',
        client_secret: 'secret of shirong',
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: claimsIn === 'userinfo',
    findAccount: (_context, name) => ({
      accountId: name,
      claims: () => ({ sub: `subject-${name}`, preferred_username: name }),
    }),
    cookies: { keys: ['a key for cookies'] },
    pkce: { required: () => true },
  });
  let lookups = 0;
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/.well-known/') === true) lookups += 1;
    void answer(request, response);
  });

  return {
    issuer,
    lookups: () => lookups,
    async walk(start, name) {
      const cookies = new Map<string, string>();
      let url = start;
      let form: URLSearchParams | undefined;
      for (let step = 0; step < 12; step++) {
        const reply = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
          ...(form === undefined ? {} : { method: 'POST', body: form }),
        });
        for (const line of reply.headers.getSetCookie()) {
          const [, key, value] = /^([^=]+)=([^;]*)/.exec(line)!;
          cookies.set(key!, value!);
        }
        const to = reply.headers.get('location');
        if (to !== null) {
          form = undefined;
          url = new URL(to, url).href;
          if (url.startsWith(redirect)) return url;
          continue;
        }
        const page = await reply.text();
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
        if (prompt === undefined) throw new Error(`The provider shows no form: ${reply.status} ${page}`);
        form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'any' } : {}) });
      }
      throw new Error('The provider sends the browser around.');
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
