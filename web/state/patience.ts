/** No answer came in time: a TypeError, as fetch itself fails with where no server is reached. */
export class NoAnswer extends TypeError {
  constructor(cause: unknown) {
    super('No answer', { cause });
    this.name = 'NoAnswer';
  }
}

/**
 * Asks, and gives up where nothing is heard for too long. (AbortSignal.any, which would join the asker's signal to a limit,
 * is younger than the browsers that are served.)
 * @param silenceMs milliseconds from the start, or from the last `heard`
 * @param ask what is done; the signal ends it, and `heard` begins the wait anew
 * @param asker ends it early
 * @throws NoAnswer after the silence; otherwise what `ask` fails with, the asker's own reason where the asker gave up
 */
export async function withPatience<T>(
  silenceMs: number,
  ask: (signal: AbortSignal, heard: () => void) => Promise<T>,
  asker?: AbortSignal,
): Promise<T> {
  const given = new AbortController();
  const pass = () => given.abort(asker?.reason);
  if (asker?.aborted) pass();
  asker?.addEventListener('abort', pass);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => given.abort(), silenceMs);
  };
  heard();
  try {
    return await ask(given.signal, heard);
  } catch (error) {
    throw given.signal.aborted && asker?.aborted !== true ? new NoAnswer(error) : error;
  } finally {
    clearTimeout(timer);
    asker?.removeEventListener('abort', pass);
  }
}
