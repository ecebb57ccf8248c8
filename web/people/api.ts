import type { Seat } from '#domain/people/seats.ts';
import type { Right } from '#domain/people/rights.ts';
import { sendJson } from '../state/request.ts';

/** Signs in by user name and password. @throws RequestFailed 401 wrong, 429 locked out with `retryAfter` */
export function signInByPassword(username: string, password: string): Promise<void> {
  return sendJson('POST', '/api/session', { username, password });
}

/** Takes the sample account of a seat (sample mode, on this computer). */
export function signInAsSample(seat: Seat): Promise<void> {
  return sendJson('POST', '/api/session/sample', { seat });
}

/** Sets a password with the secret of a one-time link, and signs in. @throws RequestFailed where the link is used or old */
export function signInByLink(secret: string, password: string): Promise<void> {
  return sendJson('POST', '/api/session/link', { secret, password });
}

/** Makes this browser a wall: the display token is exchanged once for a long session and stays in no address. */
export function signInAsDisplay(token: string): Promise<void> {
  return sendJson('POST', '/api/session/display', { token });
}

/** Changes one's own password; one's other sessions end. */
export function changePassword(current: string, next: string): Promise<void> {
  return sendJson('POST', '/api/session/password', { current, next });
}

/** The address that leads over the other provider and back. @param back a path of the page */
export function oidcAddress(back: string): string {
  return `/api/session/oidc?back=${encodeURIComponent(back)}`;
}

/** Makes a link by which a person sets their password, once. */
export function makeLink(person: string): Promise<{ readonly path: string; readonly expiresAt: string }> {
  return sendJson('POST', `/api/people/${encodeURIComponent(person)}/link`);
}

/** Ends all sessions of a person. */
export function signOutEverywhere(person: string): Promise<void> {
  return sendJson('POST', `/api/people/${encodeURIComponent(person)}/sign-out`);
}

/** What a new token may do. */
export interface NewToken {
  readonly name: string;
  readonly use: 'api' | 'display';
  readonly rights: readonly Right[];
  readonly collections?: readonly string[];
  readonly expiresAt?: string;
}

/** Makes a token; the answer is the only time its secret is told. */
export function makeToken(token: NewToken): Promise<{ readonly id: string; readonly secret: string }> {
  return sendJson('POST', '/api/tokens', token);
}

/** Ends a token for ever. */
export function revokeToken(id: string): Promise<void> {
  return sendJson('DELETE', `/api/tokens/${encodeURIComponent(id)}`);
}
