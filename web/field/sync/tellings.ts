import { mayHeal, RequestFailed } from '../../state/request.ts';
import type { OutboxItem } from '../store/act.ts';
import type { FieldDatabase, StoredTelling } from '../store/database.ts';
import { readItems } from '../store/items.ts';
import type { Ended } from './item-sending.ts';
import type { Surroundings } from './surroundings.ts';

/** So many fixes or receipts go in one request. */
const bundle = 100;
/** Older ones are let go first: a phone that nobody hears of for days keeps its room for acts. */
const mostKept = 5_000;
/** A refusal of one is looked for by halves; after so many all of a bundle is let go. */
const mostRefusals = 12;

const lanes = {
  fix: {
    path: '/api/positions',
    body: (of: readonly StoredTelling[]) => ({
      fixes: of.flatMap((one) =>
        one.kind === 'fix' ? [{ at: one.at, lon: one.lon, lat: one.lat, accuracy: one.accuracy }] : [],
      ),
    }),
  },
  receipt: {
    path: '/api/field/receipts',
    body: (of: readonly StoredTelling[]) => ({
      receipts: of.flatMap((one) => (one.kind === 'receipt' ? [{ case: one.case, kind: one.step, at: one.at }] : [])),
    }),
  },
} as const;

/**
 * Sends fixes and receipts in bundles, each lane in order. The server takes each of them once however often it comes. Fixes
 * wait as long as 上岗 is under way, or refused and not withdrawn: before it the server may not know where somebody is.
 */
export async function sendTellings(database: FieldDatabase, surroundings: Surroundings): Promise<Ended> {
  await thin(database);
  const on = (await readItems(database)).find(holdsFixes);
  for (const kind of ['receipt', 'fix'] as const) {
    for (;;) {
      const all = await database.getAllFromIndex('tellings', 'kind', kind, bundle);
      const of = kind === 'fix' && on !== undefined ? all.filter(({ at }) => at < on.occurredAt) : all;
      if (of.length === 0) break;
      const ended = await sendBundle(database, surroundings, kind, of, { refusals: 0 });
      if (ended !== 'done') return ended;
    }
  }
  return 'done';
}

/** Whether an item is a 上岗 that the server has not taken; one that was refused since it has another already holds nothing. */
function holdsFixes({ act, state, refusal }: OutboxItem): boolean {
  if (act.kind !== 'on' || state === 'sent') return false;
  return state !== 'refused' || !/^You (?:are|were) on duty/.test(refusal?.detail ?? '');
}

async function sendBundle(
  database: FieldDatabase,
  surroundings: Surroundings,
  kind: keyof typeof lanes,
  of: readonly StoredTelling[],
  count: { refusals: number },
): Promise<Ended> {
  const { path, body } = lanes[kind];
  try {
    const answer = await surroundings.send(path, body(of), `${kind}.${of[0]!.at}.${of.at(-1)!.order}`);
    const { refused = [] } = (answer ?? {}) as { readonly refused?: ReadonlyArray<{ readonly detail: string }> };
    if (refused.length > 0) await noteRefused(database, kind, refused.length, refused.at(-1)!.detail);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.status === 401) return 'signIn';
    const { status, title } = error;
    // The session's token was renewed elsewhere meanwhile: it is asked for again with the next look.
    const isPassing = mayHeal(status) || status >= 500 || status === 429 || status === 408;
    if (isPassing || title === 'Not from this page') return 'unreached';
    count.refusals += 1;
    // 409: not one of them was within 上岗 and 离岗.
    if (error.status !== 409 && of.length > 1 && count.refusals < mostRefusals) {
      const half = Math.ceil(of.length / 2);
      const first = await sendBundle(database, surroundings, kind, of.slice(0, half), count);
      return first === 'done' ? sendBundle(database, surroundings, kind, of.slice(half), count) : first;
    }
    await noteRefused(database, kind, of.length, error.message);
  }
  await drop(database, of);
  return 'done';
}

/** What the server did not take of fixes and receipts, for the person to read: how many, and its last words. */
export interface RefusedTellings {
  readonly count: number;
  readonly words: string;
}

export type RefusedOfKinds = Partial<Readonly<Record<keyof typeof lanes, RefusedTellings>>>;

/** What was refused of each kind and not seen yet. */
export async function refusedTellings(database: FieldDatabase): Promise<RefusedOfKinds> {
  const of = async (kind: keyof typeof lanes) =>
    (await database.get('notes', `refused.${kind}`)) as RefusedTellings | undefined;
  const [fix, receipt] = await Promise.all([of('fix'), of('receipt')]);
  return { ...(fix && { fix }), ...(receipt && { receipt }) };
}

/** The person has seen it: counted anew from here. */
export async function seeRefused(database: FieldDatabase): Promise<void> {
  for (const kind of ['fix', 'receipt'] as const) await database.delete('notes', `refused.${kind}`);
}

async function noteRefused(
  database: FieldDatabase,
  kind: keyof typeof lanes,
  count: number,
  words: string,
): Promise<void> {
  const before = (await database.get('notes', `refused.${kind}`)) as RefusedTellings | undefined;
  const refused: RefusedTellings = { count: (before?.count ?? 0) + count, words };
  await database.put('notes', refused, `refused.${kind}`);
}

async function thin(database: FieldDatabase): Promise<void> {
  const over = (await database.count('tellings')) - mostKept;
  if (over <= 0) return;
  const oldest = await database.getAll('tellings', undefined, over);
  await drop(database, oldest);
}

async function drop(database: FieldDatabase, of: readonly StoredTelling[]): Promise<void> {
  const transaction = database.transaction('tellings', 'readwrite');
  for (const { order } of of) void transaction.store.delete(order);
  await transaction.done;
}
