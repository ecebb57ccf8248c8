import { useEffect, useRef } from 'react';

interface EditKeys {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly create: () => void;
  readonly escape: () => void;
}

/** Ctrl-Z, Ctrl-Y (Ctrl-Shift-Z), N and Esc. While one types, only Esc: the field's own undo is the field's. */
export function useEditKeys(keys: EditKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    let covered = false;
    // Looked at before anyone handles the key: whoever closes a dialog on Escape does so before the key gets here.
    // Closed lists of choices stay in the page unseen.
    const look = () => {
      const layers = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
      covered = [...layers].some((layer) => layer.getClientRects().length > 0);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (covered || event.defaultPrevented) return;
      const { undo, redo, create, escape } = current.current;
      const key = event.key.toLowerCase();
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea') !== null;
      const run =
        key === 'escape'
          ? escape
          : isTyping || event.altKey
            ? undefined
            : event.ctrlKey || event.metaKey
              ? { z: event.shiftKey ? redo : undo, y: redo }[key]
              : key === 'n'
                ? create
                : undefined;
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', look, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', look, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
