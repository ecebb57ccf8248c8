import { Tooltip, useComputedColorScheme } from '@mantine/core';
import { calendarOf } from '#domain/calendar/calendars.ts';
import type { Properties } from '#domain/feature.ts';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../live/clock.ts';
import { StateShape } from '../ui/state-shape.tsx';
import { readClock } from './clock-says.ts';
import { clockInFull, clockWords } from './clock-words.ts';
import { useRecordsView } from './use-records-view.ts';
import classes from './cases.module.css';

interface ClockBadgeProps {
  /** Of a case, as the API gives them. */
  readonly properties: Properties;
  /** Epoch milliseconds; absent: the server's clock, which ticks. */
  readonly now?: number;
}

/** Green circle, amber triangle, red square or grey ring, with what is left or by how much it is overdue. */
export function ClockBadge({ properties, now }: ClockBadgeProps) {
  const { t } = useWords();
  const ticking = useNow();
  const theme = useComputedColorScheme('light');
  const records = useRecordsView(calendarKinds);
  const reading = readClock(properties, now ?? ticking, (id) => calendarOf(records, id));
  const isNamed = reading.says.is === 'left' || reading.says.is === 'over';
  return (
    <Tooltip label={clockInFull(reading, t)} disabled={!isNamed && !reading.says.is.startsWith('stage')}>
      <span className={classes.clock} data-state={reading.state}>
        <StateShape state={reading.state} theme={theme} />
        <span>{clockWords(reading, t)}</span>
      </span>
    </Tooltip>
  );
}

const calendarKinds = ['calendars'];
