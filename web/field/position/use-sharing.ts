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
 * @param on between 上岗 and 离岗
 * @param put takes each fix that is worth sending
 */
export function useSharing(on: boolean, put: (fix: PhoneFix) => void): Sharing {
  const [sharing, setSharing] = useState<Sharing>({ state: 'off' });
  const latest = useRef(put);
  useEffect(() => {
    latest.current = put;
  });
  useEffect(() => {
    if (!on) return undefined;
    let last: PhoneFix | undefined;
    const stop = watch({
      fix: (fix) => {
        if (isWorthSending(last, fix)) {
          last = fix;
          latest.current(fix);
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
