import { useEffect, useRef } from 'react';

/**
 * Keys as "z", "ctrl+z", "shift+arrowup" (lower case, modifiers in the order ctrl, shift) and what they do; false: the key
 * goes its usual way.
 */
export type DeskKeys = Readonly<Record<string, (() => boolean | void) | undefined>>;

/** What lies over the page and has keys of its own. */
const layers = '[role="dialog"], [role="menu"], [role="listbox"]:not([tabindex])';

/** Listens for the desk's keys before the map does; never while one types, or while a layer is open. */
export function useDeskKeys(keys: DeskKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
      const isCovered = [...document.querySelectorAll(layers)].some((layer) => layer.getClientRects().length > 0);
      if (isCovered) return;
      const key = event.key.toLowerCase();
      const name = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.shiftKey && key.length > 1 ? 'shift' : '', key]
        .filter(Boolean)
        .join('+');
      const shifted =
        event.shiftKey && key.length === 1 && (event.ctrlKey || event.metaKey) ? `ctrl+shift+${key}` : name;
      const run = current.current[shifted];
      if (!run || run() === false) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null
  );
}
