import type { Seat } from '#domain/people/seats.ts';

/** Signs in as a seat's sample account at a running server. @returns the headers that a write needs */
export async function signIn(url: string, seat: Seat): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/session/sample`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seat }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  const { csrf } = (await (await fetch(`${url}/api/session`, { headers: { cookie } })).json()) as { csrf: string };
  return { cookie, 'x-shirong-csrf': csrf };
}

/** The cookie of a seat's sample account at a running server, as a browser keeps it. */
export async function sessionCookie(
  url: string,
  seat: Seat,
): Promise<{ readonly name: string; readonly value: string }> {
  const { cookie = '' } = await signIn(url, seat);
  const at = cookie.indexOf('=');
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1) };
}
