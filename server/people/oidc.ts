import * as client from 'openid-client';
import type { Logger } from 'pino';
import type { OidcConfig } from '../config.ts';
import { problem } from '../http/problem.ts';
import type { Flow } from './store.ts';

/** The provider is asked for no longer than this, seconds: somebody waits before a browser. */
const patience = 5;

/** Signing in through an OpenID Connect provider: code flow with PKCE, state and nonce. */
export interface Oidc {
  /**
   * Where the browser is sent, and what its return is held against.
   * @param redirect our address that the provider sends the browser back to
   * @throws HttpProblem 503 while the provider does not answer
   */
  leave(redirect: string): Promise<{ url: string; state: string } & Pick<Flow, 'verifier' | 'nonce'>>;
  /**
   * The user name that the provider vouches for; undefined where it does not, or names nobody.
   * @param current the address the browser came back to, as the provider wrote it
   * @throws HttpProblem 503 while the provider does not answer
   */
  comeBack(current: URL, state: string, flow: Flow): Promise<string | undefined>;
}

/** The provider is looked up when first needed: this server starts without it. */
export function createOidc(config: OidcConfig, log: Logger): Oidc {
  let found: Promise<client.Configuration> | undefined;

  async function provider(): Promise<client.Configuration> {
    const issuer = new URL(config.issuer);
    found ??= client.discovery(issuer, config.clientId, config.clientSecret, undefined, {
      timeout: patience,
      // `config.ts` lets a plain http issuer through on this computer only.
      ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      log.warn({ err: error }, 'the OpenID Connect provider does not answer');
      throw away();
    }
  }

  return {
    async leave(redirect) {
      const configuration = await provider();
      const verifier = client.randomPKCECodeVerifier();
      const nonce = client.randomNonce();
      const state = client.randomState();
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        nonce,
        state,
      });
      return { url: url.href, state, verifier, nonce };
    },

    async comeBack(current, state, flow) {
      const configuration = await provider();
      try {
        const tokens = await client.authorizationCodeGrant(configuration, current, {
          pkceCodeVerifier: flow.verifier,
          expectedNonce: flow.nonce,
          expectedState: state,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const told =
          claims[config.claim] ??
          (await client.fetchUserInfo(configuration, tokens.access_token, claims.sub))[config.claim];
        return typeof told === 'string' ? told : undefined;
      } catch (error) {
        // What the provider refuses, or says wrongly, vouches for nobody; not being reached is another matter.
        log.warn({ err: error }, 'a sign-in through the OpenID Connect provider failed');
        if (isRefusal(error)) return undefined;
        throw away();
      }
    },
  };
}

function isRefusal(error: unknown): boolean {
  if (
    error instanceof client.AuthorizationResponseError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.WWWAuthenticateChallengeError
  ) {
    return true;
  }
  return error instanceof client.ClientError && error.code !== 'OAUTH_TIMEOUT' && !(error.cause instanceof TypeError);
}

function away(): Error {
  return problem(503, {
    detail: 'The OpenID Connect provider does not answer. Sign in by password, or try again later.',
    headers: { 'Retry-After': '10' },
  });
}
