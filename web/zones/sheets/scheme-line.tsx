import type { ReactNode } from 'react';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './sheets.module.css';

interface SchemeLineProps {
  readonly scheme: SchemeVersion;
  /** Day of printing in Shanghai, "YYYY-MM-DD". */
  readonly day: string;
  /** What a page says that its sheet's head is not on. */
  readonly children?: ReactNode;
}

/** The foot of every sheet: which version it is of, its approval number, from when it holds, when it was printed. */
export function SchemeLine({ scheme, day, children }: SchemeLineProps) {
  const { t } = useWords();
  const { number, title, approvalNumber, effectiveFrom, state } = scheme;
  return (
    <footer className={classes.sheetFoot}>
      {children}
      <span>
        {t('schemes.name', { number, title })}
        {state !== 'published' && t('inBrackets', { words: t('schemes.sheet.notPublished') })}
      </span>
      <span>{t('schemes.sheet.approvalNumber', { number: approvalNumber ?? t('missing') })}</span>
      <span>
        {t('schemes.sheet.effective', {
          day: effectiveFrom ? formatInstant(Date.parse(effectiveFrom)).replace(/ 00:00$/, '') : t('missing'),
        })}
      </span>
      <span>{t('schemes.sheet.printed', { day })}</span>
    </footer>
  );
}
