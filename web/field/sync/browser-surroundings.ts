import { requestJson, sendJson } from '../../state/request.ts';
import type { KeptPhoto } from '../store/act.ts';
import { aloneByLease } from './lease.ts';
import type { CaseNow, Surroundings } from './surroundings.ts';

/** The browser's own, with what the page has to add. */
export function browserSurroundings(page: Pick<Surroundings, 'askPerson' | 'taken' | 'lost'>): Surroundings {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    isOnline: () => navigator.onLine,
    setTimeout: (run, milliseconds) => window.setTimeout(run, milliseconds),
    clearTimeout: (timer) => window.clearTimeout(timer),
    // Without https there are no Web Locks; a lease kept in the database does the same, a little slower.
    alone: 'locks' in navigator ? (name, run) => navigator.locks.request(name, run) : aloneByLease,
    ...(typeof BroadcastChannel === 'undefined' ? {} : { openChannel: (name) => new BroadcastChannel(name) }),
    send: (path, body, key) => sendJson('POST', path, body, { key, signal: AbortSignal.timeout(answerMs) }),
    upload: uploadKept,
    readCase,
    ...page,
  };
}

/** A request without an answer for so long is given up and sent again: phones lose connections without a word. */
const answerMs = 60_000;

async function uploadKept({ bytes, type, origin }: KeptPhoto): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([bytes], { type }));
  const { sha256 } = await sendJson<{ sha256: string }>('POST', `/api/media?origin=${origin}`, form);
  return sha256;
}

async function readCase(id: string): Promise<CaseNow> {
  const { case: feature, acts } = await requestJson<{
    readonly case: { readonly version: number; readonly properties: Readonly<Record<string, unknown>> };
    readonly acts: readonly { readonly act: string }[];
  }>(`/api/cases/${encodeURIComponent(id)}`);
  const { status, crew, assignee } = feature.properties;
  return {
    version: feature.version,
    status: String(status),
    ...(typeof crew === 'string' && { crew }),
    ...(typeof assignee === 'string' && { assignee }),
    acts: acts.map(({ act }) => act),
  };
}
