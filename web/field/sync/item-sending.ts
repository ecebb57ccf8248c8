import { mayHeal, RequestFailed } from '../../state/request.ts';
import { keptPhotoId, photoRefsOf, renamePhotos, type FieldAct, type OutboxItem, type Refusal } from '../store/act.ts';
import type { FieldClock } from '../store/clock.ts';
import type { FieldDatabase } from '../store/database.ts';
import { changeItems } from '../store/items.ts';
import { withRoom } from '../store/room.ts';
import { answered, begun, failed, preparing, ready, rebased, refused, retried } from '../store/steps.ts';
import { backoffMs } from './backoff.ts';
import { requestOf } from './request-of.ts';
import type { CaseNow, Surroundings } from './surroundings.ts';

/** done: go on with the next. unreached: nothing more can be sent now. signIn: somebody has to sign in first. */
export type Ended = 'done' | 'unreached' | 'signIn';

const mostWaitMs = 300_000;
/** A case that moves on each time is looked at by a person. */
const mostRebases = 5;

/** Sends single acts and writes down what became of them. */
export class ItemSending {
  readonly #database: FieldDatabase;
  readonly #clock: FieldClock;
  readonly #surroundings: Surroundings;
  readonly #changed: () => Promise<void>;
  /** Acts whose photos were asked for anew in this run. */
  readonly #sentAnew = new Set<string>();

  constructor(database: FieldDatabase, clock: FieldClock, surroundings: Surroundings, changed: () => Promise<void>) {
    this.#database = database;
    this.#clock = clock;
    this.#surroundings = surroundings;
    this.#changed = changed;
  }

  /** Sends one act with its photos. Whatever happens is in the database before this ends. */
  async send(id: string): Promise<Ended> {
    const item = await this.#claim(id);
    if (item === undefined) return 'done';
    await this.#changed();
    try {
      const act = await this.#withPhotos(item.act, item.request !== undefined);
      const { request, occurredAt } =
        item.request === undefined ? this.#made(item, act) : { request: item.request, occurredAt: item.occurredAt };
      await this.#step((items) => begun(items, id, request, occurredAt));
      const answer = await this.#surroundings.send(request.path, request.body, request.key);
      const at = new Date(this.#clock.now().server).toISOString();
      await this.#step((items) => answered(items, id, act, acceptedAs(answer), at));
      this.#surroundings.taken();
      return 'done';
    } catch (error) {
      return this.#after(id, error, item.mayHaveArrived === true);
    }
  }

  /** Takes the act in hand, unless another has withdrawn it meanwhile. */
  async #claim(id: string): Promise<OutboxItem | undefined> {
    const now = this.#surroundings.now();
    const { items } = await changeItems(this.#database, (before) => ({
      items: ready(before, now).some((item) => item.id === id) ? preparing(before, id) : before,
    }));
    return items.find((item) => item.id === id && item.state === 'sending');
  }

  /** The request, with the time set right where the phone has learned the server's clock since. */
  #made(item: OutboxItem, act: FieldAct): { request: ReturnType<typeof requestOf>; occurredAt: string } {
    const { phone, server, isSure } = this.#clock.now();
    const occurredAt =
      item.isClockUnsure && isSure ? new Date(item.madeAt + server - phone).toISOString() : item.occurredAt;
    return { request: requestOf({ ...item, act, occurredAt }), occurredAt };
  }

  /** Uploads what the act names and the server does not have. @param isMade its request is made: photos were there then */
  async #withPhotos(act: FieldAct, isMade: boolean): Promise<FieldAct> {
    const names = new Map<string, string>();
    for (const ref of photoRefsOf(act)) {
      const id = keptPhotoId(ref);
      if (id !== undefined && !names.has(ref)) names.set(ref, await this.#uploaded(id, isMade));
    }
    const rename = (ref: string) => names.get(ref) ?? ref;
    if (act.kind === 'act') return { ...act, input: renamePhotos(act.input, rename) };
    return act.kind === 'report' ? { ...act, report: renamePhotos(act.report, rename) } : act;
  }

  async #uploaded(id: string, isMade: boolean): Promise<string> {
    const known = await this.#database.get('uploads', id);
    if (known !== undefined) return known;
    const photo = await this.#database.get('photos', id);
    if (photo === undefined) {
      if (isMade) return `photo:${id}`;
      throw new RequestFailed(422, 'Photo lost', 'A photo of this act is not on this phone any more.');
    }
    const sha256 = await this.#surroundings.upload(photo);
    await withRoom(this.#database, () => this.#database.put('uploads', sha256, id));
    return sha256;
  }

  /** @param isUnsure an earlier attempt had no answer: it may be with the server, whatever this one was told */
  async #after(id: string, error: unknown, isUnsure: boolean): Promise<Ended> {
    if (!(error instanceof RequestFailed)) throw error;
    const { status } = error;
    if (status === 401) {
      await this.#step((items) => failed(items, id, status, { isNotTaken: !isUnsure }));
      return 'signIn';
    }
    if (mayHeal(status)) {
      // When the server is asked again is for the whole outbox to say.
      await this.#step((items) => failed(items, id, status));
      return 'unreached';
    }
    if (status >= 500 || status === 429 || status === 408 || error.title === 'Not from this page') {
      // Who is not let in, or asks too often, is turned away before anything is done.
      const isNotTaken = (status === 403 || status === 429) && !isUnsure;
      await this.#wait(id, status, isNotTaken, error.retryAfter);
      return 'done';
    }
    if (status === 409) return this.#moved(id, error, isUnsure);
    if (lacksPhotos(error) && !this.#sentAnew.has(id)) return this.#uploadAnew(id, refusalOf(error));
    return this.#refuse(id, refusalOf(error));
  }

  /** The server has lost photos that it once had (it may have been restored): they go up again, once. */
  async #uploadAnew(id: string, refusal: Refusal): Promise<Ended> {
    this.#sentAnew.add(id);
    const item = await this.#item(id);
    for (const ref of item === undefined ? [] : photoRefsOf(item.act)) {
      await this.#database.delete('uploads', keptPhotoId(ref) ?? '');
    }
    await this.#step((items) => retried(refused(items, id, refusal), id));
    return 'done';
  }

  async #wait(id: string, status: number, isNotTaken: boolean, retryAfter?: number): Promise<void> {
    const { random, now } = this.#surroundings;
    await this.#step((items) => {
      const attempts = items.find((item) => item.id === id)?.attempts ?? 1;
      const wait =
        retryAfter === undefined ? backoffMs(Math.max(1, attempts), random(), mostWaitMs) : retryAfter * 1000;
      return failed(items, id, status, { retryAt: now() + wait, isNotTaken });
    });
  }

  /** The case is not as it was: where only its version moved and it is still his, the act goes on from there. */
  async #moved(id: string, error: RequestFailed, isUnsure: boolean): Promise<Ended> {
    const item = await this.#item(id);
    if (item?.act.kind !== 'act' || 'report' in item.act.of) return this.#refuse(id, refusalOf(error));
    const { of, act } = item.act;
    let current: CaseNow;
    try {
      current = await this.#surroundings.readCase(of.id);
    } catch (failure) {
      if (!(failure instanceof RequestFailed) || failure.status === 409) throw failure;
      return this.#after(id, failure, isUnsure);
    }
    const isPossible = current.acts.includes(act);
    const isHis = sameOrUnsaid(of.crew, current.crew) && sameOrUnsaid(of.assignee, current.assignee);
    if (isPossible && isHis && current.version !== of.base && (item.rebased ?? 0) < mostRebases) {
      await this.#step((items) => rebased(items, id, current.version));
      return 'done';
    }
    const { version, status, crew, assignee } = current;
    const shown = { version, status, isPossible, ...(crew && { crew }), ...(assignee && { assignee }) };
    return this.#refuse(id, { ...refusalOf(error), reason: 'moved', current: shown });
  }

  async #item(id: string): Promise<OutboxItem | undefined> {
    return this.#database.getFromIndex('items', 'id', id);
  }

  async #refuse(id: string, refusal: Refusal): Promise<Ended> {
    await this.#step((items) => refused(items, id, refusal));
    return 'done';
  }

  async #step(step: (items: readonly OutboxItem[]) => readonly OutboxItem[]): Promise<void> {
    await changeItems(this.#database, (items) => ({ items: step(items) }));
    await this.#changed();
  }
}

function refusalOf({ status, title, message, faults }: RequestFailed): Refusal {
  const reason = status === 409 ? 'moved' : status === 403 ? 'forbidden' : status === 404 ? 'gone' : 'unfit';
  return { status, title, detail: message, faults, reason };
}

function lacksPhotos({ status, faults }: RequestFailed): boolean {
  return status === 422 && faults.some(({ detail }) => detail === 'has not been uploaded');
}

/** Somebody's, as it was when the act was made; where nobody was said, the server's word on who may is enough. */
function sameOrUnsaid(before: string | undefined, now: string | undefined): boolean {
  return before === undefined || before === now;
}

function acceptedAs(answer: unknown): OutboxItem['answer'] {
  const { id, number, status, version } = (answer ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof number !== 'string' || typeof version !== 'number') return undefined;
  return { id, number, status: String(status), version };
}
