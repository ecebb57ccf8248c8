import { as } from '../http/callers.ts';
import type { OpenCity } from '../http/open-city.ts';
import { openBrowser } from '../people/browser.ts';

/** A display that signed in with a token of its own. */
export interface Display {
  /** Id of its token. */
  readonly token: string;
  /** The headers by which it asks. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes a display token and signs a display in with it. */
export async function openDisplay(city: OpenCity, name: string, more: object = {}): Promise<Display> {
  const payload = { name, use: 'display', rights: ['map.read'], ...more };
  const made = await city.app.inject({ method: 'POST', url: '/api/tokens', headers: as('administrator'), payload });
  const { id, secret } = made.json<{ id: string; secret: string }>();
  const browser = openBrowser(city.app);
  const { status } = await browser.send('POST', '/api/session/display', { token: secret });
  if (status !== 204) throw new Error(`the display could not sign in: ${status}`);
  const { csrf } = (await browser.get('/api/session')).json<{ csrf: string }>();
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return { token: id, headers: { cookie, 'x-shirong-csrf': csrf } };
}
