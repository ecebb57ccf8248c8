import { NoAnswer, withPatience } from './patience.ts';

/** One thing wrong with what was sent, as the server names it. */
export interface ProblemFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

/** Why a request gave no answer. `status` 0: the server was not reached at all. */
export class RequestFailed extends Error {
  readonly status: number;
  readonly title: string;
  readonly faults: readonly ProblemFault[];
  /** Seconds after which it is worth trying again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** All members of the answer: what a concept adds to its problems (RFC 9457, 3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    title: string,
    detail: string,
    faults: readonly ProblemFault[] = [],
    retryAfter?: number,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || title || String(status));
    this.name = 'RequestFailed';
    this.status = status;
    this.title = title;
    this.faults = faults;
    this.retryAfter = retryAfter;
    this.members = members;
  }
}

/** So long an answer is waited for, milliseconds: the server itself cuts a connection that is silent for longer. */
const usualPatienceMs = 60_000;
let patienceMs = usualPatienceMs;

/**
 * Has questions given up sooner, for a page that must come back by itself: on a network that swallows everything they hold
 * the few connections that a browser has, and its stream waits behind them.
 * @returns the way back to the usual patience
 */
export function limitPatience(milliseconds: number): () => void {
  patienceMs = milliseconds;
  return () => (patienceMs = usualPatienceMs);
}

/**
 * Asks our own server for JSON.
 * @param path absolute path with query, "/api/..."
 * @throws RequestFailed with the problem+json of the answer, or with status 0 when the server is not reached or does not
 *   answer in time; AbortError when `signal` ends it
 */
export async function requestJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  try {
    return await withPatience(
      patienceMs,
      async (given) => {
        const response = await reach(path, { headers: { accept: 'application/json' }, signal: given });
        return (await response.json()) as T;
      },
      signal,
    );
  } catch (error) {
    throw error instanceof NoAnswer ? new RequestFailed(0, '', '') : error;
  }
}

/** What a write may say beside its body. */
export interface SendOptions {
  /** The same key and body have one effect, however often they are sent: for whatever may be sent again by itself. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** The token of the session, said again with every write; `state/session.ts` keeps it. */
let csrf: string | undefined;

/** Sets what every write says again; undefined without a session. */
export function rememberCsrf(token: string | undefined): void {
  csrf = token;
}

/** The token of the session, for the one kind of write that fetch cannot follow (see `state/upload.ts`). */
export function csrfToken(): string | undefined {
  return csrf;
}

/**
 * Writes to our own server. A body of FormData or a Blob (with its type) goes as it is, anything else as JSON.
 * @returns the answer; undefined where it has no content
 * @throws RequestFailed, AbortError as `requestJson`
 */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  { key, signal }: SendOptions = {},
): Promise<T> {
  const isRaw = body instanceof FormData || body instanceof Blob;
  const response = await reach(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...(csrf === undefined ? {} : { 'x-shirong-csrf': csrf }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, window.location.origin), init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new RequestFailed(0, '', '');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<RequestFailed> {
  const body = (await response.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    errors?: readonly ProblemFault[];
  };
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return new RequestFailed(
    response.status,
    body.title ?? response.statusText,
    body.detail ?? '',
    body.errors ?? [],
    Number.isFinite(seconds) ? seconds : undefined,
    body,
  );
}

/** How long the page waits before it asks again for what an absent server did not give, milliseconds. */
export const healMs = 5_000;

/** Whether a failure may pass by itself: the server was not reached, or something before it could not reach it. */
export function mayHeal(status: number): boolean {
  return [0, 502, 503, 504].includes(status);
}
