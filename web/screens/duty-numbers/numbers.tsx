import { Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { groupings, type GroupingId } from '#domain/cases/numbers/groups.ts';
import { reportKinds, type ReportKind } from '#domain/cases/numbers/period.ts';
import { cityQuery } from '../../collections/api.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime, useNow } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { postGroups, tableQuery, tableSearch } from '../../numbers/api.ts';
import { readAsked, writeAsked, type NumbersAsked } from '../../numbers/asked.ts';
import { DayChart } from '../../numbers/day-chart.tsx';
import { Five } from '../../numbers/five.tsx';
import { NumberTableView } from '../../numbers/number-table.tsx';
import { PeriodPicker } from '../../numbers/period-picker.tsx';
import { PostsNow } from '../../numbers/posts-now.tsx';
import { ReportView } from '../../numbers/report-view.tsx';
import { useOwnSearch } from '../../state/router.tsx';
import { dayOf } from '../../state/shanghai-day.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { deskAddress } from '../duty/address.ts';
import { DutyBar } from '../duty/duty-bar.tsx';
import { NumberFilters } from './number-filters.tsx';
import classes from './page.module.css';

/** `/duty/numbers`: the five, the table, and the reports of a day, week or month; what is shown stands in the address. */
export function Numbers() {
  const { t, language } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, { change: () => undefined, reload: () => undefined });
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  const today = dayOf(useNow());
  const asked = readAsked(own, today);
  const change = (patch: Partial<NumbersAsked>, step: 'push' | 'replace' = 'push') =>
    changeOwn(writeAsked({ ...asked, ...patch }), step);
  // A link that names no period would show another one tomorrow.
  const isNamed = asked.report === undefined ? own['first'] !== undefined : own['of'] !== undefined;
  const isToldTime = told !== undefined;
  useEffect(() => {
    if (isToldTime && !isNamed) change({}, 'replace');
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNamed, isToldTime]);
  useEffect(() => {
    document.title = `${t('numbers.title')} · ${t('appName')}`;
  }, [t]);
  const isSample = city.data?.sample ?? false;
  const posts = postGroups.find((group) => group === own['posts']);
  return (
    <div className={classes.page}>
      <DutyBar />
      {asked.report ? (
        <ReportView
          key={`${asked.report.kind}/${asked.report.of}`}
          report={asked.report}
          today={today}
          city={city.data?.name[language] ?? ''}
          isSample={isSample}
          addressOf={deskAddress}
          onReport={(report) => change({ report })}
          onBack={() => changeOwn({ ...writeAsked(asked), report: '', of: '' }, 'push')}
        />
      ) : (
        <main className={classes.numbers}>
          <Five addressOf={deskAddress} onPosts={(group) => changeOwn({ posts: group }, 'push')} />
          <TableTools asked={asked} today={today} onChange={change} />
          <Table asked={asked} onChange={change} />
        </main>
      )}
      {posts && (
        <PostsNow
          group={posts}
          onGroup={(group) => changeOwn({ posts: group }, 'replace')}
          onClose={() => changeOwn({ posts: '' }, 'push')}
        />
      )}
    </div>
  );
}

interface PartProps {
  readonly asked: NumbersAsked;
  readonly onChange: (patch: Partial<NumbersAsked>, step?: 'push' | 'replace') => void;
}

function TableTools({ asked, today, onChange }: PartProps & { readonly today: string }) {
  const { t, say, language } = useWords();
  return (
    <div className={classes.tools}>
      <Group gap="xs">
        <PeriodPicker
          first={asked.first}
          last={asked.last}
          today={today}
          onChange={(first, last) => onChange({ first, last })}
        />
        <NumberFilters filters={asked.filters} onChange={(filters) => onChange({ filters })} />
      </Group>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('numbers.by')}
          data={(Object.keys(groupings) as GroupingId[]).map((by) => ({ value: by, label: say(groupings[by]) }))}
          value={asked.by}
          onChange={(by) => onChange({ by: by as GroupingId, ...readSortFor(by as GroupingId) })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('numbers.columns.label')}
          data={[
            { value: 'main', label: t('numbers.columns.main') },
            { value: 'all', label: t('numbers.columns.all') },
          ]}
          value={asked.columns}
          onChange={(columns) => onChange({ columns: columns === 'all' ? 'all' : 'main' }, 'replace')}
        />
        <Button
          component="a"
          size="xs"
          variant="default"
          leftSection={<IconDownload size="1rem" aria-hidden />}
          href={`/api/numbers/table.xlsx?${tableSearch(asked)}&lang=${language}`}
          download
        >
          {t('numbers.xlsx')}
        </Button>
        <Reports today={today} onChange={onChange} />
      </Group>
    </div>
  );
}

/** A table by another division begins as such tables do. */
function readSortFor(by: GroupingId): Pick<NumbersAsked, 'sort' | 'turned'> {
  const { sort, turned } = readAsked({ by }, '2026-01-01');
  return { sort, turned };
}

function Reports({ today, onChange }: { readonly today: string; readonly onChange: PartProps['onChange'] }) {
  const { say } = useWords();
  return (
    <>
      {(Object.keys(reportKinds) as ReportKind[]).map((kind) => (
        <Button key={kind} size="xs" variant="default" onClick={() => onChange({ report: { kind, of: today } })}>
          {say(reportKinds[kind])}
        </Button>
      ))}
    </>
  );
}

function Table({ asked, onChange }: PartProps) {
  const { t } = useWords();
  const answer = useQuery(tableQuery(asked));
  if (answer.isError && answer.data === undefined) {
    return <Failed title={t('numbers.failed')} error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (answer.data === undefined) return <Skeleton h="20rem" m="md" aria-label={t('numbers.loading')} />;
  const {
    at,
    table: { rows, by },
  } = answer.data;
  return (
    <>
      {by === 'day' && <DayChart rows={rows} first={asked.first} last={asked.last} />}
      {rows.length === 0 ? (
        <Notice role="status" title={t('numbers.empty')} next={t('numbers.emptyNext')} />
      ) : (
        <NumberTableView
          key={by}
          answer={answer.data}
          asked={asked}
          onSort={(sort, turned) => onChange({ sort, turned }, 'replace')}
          addressOf={deskAddress}
        />
      )}
      <Text size="xs" c="dimmed" className={classes.foot} role="status">
        {t('numbers.asOf', {
          at: formatInstant(Date.parse(at)),
          first: asked.first,
          last: asked.last,
          count: rows.length,
        })}
        {answer.isError && ` ${t('numbers.stale')}`}
      </Text>
    </>
  );
}
