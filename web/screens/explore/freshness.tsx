import { Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useLiveStatus } from '../../live/clock.ts';
import classes from './explore.module.css';

/** How fresh the picture is: level with the server at which time, or cut off since. */
export function Freshness() {
  const { t } = useWords();
  const { state, asOf } = useLiveStatus();
  const time = asOf === 0 ? t('missing') : formatClock(asOf);
  const words =
    state === 'broken' ? t('live.broken', { time }) : asOf === 0 ? t('live.connecting') : t('live.asOf', { time });
  return (
    <>
      <Tooltip label={t('live.hint')}>
        <Text size="xs" c="dimmed" className={classes.freshness} data-live={state}>
          <i className={classes.liveMark} aria-hidden />
          <span>{words}</span>
        </Text>
      </Tooltip>
      {/* The time goes on every minute: only a break is worth reading out. */}
      <VisuallyHidden role="status">{state === 'broken' ? words : ''}</VisuallyHidden>
    </>
  );
}
