import { Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useQuery } from '@tanstack/react-query';
import { periodOf, reportKinds, type ReportKind } from '#domain/cases/numbers/period.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { ToolButton } from '../ui/tool-button.tsx';
import { reportQuery, reportSearch, type ReportAsked } from './api.ts';
import { ReportSheet } from './report-sheet.tsx';
import classes from './report.module.css';

interface ReportViewProps {
  readonly report: ReportAsked;
  /** Day in Asia/Shanghai. */
  readonly today: string;
  readonly city: string;
  readonly isSample: boolean;
  /** The address that lists what a query of `/api/cases` lists. */
  readonly addressOf: (query: string) => string;
  readonly onReport: (report: ReportAsked) => void;
  readonly onBack: () => void;
}

/** A report as it is read on the screen and comes out of the printer: its period, the ones before and after, both tables. */
export function ReportView({ report, today, city, isSample, addressOf, onReport, onBack }: ReportViewProps) {
  const { t, say, language } = useWords();
  const answer = useQuery(reportQuery(report));
  const period = periodOf(report.kind, report.of);
  return (
    <div className={classes.view}>
      {/* A rule of the document, as pages of one kind only come out of here. */}
      <style>{'@page { size: A4 landscape; margin: 10mm 12mm; }'}</style>
      <header className={classes.tools}>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onBack}>
            {t('numbers.report.back')}
          </Button>
          <SegmentedControl
            size="xs"
            aria-label={t('numbers.report.kind')}
            data={(Object.keys(reportKinds) as ReportKind[]).map((kind) => ({
              value: kind,
              label: say(reportKinds[kind]),
            }))}
            value={report.kind}
            onChange={(kind) => onReport({ kind: kind as ReportKind, of: report.of })}
          />
          {period && (
            <ToolButton
              label={t('numbers.report.previous')}
              onClick={() => onReport({ kind: report.kind, of: period.previous })}
            >
              <IconChevronLeft size="1.25rem" />
            </ToolButton>
          )}
          <DatePickerInput
            size="xs"
            w="9rem"
            aria-label={t('numbers.report.of')}
            valueFormat="YYYY-MM-DD"
            maxDate={today}
            value={report.of}
            onChange={(of) => of && onReport({ kind: report.kind, of })}
          />
          {period && period.next <= today && (
            <ToolButton
              label={t('numbers.report.next')}
              onClick={() => onReport({ kind: report.kind, of: period.next })}
            >
              <IconChevronRight size="1.25rem" />
            </ToolButton>
          )}
          <Button size="xs" disabled={answer.data === undefined} onClick={() => window.print()}>
            {t('numbers.report.print')}
          </Button>
          <Button
            component="a"
            size="xs"
            variant="default"
            leftSection={<IconDownload size="1rem" aria-hidden />}
            href={`/api/numbers/report.xlsx?${reportSearch(report)}&lang=${language}`}
            download
          >
            {t('numbers.xlsx')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('numbers.report.paper')}
          </Text>
        </Group>
      </header>
      {answer.isError && answer.data === undefined ? (
        <Failed title={t('numbers.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Skeleton h="30rem" m="md" aria-label={t('numbers.loading')} />
      ) : (
        <ReportSheet answer={answer.data} city={city} isSample={isSample} addressOf={addressOf} />
      )}
    </div>
  );
}
