import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { StateShape } from '../../ui/state-shape.tsx';
import type { ListProgress } from './progress.ts';
import classes from './lists.module.css';

/** How far a list is: what the check says is mended, what is only said to be done, and the rest. */
export function ProgressBar({ progress }: { readonly progress: ListProgress }) {
  const { t } = useWords();
  const { total, mended, said } = progress;
  const share = (count: number) => `${(count / total) * 100}%`;
  return (
    <div className={classes.progress}>
      <div className={classes.bar} aria-hidden>
        <span data-of="mended" style={{ width: share(mended) }} />
        <span data-of="said" style={{ width: share(said) }} />
      </div>
      <span>
        {t('treating.lists.progress', { mended, total })}
        {said > 0 && t('treating.lists.progressSaid', { said })}
      </span>
    </div>
  );
}

/** The day until which a list is to be done; overdue by colour, shape and word. */
export function DueDay({ day, isOverdue }: { readonly day: string | undefined; readonly isOverdue: boolean }) {
  const { t } = useWords();
  const { theme } = usePreferences(useView().view);
  if (day === undefined) return <>{t('missing')}</>;
  return (
    <span className={classes.due} data-overdue={isOverdue || undefined}>
      {day}
      {isOverdue && (
        <>
          <StateShape state="overdue" theme={theme} />
          {t('treating.lists.overdue')}
        </>
      )}
    </span>
  );
}
