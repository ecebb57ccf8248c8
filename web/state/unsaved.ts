import { useEffect } from 'react';
import { create } from 'zustand';

/** How many forms hold something that is not saved yet: the page must not go away under them. */
const useUnsaved = create<{ readonly forms: number }>(() => ({ forms: 0 }));

/** Whether anything on the page is not saved. */
export function isUnsaved(): boolean {
  return useUnsaved.getState().forms > 0;
}

/** Says that a form holds something unsaved, as long as `dirty` holds and the form stands; the browser asks before it leaves. */
export function useKeepUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    useUnsaved.setState(({ forms }) => ({ forms: forms + 1 }));
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      useUnsaved.setState(({ forms }) => ({ forms: forms - 1 }));
      window.removeEventListener('beforeunload', ask);
    };
  }, [dirty]);
}
