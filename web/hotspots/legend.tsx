import { useWords } from '../i18n/use-words.ts';
import { cellMarks } from '../map/cell-signs.ts';
import type { Theme } from '../state/view.ts';
import { CellSign, useMarkWords } from './cell-mark.tsx';
import classes from './hotspots.module.css';

/** What the signs on the map mean: each class with its definition. */
export function Legend({ theme, heat }: { readonly theme: Theme; readonly heat: boolean }) {
  const { t } = useWords();
  const words = useMarkWords();
  return (
    <details className={classes.legend}>
      <summary>{t('hotspots.legend.title')}</summary>
      <ul aria-label={t('hotspots.legend.title')}>
        {cellMarks.map((mark) => (
          <li key={mark}>
            <CellSign mark={mark} theme={theme} />
            <span>
              {words(mark)}
              <small>{t(`hotspots.legend.${mark}`)}</small>
            </span>
          </li>
        ))}
      </ul>
      {heat && <p>{t('hotspots.legend.heat')}</p>}
      <p>{t('hotspots.legend.method')}</p>
    </details>
  );
}
