import { useEffect, useRef, useState } from 'react';
import { isWorthSending, type NoFix, type PhoneFix } from './phone-fix.ts';
import { watch } from './watch.ts';

/** Whether the position is shared now, and what was shared last. */
export interface Sharing {
  readonly state: 'off' | 'waiting' | 'sharing' | NoFix;
  readonly last?: PhoneFix;
}

/**
 * Shares the position as long as somebody is on post, and not a moment longer.
 * @param since when one signed on, epoch milliseconds by the server's clock; undefined after 离岗. Where one was before is
 * not shared, though the phone may know it for another reason.
 * @param put takes each fix that is worth sending
 */
export function useSharing(since: number | undefined, put: (fix: PhoneFix) => void): Sharing {
  const [sharing, setSharing] = useState<Sharing>({ state: 'off' });
  const on = since !== undefined;
  const latest = useRef({ since, put });
  useEffect(() => {
    latest.current = { since, put };
  });
  useEffect(() => {
    if (!on) return undefined;
    let last: PhoneFix | undefined;
    const stop = watch({
      fix: (fix) => {
        if (fix.at < (latest.current.since ?? Infinity)) return;
        if (isWorthSending(last, fix)) {
          last = fix;
          latest.current.put(fix);
        }
        setSharing({ state: 'sharing', last: last ?? fix });
      },
      failure: (failure) => setSharing((before) => ({ ...before, state: failure })),
    });
    return () => {
      stop();
      setSharing({ state: 'off' });
    };
  }, [on]);
  return on && sharing.state === 'off' ? { state: 'waiting' } : sharing;
}
