import { useEffect, useRef } from 'react';

/** Keys as "a", "shift+j", "ctrl+k", "escape" (lower case) and what they do; false: the key goes its usual way. */
export type Keys = Readonly<Record<string, (() => boolean | void) | undefined>>;

/** What lies over the page and has keys of its own: sheets, menus, open lists of choices; the queue itself is none. */
const layers = '[role="dialog"], [role="menu"], [role="listbox"]:not([tabindex])';

/** Keys that also work while one types. */
const always = new Set(['ctrl+k', 'escape']);

/** Listens for the desk's keys before list and map do; never while one types, or while a layer is open. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const name = nameOf(event);
      if (isTyping(event.target) && !always.has(name)) return;
      if ([' ', 'enter'].includes(name) && isControl(event.target)) return;
      const isCovered = [...document.querySelectorAll(layers)].some((layer) => layer.getClientRects().length > 0);
      if (isCovered) return;
      const run = current.current[name];
      if (!run || run() === false) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** "shift" is named for letters and long names only: "?" is a key of its own wherever it lies. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const isShifted = event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1);
  return [event.ctrlKey || event.metaKey ? 'ctrl' : '', isShifted ? 'shift' : '', key].filter(Boolean).join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null
  );
}

/** Space and Enter on a button are the button's. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, summary') !== null;
}
