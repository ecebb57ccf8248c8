import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { formatSpan } from '../../i18n/times.ts';
import classes from '../frame/field.module.css';
import type { HereNow } from './use-fix.ts';

/** What the phone says of where it is: how exact, in which datum, how old; or why it says nothing and what helps. */
export function FixLine({ here: { fix, failure } }: { readonly here: HereNow }) {
  const { t } = useWords();
  const now = useNow();
  if (fix === undefined) {
    return (
      <p role="status" className={failure === undefined ? classes.quiet : classes.fault}>
        {t(failure === undefined ? 'field.fix.waiting' : `field.fix.failures.${failure}`)}
      </p>
    );
  }
  const age = now - fix.at;
  return (
    <p role="status" className={fix.accuracy > 50 ? classes.fault : classes.quiet} style={{ margin: '0.25rem 0' }}>
      {t('field.fix.said', { metres: Math.round(fix.accuracy) })}
      {age > 60_000 && t('field.fix.age', { span: formatSpan(age, t) })}
      {fix.accuracy > 50 && t('field.fix.vague')}
    </p>
  );
}
