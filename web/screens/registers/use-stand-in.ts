import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { assignments, type Assignment } from '#domain/duty/assignments.ts';
import { standIns } from '#domain/duty/stand-ins.ts';
import { serverNow } from '../../live/clock.ts';
import type { Content } from '../../registers/content.ts';
import type { Register } from '../../registers/register.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { dayOf } from '../../state/shanghai-day.ts';

/** What a stand-in takes over from the roster: the address carries it from the one register to the other. */
const taken = ['day', 'post', 'shift', 'person'] as const;

/**
 * From who stands a shift to who comes instead: the way to the other register, and the new entry that begins there.
 * @param mayBegin the register stands ready for a new entry
 * @returns to be called with the assignment; the day is today, or the first of the assignment
 */
export function useStandIn(register: Register, mayBegin: boolean, begin: (given: Content) => void) {
  const { own, changeOwn } = useOwnSearch();
  const navigate = useNavigate();
  const isAsked = register.id === standIns.id && Boolean(own[taken[0]]);
  useEffect(() => {
    if (!isAsked || !mayBegin) return;
    begin(Object.fromEntries(taken.map((key) => [key, own[key]])));
    // Once: going back and forth does not begin it anew.
    changeOwn(Object.fromEntries(taken.map((key) => [key, ''])), 'replace');
  }, [isAsked, mayBegin, begin, own, changeOwn]);
  return ({ post, shift, person, from }: Assignment): void => {
    if (register.id !== assignments.id) return;
    const today = dayOf(serverNow());
    const day = from > today ? from : today;
    void navigate({
      to: '/registers/$collection',
      params: { collection: standIns.id },
      search: (before: unknown) => ({ ...(before as object), own: { day, post, shift, person } }),
    });
  };
}
