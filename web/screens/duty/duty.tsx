import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { DutyBar } from './duty-bar.tsx';
import { DutyDesk } from './duty-desk.tsx';
import classes from './duty.module.css';

/** The duty officer's desk; the same for a unit's seats. */
export function Duty() {
  const { t } = useWords();
  const { session } = useSession();
  if (session === undefined) return null;
  const maySee = session.collections === 'all' || session.collections.includes('cases');
  if (session.kind === 'visitor' || !maySee) {
    return (
      <div className={classes.page}>
        <DutyBar />
        <Notice
          role="status"
          title={t(session.kind === 'visitor' ? 'duty.signInFirst' : 'duty.noRight')}
          {...(session.kind !== 'visitor' && { next: t('duty.noRightNext') })}
        />
      </div>
    );
  }
  return <DutyDesk />;
}
