import { Button, CloseButton } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { filterColumns, type FilterColumn, type View } from '../../state/view.ts';
import { valueWords } from './value-words.ts';
import classes from './explore.module.css';

interface FilterChipsProps {
  readonly equals: View['equals'];
  /** The period in words where it is not the one the page opens with. */
  readonly period: string | undefined;
  readonly onRemove: (column: FilterColumn, value: string) => void;
  readonly onResetPeriod: () => void;
  readonly onClear: () => void;
}

/** What narrows the picture now, each to be taken off on its own; nothing where nothing does. */
export function FilterChips({ equals, period, onRemove, onResetPeriod, onClear }: FilterChipsProps) {
  const { t, say } = useWords();
  const chips = filterColumns.flatMap((column) =>
    (equals[column] ?? []).map((value) => ({
      key: `${column}/${value}`,
      title: t(`filters.${column}`),
      words: say(valueWords(column, value)),
      remove: () => onRemove(column, value),
    })),
  );
  if (period !== undefined) {
    chips.unshift({ key: 'period', title: t('period.label'), words: period, remove: onResetPeriod });
  }
  if (chips.length === 0) return null;
  return (
    <div className={classes.chips} role="group" aria-label={t('filters.active')}>
      {chips.map(({ key, title, words, remove }) => (
        <span key={key} className={classes.chip}>
          <span className={classes.chipTitle}>{title}</span>
          <span className={classes.chipWords}>{words}</span>
          <CloseButton size="xs" aria-label={t('filters.remove', { words })} onClick={remove} />
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        {t('filters.clearAll')}
      </Button>
    </div>
  );
}
