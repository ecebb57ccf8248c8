import { useEffect } from 'react';
import { create } from 'zustand';
import { sendJson } from '../state/request.ts';
import { useSession } from '../state/session.ts';
import type { LivePresence } from './stream.ts';

/** The server forgets who is not heard of for a minute; a page says three times in that time that it is here. */
const repeatMs = 20_000;

interface Present {
  /** "collection/id" -> who has it open. */
  readonly subjects: Readonly<Record<string, LivePresence['who']>>;
}

const usePresent = create<Present>(() => ({ subjects: {} }));

/** Takes what the stream says of who has something open. */
export function notePresence({ subject, who }: LivePresence): void {
  usePresent.setState(({ subjects: { [subject]: _before, ...others } }) => ({
    subjects: who.length === 0 ? others : { ...others, [subject]: who },
  }));
}

/**
 * Says that this page has something open, as long as the component stands.
 * @param subject "collection/id"; undefined = nothing
 * @returns the others who have it open
 */
export function useHere(subject: string | undefined): LivePresence['who'] {
  const { session } = useSession();
  const me = session?.kind === 'person' ? session.id : undefined;
  useEffect(() => {
    if (subject === undefined || me === undefined) return undefined;
    const client = crypto.getRandomValues(new Uint32Array(4)).join('-');
    // Whether others know of it is a courtesy: a word that is lost is said again in a moment.
    const tell = (here: boolean) =>
      void sendJson('POST', '/api/presence', { subject, client, here }).catch(() => undefined);
    tell(true);
    const timer = window.setInterval(() => tell(true), repeatMs);
    return () => {
      window.clearInterval(timer);
      tell(false);
    };
  }, [subject, me]);
  const who = usePresent(({ subjects }) => (subject === undefined ? undefined : subjects[subject]));
  return who?.filter(({ id }) => id !== me) ?? nobody;
}

const nobody: LivePresence['who'] = [];
