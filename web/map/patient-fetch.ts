import { withPatience } from '../state/patience.ts';

/**
 * A fetch that gives up after silence. On a network that swallows everything requests would stay under way for minutes and
 * hold the few connections that a browser has, and what else wants to come back would wait for them.
 * @param fetch the browser's own
 * @param silenceMs so long without a byte, milliseconds
 * @returns a fetch whose answer is here with its whole body; it fails with TypeError, as where no server is reached, after
 *   the silence, and with AbortError where the asker gave up
 */
export function patientFetch(fetch: typeof globalThis.fetch, silenceMs: number): typeof globalThis.fetch {
  return (input, init) =>
    withPatience(
      silenceMs,
      async (signal, heard) => {
        const answer = await fetch(input, { ...init, signal });
        const body = await whole(answer, heard);
        return new Response(body, { status: answer.status, statusText: answer.statusText, headers: answer.headers });
      },
      init?.signal ?? (input instanceof Request ? input.signal : undefined),
    );
}

/** The body of an answer; null where it has none, as those without content must not. */
async function whole({ body }: Response, heard: () => void): Promise<Blob | null> {
  if (body === null) return null;
  const parts: BlobPart[] = [];
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    parts.push(part.value);
  }
  return parts.length === 0 ? null : new Blob(parts);
}
