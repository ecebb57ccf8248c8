import { useEffect, useRef } from 'react';

/** A key (as KeyboardEvent.key says it, lower case) and what it does. Never while one types, or while a layer is open. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** What lies over the page and has keys of its own: sheets, menus, the calendar. The chooser on the map is part of the page. */
const layers = '[role="dialog"]:not([data-on-map]), [role="menu"]';

/** Listens for the page's single-key shortcuts. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    let covered = false;
    // Looked at before anyone handles the key: whoever closes a menu on Escape does so before the key gets here.
    const look = () => (covered = document.querySelector(layers) !== null);
    const onKeyDown = (event: KeyboardEvent) => {
      if (covered || event.defaultPrevented || isTyping(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const run = current.current[event.key.toLowerCase()];
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

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  );
}
