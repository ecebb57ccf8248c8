import { afterAll, beforeAll, beforeEach, expect, vi } from 'vitest';
import { as } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { openBrowser, type Browser } from './browser.ts';

/** A password that is taken. */
export const good = 'three wet herons 7';

/** The city of the file that runs. */
export let city: OpenCity;
/** The clock there, epoch milliseconds. */
export let clock = noon;

/** Wires the city into the tests of a file: each begins at noon. */
export function useWorkers(): void {
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: noon });
    city = await openCity({}, {}, () => clock);
  });
  afterAll(async () => {
    await city?.close();
    vi.useRealTimers();
  });
  beforeEach(() => setClock(noon));
}

/** The limits count by the system's clock, sessions by the context's: both are moved. */
export function setClock(at: number): void {
  clock = at;
  vi.setSystemTime(at);
}

let people = 0;

/** A person of that seat with the good password, as an administrator makes one. @returns their user name and id */
export async function person(
  seats: readonly object[] = [{ seat: 'dispatcher' }],
): Promise<{ username: string; id: string }> {
  people += 1;
  const username = `worker-${people}`;
  const made = await city.context.store.commit({
    kind: 'person.create',
    note: '',
    by: 'person:administrator',
    lines: [],
    records: [{ kind: 'people', id: username, base: null, after: { username, name: username, seats } }],
  });
  if (!made.ok) throw new Error(made.error.reason);
  await city.context.live.applied(made.value.seq);
  const used = await openBrowser(city.app, '192.0.2.200').send('POST', '/api/session/link', {
    secret: await linkFor(username),
    password: good,
  });
  expect(used.status, used.body).toBe(204);
  return { username, id: username };
}

/** An administrator's link for a password. @returns its secret */
export async function linkFor(id: string): Promise<string> {
  const answer = await city.app.inject({ method: 'POST', url: `/api/people/${id}/link`, headers: as('administrator') });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ path: string }>().path.replace('/welcome#', '');
}

export function signIn(browser: Browser, username: string, password = good): Promise<{ status: number }> {
  return browser.send('POST', '/api/session', { username, password });
}

/** Who a browser is signed in as. */
export async function session(
  browser: Browser,
): Promise<{ kind: string; id: string; rights: string[]; csrf?: string }> {
  return (await browser.get('/api/session')).json();
}

/** Waits until it is kept that a session was seen at this moment: that is written beside the answer. */
export async function seen(subject: string, at: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await city.context.store.pool.query(
      'select from session where subject = $1 and seen_at = $2',
      [subject, new Date(at)],
    );
    expect(rowCount).toBeGreaterThan(0);
  }, 15_000);
}

/** Writes something else about a person. */
export async function edit(id: string, changes: object): Promise<void> {
  const { version, content } = city.context.records.get('people', id)!;
  const written = await city.context.store.commit({
    kind: 'person.edit',
    note: '',
    by: 'person:administrator',
    lines: [],
    records: [{ kind: 'people', id, base: version, after: { ...content, ...changes } }],
  });
  if (!written.ok) throw new Error(written.error.reason);
  await city.context.live.applied(written.value.seq);
}
