import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './sheets.module.css';

/** The foot of every sheet: which version it is of, its approval number, from when it holds, when it was printed. */
export function SchemeLine({ scheme, day }: { readonly scheme: SchemeVersion; readonly day: string }) {
  const { t } = useWords();
  const { number, title, approvalNumber, effectiveFrom, state } = scheme;
  return (
    <footer className={classes.sheetFoot}>
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
