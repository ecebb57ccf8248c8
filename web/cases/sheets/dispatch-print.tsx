import { Button, Group, Loader, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { caseQuery } from '../api.ts';
import { DispatchSheet } from './dispatch-sheet.tsx';
import classes from './sheets.module.css';

export interface DispatchPrintProps {
  readonly city: string;
  readonly isSample: boolean;
  /** Numbers or ids. */
  readonly cases: readonly string[];
  readonly onBack: () => void;
}

/** Dispatch sheets (派遣单) as they come out of the printer, one page a case, and the browser's own print. */
export function DispatchPrint({ city, isSample, cases, onBack }: DispatchPrintProps) {
  const { t } = useWords();
  const now = useNow();
  const answers = useQueries({ queries: cases.map((ref) => caseQuery(ref)) });
  const known = answers.flatMap(({ data }) => (data ? [data.case] : []));
  const isPending = answers.some((answer) => answer.isPending);
  const failed = answers.find(({ isError }) => isError);
  return (
    <div className={classes.view}>
      <style>{'@page { size: A4 portrait; margin: 10mm 12mm; }'}</style>
      <header className={classes.tools}>
        <Group gap="xs">
          <Button size="xs" disabled={isPending || known.length === 0} onClick={() => window.print()}>
            {t('cases.sheet.print')}
          </Button>
          <Button size="xs" variant="default" onClick={onBack}>
            {t('cases.sheet.back')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('cases.sheet.count', { count: known.length })}
          </Text>
        </Group>
      </header>
      {cases.length === 0 ? (
        <Notice role="status" title={t('cases.sheet.none')} action={{ label: t('cases.sheet.back'), run: onBack }} />
      ) : isPending ? (
        <Loader className={classes.loading} aria-label={t('cases.card.loading')} />
      ) : (
        <>
          {failed && (
            <Failed
              title={t('cases.sheet.someFailed', { count: cases.length - known.length })}
              error={failed.error}
              retry={() => void failed.refetch()}
            />
          )}
          {known.map((feature) => (
            <DispatchSheet key={feature.id} city={city} isSample={isSample} feature={feature} now={now} />
          ))}
        </>
      )}
    </div>
  );
}
