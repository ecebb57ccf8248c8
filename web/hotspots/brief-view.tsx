import { Button, Group, Skeleton, Text } from '@mantine/core';
import { MonthPickerInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { briefQuery } from './api.ts';
import { BriefSheet } from './brief-sheet.tsx';
import classes from './brief.module.css';

interface BriefViewProps {
  readonly city: string;
  readonly isSample: boolean;
  /** YYYY-MM; undefined: the month before this one. */
  readonly month: string | undefined;
  readonly cells: 'unit' | 'hexagon';
  /** Day in Asia/Shanghai. */
  readonly today: string;
  readonly onMonth: (month: string) => void;
  readonly onBack: () => void;
}

/** The month's brief as it is read on the screen and comes out of the printer. */
export function BriefView({ city, isSample, month, cells, today, onMonth, onBack }: BriefViewProps) {
  const { t } = useWords();
  const answer = useQuery(briefQuery(month, cells));
  const shown = month ?? answer.data?.month;
  return (
    <div className={classes.view}>
      <style>{'@page { size: A4 portrait; margin: 10mm 12mm; }'}</style>
      <header className={classes.tools}>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onBack}>
            {t('hotspots.brief.back')}
          </Button>
          <MonthPickerInput
            size="xs"
            w="8rem"
            aria-label={t('hotspots.brief.month')}
            valueFormat="YYYY-MM"
            maxDate={today}
            value={shown === undefined ? null : `${shown}-01`}
            onChange={(day) => day && onMonth(day.slice(0, 7))}
          />
          <Button size="xs" disabled={answer.data === undefined} onClick={() => window.print()}>
            {t('hotspots.brief.print')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('hotspots.brief.paper')}
          </Text>
        </Group>
      </header>
      {answer.data ? (
        <BriefSheet brief={answer.data} city={city} isSample={isSample} />
      ) : answer.isError ? (
        <Failed title={t('hotspots.brief.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Skeleton h="30rem" m="md" aria-label={t('hotspots.loading')} />
      )}
    </div>
  );
}
