import { useEffect, useState } from 'react';
import type { NoFix, PhoneFix } from './phone-fix.ts';
import { watch } from './watch.ts';

/** What the phone says of where it is while somebody asks for it. */
export interface HereNow {
  readonly fix?: PhoneFix;
  readonly failure?: NoFix;
}

/**
 * Where the phone is, for this page alone: nothing is sent. Asked for only while `wanted`.
 * @param wanted whether anything on the screen needs it
 */
export function useFix(wanted: boolean): HereNow {
  const [now, setNow] = useState<HereNow>({});
  useEffect(() => {
    if (!wanted) return undefined;
    return watch({
      fix: (fix) => setNow({ fix }),
      failure: (failure) => setNow(({ fix }) => ({ ...(fix && { fix }), failure })),
    });
  }, [wanted]);
  return now;
}
