import { RequestFailed, requestJson, sendJson } from '../../state/request.ts';
import type { KeptPhoto } from '../store/act.ts';
import { aloneByLease } from './lease.ts';
import type { CaseNow, Surroundings } from './surroundings.ts';

/** The browser's own, with what the page has to add. */
export function browserSurroundings({
  askPerson,
  ...page
}: Pick<Surroundings, 'taken' | 'lost'> & {
  readonly askPerson: (signal: AbortSignal) => Promise<string | undefined>;
}): Surroundings {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
    // Without https there are no Web Locks; a lease kept in the database does the same, a little slower.
    alone: 'locks' in navigator ? (name, run) => navigator.locks.request(name, run) : aloneByLease,
    ...(typeof BroadcastChannel === 'undefined' ? {} : { openChannel: (name) => new BroadcastChannel(name) }),
    askPerson: () => answerOf(answerMs, askPerson),
    send: (path, body, key) => answerOf(answerMs, (signal) => sendJson('POST', path, body, { key, signal })),
    upload: (photo) => answerOf(uploadMs, (signal) => uploadKept(photo, signal)),
    readCase: (id) => answerOf(answerMs, (signal) => readCase(id, signal)),
    ...page,
  };
}

/** A request without an answer for so long is given up and sent again: phones lose connections without a word. */
const answerMs = 60_000;
/** A large photo over a poor connection takes its time. */
const uploadMs = 300_000;

/** An answer that is late, breaks off or is no answer of ours (the page of a hotspot) is none: the server was not reached. */
async function answerOf<T>(mostMs: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await ask(AbortSignal.timeout(mostMs));
  } catch (error) {
    throw error instanceof RequestFailed ? error : new RequestFailed(0, '', '');
  }
}

async function uploadKept({ bytes, type, origin }: KeptPhoto, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([bytes], { type }));
  const { sha256 } = await sendJson<{ sha256: string }>('POST', `/api/media?origin=${origin}`, form, { signal });
  return sha256;
}

async function readCase(id: string, signal: AbortSignal): Promise<CaseNow> {
  const { case: feature, acts } = await requestJson<{
    readonly case: { readonly version: number; readonly properties: Readonly<Record<string, unknown>> };
    readonly acts: readonly { readonly act: string }[];
  }>(`/api/cases/${encodeURIComponent(id)}`, signal);
  const { status, crew, assignee } = feature.properties;
  return {
    version: feature.version,
    status: String(status),
    ...(typeof crew === 'string' && { crew }),
    ...(typeof assignee === 'string' && { assignee }),
    acts: acts.map(({ act }) => act),
  };
}
