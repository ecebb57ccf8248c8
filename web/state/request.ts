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

  constructor(status: number, title: string, detail: string, faults: readonly ProblemFault[] = []) {
    super(detail || title || String(status));
    this.name = 'RequestFailed';
    this.status = status;
    this.title = title;
    this.faults = faults;
  }
}

/**
 * Asks our own server for JSON.
 * @param path absolute path with query, "/api/..."
 * @throws RequestFailed with the problem+json of the answer, or with status 0 when the server is not reached;
 *   AbortError when `signal` ends it
 */
export async function requestJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(new URL(path, window.location.origin), {
      headers: { accept: 'application/json' },
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestFailed(0, '', '');
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

async function problemOf(response: Response): Promise<RequestFailed> {
  const body = (await response.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    errors?: readonly ProblemFault[];
  };
  return new RequestFailed(response.status, body.title ?? response.statusText, body.detail ?? '', body.errors ?? []);
}

/** How long the page waits before it asks again for what an absent server did not give, milliseconds. */
export const healMs = 5_000;

/** Whether a failure may pass by itself: the server was not reached, or something before it could not reach it. */
export function mayHeal(status: number): boolean {
  return [0, 502, 503, 504].includes(status);
}
