import type { Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { sampleUsername } from '../sample/sample-people.ts';
import { shown } from '../live/shown.ts';
import { makeLink } from './link-routes.ts';
import { isForThisComputer } from './people.ts';

/** The record and user name of the administrator that a new city begins with. */
const firstId = 'admin';

/** How the journal names what the server does at its start. */
const by = 'start';

/**
 * Gives a city that has no administrator its first one, and says a one-time link by which they set their password; at
 * each start until somebody has used one. In sample mode whoever sits at the computer takes a seat without; where others
 * come too, the sample's own administrator, who has no password, does not count.
 * @param address the address people type, without a path
 */
export async function firstAdministrator(
  context: Context,
  address: string,
  say: (line: string) => void,
): Promise<void> {
  const { config, store, records } = context;
  if (isForThisComputer(config)) return;
  const administrators = records.all('people').filter(({ content }) => {
    const { disabled, seats, username, passwordAt } = content as unknown as Person;
    if (username === sampleUsername('administrator') && passwordAt === undefined) return false;
    return disabled !== true && seats.some(({ seat }) => seat === 'administrator');
  });
  if (administrators.length === 0) {
    const person: Person = { username: firstId, name: '系统管理员', seats: [{ seat: 'administrator' }] };
    const made = await store.commit({
      kind: 'person.first',
      note: '',
      by,
      lines: [],
      records: [{ kind: 'people', id: firstId, base: null, after: { ...person } }],
    });
    // Refused = another process of this database was faster; its person is as good.
    if (made.ok) await shown(context.live, context.log, made.value.seq);
  } else if (!administrators.some(({ id, content }) => id === firstId && content['passwordAt'] === undefined)) return;
  const link = await makeLink(context, firstId, by);
  if (link === undefined) return;
  say(`First administrator: open ${address}${link.path} and set a password for "${firstId}" (once, within 24 h).`);
}
