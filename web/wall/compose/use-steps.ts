import { useState } from 'react';

interface Steps<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
}

/** So many steps can be taken back. */
const most = 100;

/** Takes steps on a value that is kept elsewhere, back and forth. */
export function useSteps<T>(value: T, onChange: (value: T) => void) {
  const [{ past, future }, setSteps] = useState<Steps<T>>({ past: [], future: [] });
  const before = past.at(-1);
  const [after] = future;
  return {
    apply: (next: T) => {
      if (next === value) return;
      setSteps({ past: [...past, value].slice(-most), future: [] });
      onChange(next);
    },
    undo:
      before === undefined
        ? undefined
        : () => {
            setSteps({ past: past.slice(0, -1), future: [value, ...future] });
            onChange(before);
          },
    redo:
      after === undefined
        ? undefined
        : () => {
            setSteps({ past: [...past, value], future: future.slice(1) });
            onChange(after);
          },
  };
}
