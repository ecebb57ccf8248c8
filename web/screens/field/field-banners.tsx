import classes from '../../field/frame/field.module.css';
import type { FieldOutbox } from '../../field/store/use-outbox.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';

interface FieldBannersProps {
  readonly outbox: FieldOutbox;
  readonly isOnline: boolean;
  /** When the server said what is shown, ISO. */
  readonly asOf: string | undefined;
  readonly isKept: boolean;
  readonly unread: number;
  readonly onUnread: () => void;
}

/** What must not be overlooked: no signal and how old the picture is, what the server did not take, new tasks. */
export function FieldBanners({ outbox, isOnline, asOf, isKept, unread, onUnread }: FieldBannersProps) {
  const { t } = useWords();
  const { state, isBroken } = outbox;
  const isCut = !isOnline || isKept || state === 'offline' || state === 'away';
  return (
    <>
      {isBroken && (
        <p className={classes.banner} data-tone="bad" role="alert">
          {t('field.banner.broken')}
        </p>
      )}
      {isCut && (
        <p className={classes.banner} data-tone="warn" role="status">
          {t(isOnline ? 'field.banner.away' : 'field.banner.offline')}
          {asOf !== undefined && (
            <span>{t('field.banner.asOf', { at: formatInstant(Date.parse(asOf)).slice(5) })}</span>
          )}
        </p>
      )}
      {state === 'signIn' && (
        <p className={classes.banner} data-tone="bad" role="alert">
          {t('field.banner.signIn')}
        </p>
      )}
      {unread > 0 && (
        <p className={classes.banner} data-tone="bad" role="alert">
          {t('field.banner.news', { figures: unread })}
          <button type="button" className={classes.chip} onClick={onUnread}>
            {t('field.banner.seen')}
          </button>
        </p>
      )}
    </>
  );
}
