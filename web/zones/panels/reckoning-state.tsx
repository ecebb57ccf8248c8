import { Group, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useReckoner } from './reckoner.ts';
import classes from './panels.module.css';

/** Whether what is shown is level with the draft; after a second of working, for how long. */
export function ReckoningState({ isBehind }: { readonly isBehind: boolean }) {
  const { t, language } = useWords();
  const since = useReckoner((state) => state.since);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (since === undefined) return undefined;
    const tick = () => setSeconds(Math.floor((performance.now() - since) / 1000));
    tick();
    const timer = window.setInterval(tick, 500);
    return () => window.clearInterval(timer);
  }, [since]);
  const isLong = since !== undefined && seconds >= 1;
  return (
    <Group gap={6} className={classes.note} role="status" data-behind={isBehind || undefined}>
      {isLong && <Loader size={14} aria-hidden />}
      <Text size="xs" c="dimmed">
        {isLong
          ? t('zonePanels.working', { figures: formatNumber(seconds, language) })
          : t(isBehind ? 'zonePanels.behind' : 'zonePanels.level')}
      </Text>
    </Group>
  );
}
