import { useEffect, useRef } from 'react';

/** What keys of the composer do, wherever the focus is; undefined: nothing to do now. */
export interface ComposerKeys {
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly save: () => void;
  readonly leave: () => void;
  readonly help: () => void;
}

const writing = 'input:not([type=checkbox]):not([type=radio]), textarea';

/** Listens for the composer's keys; never what is meant for a field, a list or a dialog. */
export function useComposerKeys(keys: ComposerKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const act = actOf(event);
      const isWriting = event.target instanceof Element && event.target.closest(writing) !== null;
      if (act === undefined || (isWriting && act !== 'save')) return;
      event.preventDefault();
      current.current[act]?.();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

function actOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): keyof ComposerKeys | undefined {
  const name = key.toLowerCase();
  if (!ctrlKey && !metaKey) return name === '?' ? 'help' : name === 'escape' ? 'leave' : undefined;
  if (name === 's') return 'save';
  if (name === 'y' || (name === 'z' && shiftKey)) return 'redo';
  return name === 'z' ? 'undo' : undefined;
}
