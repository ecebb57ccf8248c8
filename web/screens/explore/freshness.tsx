import { Button, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useLiveStatus } from '../../live/clock.ts';
import { useUpgrade } from '../../live/upgrade.ts';
import classes from './explore.module.css';

const reload = () => window.location.reload();

/** How fresh the picture is: level with the server at which time, cut off since, or the server itself without its database. */
export function Freshness() {
  const { t } = useWords();
  const { state, asOf, awaySince } = useLiveStatus();
  const isOld = useUpgrade(reload);
  const time = asOf === 0 ? t('missing') : formatClock(awaySince ?? asOf);
  const isBroken = state === 'broken';
  const isAway = !isBroken && awaySince !== undefined;
  const words = isBroken
    ? t('live.broken', { time })
    : isAway
      ? t('live.away', { time })
      : asOf === 0
        ? t('live.connecting')
        : t('live.asOf', { time });
  return (
    <>
      {isOld && (
        <Tooltip label={t('live.upgradeHint')}>
          <Button size="compact-xs" variant="light" onClick={reload}>
            {t('live.upgrade')}
          </Button>
        </Tooltip>
      )}
      <Tooltip label={t(isAway ? 'live.awayHint' : 'live.hint')}>
        <Text size="xs" c="dimmed" className={classes.freshness} data-live={isAway ? 'away' : state}>
          <i className={classes.liveMark} aria-hidden />
          <span>{words}</span>
        </Text>
      </Tooltip>
      {/* The time goes on every minute: only a break is worth reading out. */}
      <VisuallyHidden role="status">{isBroken || isAway ? words : ''}</VisuallyHidden>
    </>
  );
}
