import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

/** Puts text on the clipboard; `said` tells in words whether that went well, empty before. */
export function useCopy(): { readonly said: string; readonly put: (text: string) => void } {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const put = (text: string) => {
    void copied(text).then((well) => setSaid(well ? t('copy.done') : t('copy.failed')));
  };
  return { said, put };
}

async function copied(text: string): Promise<boolean> {
  // Absent where the page comes by plain http from another computer, as in a bureau's own network.
  if (navigator.clipboard === undefined) return copiedBySelection(text);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copiedBySelection(text),
  );
}

/** The old way, through a field that is selected for a moment. */
function copiedBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  document.body.append(field);
  field.focus();
  field.select();
  const well = typeof document.execCommand === 'function' && document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return well;
}
