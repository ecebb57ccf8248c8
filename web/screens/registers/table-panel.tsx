import { CloseButton, Loader, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { mostRows, type Rows } from '../../registers/api.ts';
import type { Register } from '../../registers/register.ts';
import { RegisterTable } from '../../registers/register-table.tsx';
import type { Narrowing, Row } from '../../registers/rows.ts';
import { useSession } from '../../state/session.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './desk.module.css';

interface TablePanelProps {
  readonly register: Register;
  readonly answer: UseQueryResult<Rows>;
  readonly rows: readonly Row[];
  readonly narrowing: Narrowing;
  readonly now: number;
  readonly selectedId: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onNarrow: (patch: Partial<Narrowing>) => void;
  readonly onOpen: (row: Row) => void;
  readonly onHover: (row: Row | null) => void;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

/** The table with what narrows it: words, one value of a closed list a field, in use or retired. */
export function TablePanel(props: TablePanelProps) {
  const { register, answer, rows, narrowing, onNarrow } = props;
  const { t, say, language } = useWords();
  const { can } = useSession();
  const choices = register.fields.filter(({ kind }) => kind === 'choice').slice(0, 3);
  const hasEnd = register.fields.some(({ key }) => key === 'validTo');
  const total = answer.data?.total ?? 0;
  const emptyNext = !can(register.edit)
    ? ''
    : t(register.collection && can('jobs.manage') ? 'registers.emptyNextImport' : 'registers.emptyNext');
  const isNarrowed = narrowing.text !== '' || Object.keys(narrowing.equals).length > 0;
  return (
    <section className={classes.tablePanel} aria-label={t('registers.table')}>
      <div className={classes.narrowing}>
        <TextInput
          size="xs"
          aria-label={t('registers.find')}
          placeholder={t('registers.find')}
          value={narrowing.text}
          onChange={(event) => onNarrow({ text: event.currentTarget.value })}
          rightSection={
            narrowing.text && (
              <CloseButton size="xs" aria-label={t('search.clear')} onClick={() => onNarrow({ text: '' })} />
            )
          }
        />
        {choices.map((field) => (
          <Select
            key={field.key}
            size="xs"
            w="9rem"
            clearable
            aria-label={say(field.titles)}
            placeholder={say(field.titles)}
            value={narrowing.equals[field.key] ?? null}
            data={Object.entries(field.words ?? {}).map(([value, words]) => ({ value, label: words[language] }))}
            onChange={(value) => onNarrow({ equals: { ...narrowing.equals, [field.key]: value ?? '' } })}
          />
        ))}
        {hasEnd && (
          <SegmentedControl
            size="xs"
            aria-label={t('registers.standing')}
            value={narrowing.standing}
            onChange={(standing) => onNarrow({ standing: standing as Narrowing['standing'] })}
            data={(['current', 'retired', 'all'] as const).map((value) => ({
              value,
              label: t(`registers.standings.${value}`),
            }))}
          />
        )}
        <Text size="xs" c="dimmed" role="status" className={classes.total}>
          {answer.data &&
            t('registers.shown', { shown: formatNumber(rows.length, language), total: formatNumber(total, language) })}
          {total > mostRows && ` ${t('registers.tooMany', { most: formatNumber(mostRows, language) })}`}
        </Text>
      </div>
      {answer.data ? (
        rows.length > 0 ? (
          <RegisterTable
            title={say(register.titles)}
            fields={register.fields}
            label={register.label}
            rows={rows}
            now={props.now}
            selectedId={props.selectedId}
            chosen={props.chosen}
            sorting={narrowing.sorting}
            onSort={(sorting) => onNarrow({ sorting })}
            onOpen={props.onOpen}
            onHover={props.onHover}
            onChoose={props.onChoose}
          />
        ) : (
          <Notice
            role="status"
            title={t(isNarrowed ? 'registers.nothingFits' : 'registers.empty')}
            next={isNarrowed ? t('registers.nothingFitsNext') : emptyNext}
            {...(isNarrowed && {
              action: { label: t('filters.clearAll'), run: () => onNarrow({ text: '', equals: {} }) },
            })}
          />
        )
      ) : answer.isError ? (
        <Failed title={t('registers.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Loader m="auto" aria-label={t('list.loadingRow')} />
      )}
    </section>
  );
}
