import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { ChecksBar } from './checks-bar.tsx';
import { ChecksDesk } from './checks-desk.tsx';
import classes from './checks.module.css';

/** The desk of checks: the rules, what they found, the least that would mend it. */
export function Checks() {
  const { t } = useWords();
  const { session, can } = useSession();
  if (session === undefined) return null;
  if (!can('map.read')) {
    return (
      <div className={classes.page}>
        <ChecksBar />
        <Notice role="status" title={t('checks.noRight')} next={t('checks.noRightNext')} />
      </div>
    );
  }
  return <ChecksDesk />;
}
