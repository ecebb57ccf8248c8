import { actions } from '#domain/actions.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Filter } from '#domain/filter.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { Button, Checkbox, Group, MultiSelect, ScrollArea, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { countsQuery, valuesQuery, type Bbox, type Counts } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { actionSign, type ActionKey } from '../../map/action-signs.ts';
import { IconSvg } from '../../map/icon-svg.tsx';
import { chosenBeyondDefault, type FilterColumn, type View } from '../../state/view.ts';
import { valueWords } from './value-words.ts';
import classes from './filter-panel.module.css';

interface FilterPanelProps {
  readonly equals: View['equals'];
  /** Where and how the cases on the map are narrowed; undefined while no cases are on it. */
  readonly cases: { readonly bbox: Bbox | undefined; readonly filter: Filter } | undefined;
  /** Columns that a visible layer has; the others say that they have no effect. */
  readonly effective: ReadonlySet<string>;
  readonly onChange: (column: FilterColumn, values: readonly string[]) => void;
  readonly onClear: () => void;
}

/** What map, list and counts are narrowed to, together. */
export function FilterPanel({ equals, cases, effective, onChange, onClear }: FilterPanelProps) {
  const { t } = useWords();
  const byStatus = useFacet(cases, 'status');
  const byAction = useFacet(cases, 'action');
  return (
    <ScrollArea className={classes.scroller} type="auto">
      <Stack gap="md" p="sm">
        <Choices
          column="status"
          keys={Object.keys(caseStatuses)}
          chosen={equals.status ?? []}
          counts={byStatus?.byStatus}
          effective={effective.has('status')}
          onChange={onChange}
        />
        <Choices
          column="action"
          keys={Object.keys(actions)}
          chosen={equals.action ?? []}
          counts={byAction?.by}
          effective={effective.has('action')}
          onChange={onChange}
        />
        <Picker column="classCode" chosen={equals.classCode ?? []} onChange={onChange} />
        <Picker column="unit" chosen={equals.unit ?? []} onChange={onChange} />
        <Choices
          column="responsibilityKind"
          keys={Object.keys(responsibilityKinds)}
          chosen={equals.responsibilityKind ?? []}
          counts={undefined}
          effective={effective.has('responsibilityKind')}
          onChange={onChange}
        />
        <Group>
          <Button
            variant="default"
            size="xs"
            onClick={onClear}
            disabled={Object.keys(chosenBeyondDefault(equals)).length === 0}
          >
            {t('filters.clearAll')}
          </Button>
        </Group>
      </Stack>
    </ScrollArea>
  );
}

/**
 * Counts of the cases in view, narrowed by all but the column itself: what a further choice would add.
 */
function useFacet(cases: FilterPanelProps['cases'], column: FilterColumn): Counts | undefined {
  const { [column]: _own, ...others } = cases?.filter.equals ?? {};
  const answer = useQuery(countsQuery(cases ? ['cases'] : [], cases?.bbox, { ...cases?.filter, equals: others }));
  return cases && answer.data?.counts['cases'];
}

interface ChoicesProps {
  readonly column: FilterColumn;
  readonly keys: readonly string[];
  readonly chosen: readonly string[];
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly effective: boolean;
  readonly onChange: FilterPanelProps['onChange'];
}

/** A short closed list: all choices in sight, each with its count. */
function Choices({ column, keys, chosen, counts, effective, onChange }: ChoicesProps) {
  const { t, say, language } = useWords();
  const title = t(`filters.${column}`);
  return (
    <Checkbox.Group
      label={title}
      description={effective ? undefined : t('filters.notApplied')}
      value={[...chosen]}
      onChange={(values) => onChange(column, values)}
      classNames={{ label: classes.title! }}
    >
      <div className={classes.choices}>
        {keys.map((key) => (
          <Checkbox
            key={key}
            size="xs"
            value={key}
            classNames={{ body: classes.choice!, labelWrapper: classes.choiceLabel! }}
            label={
              <span className={classes.words}>
                {column === 'action' && <IconSvg icon={actionSign(key as ActionKey)} />}
                <span>{say(valueWords(column, key))}</span>
                {counts && <span className={classes.count}>{formatNumber(counts[key] ?? 0, language)}</span>}
              </span>
            }
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

interface PickerProps {
  readonly column: FilterColumn;
  readonly chosen: readonly string[];
  readonly onChange: FilterPanelProps['onChange'];
}

/** A long open list: the values that occur, most frequent first, found by typing. */
function Picker({ column, chosen, onChange }: PickerProps) {
  const { t, say, language } = useWords();
  const answer = useQuery(valuesQuery('cases', column));
  const listed = answer.data?.values ?? [];
  const all = [
    ...listed.map(({ value }) => value),
    ...chosen.filter((value) => !listed.some((row) => row.value === value)),
  ];
  const countOf = new Map(listed.map(({ value, count }) => [value, count]));
  return (
    <MultiSelect
      label={t(`filters.${column}`)}
      description={t('filters.countsAll')}
      placeholder={chosen.length === 0 ? t('filters.choose') : ''}
      error={answer.isError ? t('filters.valuesFailed') : undefined}
      data={all.map((value) => ({ value, label: say(valueWords(column, value)) }))}
      value={[...chosen]}
      onChange={(values) => onChange(column, values)}
      searchable
      clearable
      hidePickedOptions={false}
      nothingFoundMessage={t('filters.noChoice')}
      maxDropdownHeight={320}
      size="sm"
      classNames={{ label: classes.title! }}
      renderOption={({ option }) => (
        <span className={classes.words}>
          <span>{option.label}</span>
          <span className={classes.count}>{formatNumber(countOf.get(option.value) ?? 0, language)}</span>
        </span>
      )}
    />
  );
}
