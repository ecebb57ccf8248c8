import { RequestFailed } from '../../../web/state/request.ts';
import type { CaseNow } from '../../../web/field/sync/surroundings.ts';

/** What the way does to one request. */
export type Way = 'through' | 'lost' | 'answerLost' | 'killed' | 'busy';

interface Done {
  readonly case: string;
  readonly act: string;
  readonly note: string;
  readonly occurredAt: string;
}

interface HeldCase {
  version: number;
  status: string;
  crew: string;
  acts: readonly string[];
}

/** A server as the phone meets it: keys are remembered with their answer, also over a kill; versions are held against `base`. */
export class StreetServer {
  readonly cases = new Map<string, HeldCase>();
  /** What it took, in order. */
  readonly log: Done[] = [];
  readonly attendance: string[] = [];
  readonly fixes: string[] = [];
  readonly receipts: string[] = [];
  /** Instants at which nobody may say where he is. */
  readonly offDuty = new Set<string>();
  readonly photos = new Set<string>();
  readonly keys = new Map<string, { readonly body: string; readonly answer: unknown }>();
  /** What befalls the next requests; through when there is none. */
  readonly ways: Way[] = [];
  signedIn: string | undefined = 'p1';
  isUp = true;
  /** Asked before a case is moved: a refusal of the test's own. */
  refuse: (path: string, body: Record<string, unknown>) => RequestFailed | undefined = () => undefined;

  constructor(cases: readonly string[] = []) {
    for (const id of cases) this.open(id);
  }

  open(id: string): void {
    this.cases.set(id, {
      version: 1,
      status: 'handling',
      crew: '一班',
      acts: ['case.sign-for', 'case.arrive', 'case.report-back'],
    });
  }

  /** Somebody else changes the case. */
  touch(id: string): void {
    this.cases.get(id)!.version += 1;
  }

  async askPerson(): Promise<string | undefined> {
    return this.#travel(() => this.signedIn);
  }

  async upload(name: string): Promise<string> {
    return this.#travel(() => {
      this.#requirePerson();
      const sha256 = `sha-${name}`;
      this.photos.add(sha256);
      return sha256;
    });
  }

  async readCase(id: string): Promise<CaseNow> {
    return this.#travel(() => {
      const held = this.cases.get(id);
      if (held === undefined) throw new RequestFailed(404, 'Not found', `There is no case "${id}".`);
      return { ...held };
    });
  }

  async send(path: string, body: object, key: string): Promise<unknown> {
    return this.#travel(() => {
      this.#requirePerson();
      const told = JSON.stringify([path, body]);
      const earlier = this.keys.get(key);
      if (earlier !== undefined) {
        if (earlier.body !== told)
          throw new RequestFailed(422, 'Key reused', 'This key came with another request before.');
        return earlier.answer;
      }
      const answer = this.#take(path, body as Record<string, unknown>);
      this.keys.set(key, { body: told, answer });
      return answer;
    });
  }

  #take(path: string, body: Record<string, unknown>): unknown {
    const refusal = this.refuse(path, body);
    if (refusal !== undefined) throw refusal;
    if (path === '/api/positions') {
      const told = instants(body['fixes'], this.fixes);
      this.fixes.push(...told.filter((at) => !this.offDuty.has(at)));
      const refused = told.filter((at) => this.offDuty.has(at));
      return { refused: refused.map((at) => ({ pointer: at, detail: 'lies outside 上岗 and 离岗' })) };
    }
    if (path === '/api/field/receipts') return void this.receipts.push(...instants(body['receipts'], this.receipts));
    if (path.startsWith('/api/attendance/'))
      return void this.attendance.push(`${path.slice(16)} ${String(body['occurredAt'])}`);
    const input = (body['input'] ?? body) as Record<string, unknown>;
    const lacking = ((input['photos'] ?? []) as string[]).filter((sha256) => !this.photos.has(sha256));
    if (lacking.length > 0) {
      const errors = [{ pointer: '/input/photos/0', detail: 'has not been uploaded' }];
      throw new RequestFailed(422, 'Unprocessable', 'The act names photos that are not there.', errors);
    }
    const note = String(input['note']);
    const occurredAt = String(body['occurredAt']);
    if (path === '/api/cases') {
      const id = `of-${note}`;
      this.open(id);
      this.log.push({ case: id, act: 'case.report', note, occurredAt });
      return { id, number: `20261123-${note}`, status: 'pendingFiling', version: 1, seq: 1 };
    }
    const id = decodeURIComponent(path.split('/')[3]!);
    const held = this.cases.get(id);
    if (held === undefined) throw new RequestFailed(404, 'Not found', `There is no case "${id}".`);
    const act = String(body['act']);
    if (held.version !== body['base'])
      throw new RequestFailed(409, 'Changed meanwhile', `${id} has version ${held.version} by now`);
    if (!held.acts.includes(act))
      throw new RequestFailed(409, 'Not possible now', `"${act}" is not possible for ${id}.`);
    held.version += 1;
    this.log.push({ case: id, act, note, occurredAt });
    return { id, number: `number-${id}`, status: held.status, version: held.version, seq: 1 };
  }

  #requirePerson(): void {
    if (this.signedIn === undefined) throw new RequestFailed(401, 'Unauthorized', 'Sign in.');
  }

  async #travel<T>(run: () => T): Promise<T> {
    const way = this.ways.shift() ?? 'through';
    await Promise.resolve();
    if (!this.isUp || way === 'lost') throw new RequestFailed(0, '', '');
    if (way === 'busy') throw new RequestFailed(503, 'Busy', 'Come again.', [], 1);
    const answer = run();
    // Killed after the commit, before the answer: what is written stays.
    if (way === 'answerLost' || way === 'killed') throw new RequestFailed(0, '', '');
    return answer;
  }
}

function instants(of: unknown, known: readonly string[]): string[] {
  return (of as { at: string }[]).map(({ at }) => at).filter((at) => !known.includes(at));
}
