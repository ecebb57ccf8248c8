import type { QueryClient } from '@tanstack/react-query';
import { askSession, sessionQuery } from '../../state/session.ts';
import { browserSurroundings } from '../sync/browser-surroundings.ts';
import { forgetOthers } from './forget.ts';
import { Outbox } from '../sync/outbox.ts';

/** The outbox of whoever uses this page; another person's is closed before it is opened. */
let open: { readonly person: string; readonly outbox: Promise<Outbox>; readonly ended: AbortController } | undefined;

/** Opens a person's outbox, once for the page. */
export function outboxOf(person: string, client: QueryClient): Promise<Outbox> {
  if (open?.person === person) return open.outbox;
  void open?.outbox.then((before) => before.close());
  open?.ended.abort();
  const ended = new AbortController();
  const surroundings = browserSurroundings({
    askPerson: async (signal) => {
      const session = await askSession(signal);
      client.setQueryData(sessionQuery.queryKey, session);
      return session.kind === 'person' ? session.id : undefined;
    },
    taken: () => void client.invalidateQueries({ queryKey: ['cases'] }),
    lost: () => {
      if (open?.person === person) open = undefined;
      ended.abort();
      void client.invalidateQueries({ queryKey: ['field-outbox'] });
    },
  });
  void forgetOthers(person).catch(() => undefined);
  const outbox = Outbox.open(person, surroundings);
  // The word of the browser that there is signal again, and a hand that takes the phone out of the pocket.
  window.addEventListener('online', () => void outbox.then((one) => one.retryAll()), { signal: ended.signal });
  document.addEventListener(
    'visibilitychange',
    () => void (document.hidden ? undefined : outbox.then((one) => one.wake())),
    { signal: ended.signal },
  );
  open = { person, outbox, ended };
  return outbox;
}
