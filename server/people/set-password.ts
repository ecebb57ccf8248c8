import type { ClientBase } from 'pg';
import type { Person } from '#domain/people/person.ts';
import type { Context } from '../context.ts';
import { changeRecord } from './change-record.ts';
import { keepCredential } from './store.ts';

/**
 * Gives a person a password. The journal says when, and never what: its hash stands in a table of its own.
 * @param hash in PHC form
 * @param also a further statement of the same transaction; what it throws takes all back
 * @returns false where there is no such person (any more), or they are disabled
 */
export async function setPassword(
  context: Pick<Context, 'store' | 'live' | 'log' | 'now'>,
  set: {
    readonly person: string;
    readonly by: string;
    readonly hash: string;
    readonly also?: (client: ClientBase) => Promise<void>;
  },
): Promise<boolean> {
  const at = context.now();
  const before = await changeRecord(context, {
    act: 'password.set',
    by: set.by,
    kind: 'people',
    id: set.person,
    next: (content) => {
      const { linkAt: _used, ...person } = content as unknown as Person;
      return person.disabled === true ? undefined : { ...person, passwordAt: new Date(at).toISOString() };
    },
    async within(client) {
      await keepCredential(client, set.person, set.hash, at);
      await set.also?.(client);
    },
  });
  return before !== undefined && before['disabled'] !== true;
}
