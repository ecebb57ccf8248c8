import { Agent, request } from 'node:http';

/** A litter bin as the list gives it. */
interface Bin {
  readonly id: string;
  version: number;
  readonly properties: object;
}

/** What became of a write; `seq` undefined = nobody knows (the server went away) or it was refused. */
export interface Moved {
  readonly id: string;
  readonly seq: number | undefined;
  readonly status: number | undefined;
}

/** Moves litter bins about through the one door, as a planner at the page would; each mover has its own bins. */
export class BinMover {
  readonly #bins: Bin[];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #free: Bin[];
  #count = 0;

  private constructor(bins: Bin[]) {
    this.#bins = bins;
    this.#free = [...bins];
  }

  /** Finds bins to move. @throws Error where there are fewer */
  static async find(url: string, wanted: number): Promise<BinMover> {
    const bins: Bin[] = [];
    while (bins.length < wanted) {
      const query = `collections=litter-bins&bbox=119,31,121,34&limit=200&offset=${bins.length}`;
      const answer = await fetch(`${url}/api/list?${query}`);
      const { features } = (await answer.json()) as { features: Bin[] };
      if (features.length === 0) throw new Error(`There are only ${bins.length} litter bins.`);
      bins.push(...features.map(({ id, version, properties }) => ({ id, version, properties })));
    }
    return new BinMover(bins.slice(0, wanted));
  }

  /** Moves the bin that was left alone longest; undefined where all are on their way. */
  async move(url: string, headers: Readonly<Record<string, string>>): Promise<Moved | undefined> {
    const bin = this.#free.shift();
    if (bin === undefined) return undefined;
    const step = (this.#count++ % 1000) / 100_000;
    const body = JSON.stringify({
      kind: 'feature.move',
      note: '',
      lines: [
        {
          collection: 'litter-bins',
          id: bin.id,
          base: bin.version,
          after: { geometry: { type: 'Point', coordinates: [119.9 + step, 32.48 + step] }, properties: bin.properties },
        },
      ],
    });
    const { status, answer } = await this.#post(`${url}/api/changes`, headers, body);
    let seq: number | undefined;
    if (status === 201) {
      const written = JSON.parse(answer) as { seq: number; lines: { version: number }[] };
      seq = written.seq;
      bin.version = written.lines[0]!.version;
      this.#free.push(bin);
    } else if (status === 409) {
      // What nobody answered was written all the same.
      bin.version++;
      this.#free.push(bin);
    } else if (status === undefined || status === 503) {
      this.#free.push(bin);
    } else {
      throw new Error(`A move was refused: ${status} ${answer}`);
    }
    return { id: bin.id, seq, status };
  }

  close(): void {
    this.#agent.destroy();
  }

  get bins(): number {
    return this.#bins.length;
  }

  #post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<{ status: number | undefined; answer: string }> {
    return new Promise((resolve) => {
      const lost = (): void => resolve({ status: undefined, answer: '' });
      const sent = request(
        url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => (text += chunk));
          answer.once('error', lost);
          answer.once('end', () => resolve({ status: answer.statusCode, answer: text }));
        },
      );
      sent.once('error', lost);
      sent.end(body);
    });
  }
}
