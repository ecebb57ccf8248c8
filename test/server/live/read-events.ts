/** An event as it came. */
export interface ReadEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** An open stream. */
export interface EventReader {
  /** The next event of the kinds asked for; others before it are passed over. @throws when none comes in 5 s */
  next(...kinds: string[]): Promise<ReadEvent>;
  readonly headers: Headers;
  close(): void;
}

/** Opens a stream of server-sent events, as a browser would. @param headers say who asks, and where it stands */
export async function readEvents(url: string, headers: Readonly<Record<string, string>> = {}): Promise<EventReader> {
  const stop = new AbortController();
  const answer = await fetch(url, {
    signal: stop.signal,
    headers: { accept: 'text/event-stream', ...headers },
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';

  async function block(): Promise<string> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += value;
    }
  }

  async function next(kinds: readonly string[]): Promise<ReadEvent> {
    for (;;) {
      const lines = (await block()).split('\n');
      const field = (name: string): string | undefined =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const event = field('event');
      if (event === undefined || !kinds.includes(event)) continue;
      return { id: field('id'), event, data: JSON.parse(field('data') ?? '{}') as Record<string, unknown> };
    }
  }

  return {
    headers: answer.headers,
    next: (...kinds) =>
      Promise.race([
        next(kinds),
        new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`no ${kinds.join(' or ')} came`)), 5_000)),
      ]),
    close: () => stop.abort(),
  };
}
