import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import classes from './quiet.module.css';

/** A screen that has nothing to show: the server does not answer yet, or the page broke. It goes by itself. */
export function Quiet({ is }: { readonly is: 'away' | 'broken' }): ReactNode {
  const { t } = useWords();
  return (
    <main className={classes.ground} data-colours="dark">
      <div className={classes.quiet} role="status">
        <strong>{t(`wall.${is}.title`)}</strong>
        <span>{t(`wall.${is}.next`)}</span>
      </div>
    </main>
  );
}
