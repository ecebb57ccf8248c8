import { ActionIcon, Popover, Text, UnstyledButton } from '@mantine/core';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import type { UsedChoice } from '#domain/cases/numbers/choices.ts';
import { caseSets } from '#domain/cases/numbers/sets.ts';
import type { NumberColumn } from '#domain/cases/numbers/table.ts';
import { useWords } from '../i18n/use-words.ts';
import classes from './numbers.module.css';

interface ColumnHeadProps {
  readonly column: NumberColumn;
  readonly choices: readonly UsedChoice[];
  /** How the table is sorted by this column; undefined where it is not. */
  readonly sorted: 'worst' | 'best' | undefined;
  readonly onSort: () => void;
}

/** The head of a column: sorts by it, and says how its numbers come about. */
export function ColumnHead({ column, choices, sorted, onSort }: ColumnHeadProps) {
  const { t, say } = useWords();
  const name = say(column);
  return (
    <span className={classes.head}>
      <UnstyledButton
        className={classes.sort}
        onClick={onSort}
        title={t(sorted === 'worst' ? 'numbers.sort.best' : 'numbers.sort.worst', { name })}
      >
        {name}
        <span aria-hidden>{sorted === 'worst' ? ' ↓' : sorted === 'best' ? ' ↑' : ''}</span>
      </UnstyledButton>
      <HowReckoned column={column} choices={choices} />
    </span>
  );
}

/** Formula, base, source and the setting that was used, behind a button. */
export function HowReckoned({ column, choices }: Pick<ColumnHeadProps, 'column' | 'choices'>) {
  const { t, say } = useWords();
  const used = choices.find(({ key }) => key === column.setting);
  const lines = [
    { key: 'formula', words: say(column.formula) },
    { key: 'base', words: column.base === undefined ? t('numbers.how.noBase') : say(caseSets[column.base]) },
    { key: 'source', words: say(column.source) },
  ] as const;
  return (
    <Popover width={320} position="bottom" withArrow trapFocus>
      <Popover.Target>
        <ActionIcon size="xs" aria-label={t('numbers.how.label', { name: say(column) })}>
          <IconInfoCircle size="0.875rem" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('numbers.how.label', { name: say(column) })}>
        <Text size="sm" fw={600} tabIndex={-1} data-autofocus className={classes.howName}>
          {say(column)}
        </Text>
        <dl className={classes.how}>
          {lines.map(({ key, words }) => (
            <div key={key}>
              <dt>{t(`numbers.how.${key}`)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
          {used && (
            <div>
              <dt>{t('numbers.how.setting')}</dt>
              <dd>
                {say(used)}
                {t('labelSeparator')}
                {say(used.words)}
                {t('inBrackets', {
                  words: `${t(used.isDefault ? 'numbers.how.default' : 'numbers.how.own')}${t('labelSeparator')}${say(used.source)}`,
                })}
              </dd>
            </div>
          )}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
