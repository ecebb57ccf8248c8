import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { stripOf, type StripPart } from '#domain/wall/day-strip.ts';
import type { Slot } from '#domain/wall/showing.ts';
import type { Show } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showsAt } from './slots.ts';
import classes from './layout.module.css';

interface DayStripProps {
  readonly shows: readonly Show[];
  /** Places with a rotation of their own; empty: the whole wall has one. */
  readonly slots: readonly Slot[];
  readonly nameOf: (scene: string) => string;
}

const days = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** What is on when: the day from 0 to 24, gaps hatched and named. */
export function DayStrip({ shows, slots, nameOf }: DayStripProps) {
  const { t } = useWords();
  const [day, setDay] = useState<string>('1');
  const lines = slots.length === 0 ? [undefined] : slots;
  return (
    <Stack gap="xs" role="group" aria-label={t('wallDesk.strip.title')}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('wallDesk.strip.day')}
        value={day}
        onChange={setDay}
        data={days.map((value) => ({ value, label: t(`wallDesk.days.${value}`) }))}
      />
      {lines.map((slot) => {
        const own = showsAt(shows, slot);
        const namesOf = ({ shows: on }: StripPart) =>
          on.map((place) => nameOf(own[place]!.scene)).join(t('listSeparator')) || t('wallDesk.strip.gap');
        return (
          <div key={slot ? `${slot.column}/${slot.row}` : 'all'}>
            {slot && (
              <Text size="xs" c="dimmed">
                {t('wall.list.slot', { row: slot.row + 1, column: slot.column + 1 })}
              </Text>
            )}
            <ol className={classes.strip}>
              {stripOf(own, Number(day)).map((part) => {
                const words = t('wallDesk.strip.part', {
                  from: clockOf(part.from),
                  to: clockOf(part.to),
                  what: namesOf(part),
                });
                return (
                  <li
                    key={part.from}
                    style={{ flexGrow: part.to - part.from }}
                    data-gap={part.shows.length === 0 || undefined}
                    title={words}
                    aria-label={words}
                  >
                    <span aria-hidden>{clockOf(part.from)}</span>
                    <span aria-hidden>{namesOf(part)}</span>
                  </li>
                );
              })}
            </ol>
          </div>
        );
      })}
    </Stack>
  );
}

/** Minutes from midnight as "08:00"; the end of the day is "24:00". */
function clockOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
