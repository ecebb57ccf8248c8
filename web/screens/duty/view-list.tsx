import { caseViews, type CaseViewId } from '#domain/cases/views.ts';
import { useQuery } from '@tanstack/react-query';
import { viewsQuery } from '../../cases/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { viewsFor } from './queue-views.ts';
import classes from './duty.module.css';

interface ViewListProps {
  readonly view: string;
  readonly onView: (view: CaseViewId) => void;
}

/** The saved views with how many cases each holds now; the first nine have a digit as their key. */
export function ViewList({ view, onView }: ViewListProps) {
  const { t, say, language } = useWords();
  const { can } = useSession();
  const { data } = useQuery(viewsQuery);
  const counts = new Map(data?.map(({ id, count }) => [id, count]));
  return (
    <div className={classes.views} role="tablist" aria-label={t('duty.views.label')}>
      {viewsFor(can).map((id, place) => {
        const count = counts.get(id);
        return (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={view === id}
            className={classes.view}
            data-view={id}
            data-alarming={(['overdue', 'dueSoon'].includes(id) && (count ?? 0) > 0 && id) || undefined}
            title={place < 9 ? `${say(caseViews[id])}${t('inBrackets', { words: String(place + 1) })}` : undefined}
            onClick={() => onView(id)}
          >
            <span>{say(caseViews[id])}</span>
            <span className={classes.viewCount}>{count === undefined ? '' : formatNumber(count, language)}</span>
          </button>
        );
      })}
    </div>
  );
}
