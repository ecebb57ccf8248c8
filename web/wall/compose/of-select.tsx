import { MultiSelect } from '@mantine/core';
import type { NarrowedTo } from '#domain/wall/panel-kinds.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Values that there are, with their names, by what they are. */
export type NarrowChoices = Readonly<
  Record<NarrowedTo, ReadonlyArray<{ readonly value: string; readonly label: string }>>
>;

interface OfSelectProps {
  readonly allowed: readonly NarrowedTo[];
  readonly choices: NarrowChoices;
  readonly value: readonly string[];
  readonly onChange: (of: string[]) => void;
}

/** What a panel is narrowed to, out of what there is. What is gone since stays until it is taken away. */
export function OfSelect({ allowed, choices, value, onChange }: OfSelectProps) {
  const { t } = useWords();
  const taken = new Set<string>();
  const once = (one: { readonly value: string }) => !taken.has(one.value) && taken.add(one.value);
  const groups = allowed.map((sort) => ({
    group: t(`wallDesk.compose.narrowed.${sort}`),
    items: choices[sort].filter(once),
  }));
  const gone = value.filter((one) => !taken.has(one)).map((one) => ({ value: one, label: one }));
  return (
    <MultiSelect
      label={t('wallDesk.compose.of')}
      placeholder={value.length === 0 ? t('wallDesk.compose.ofAll') : ''}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('wallDesk.compose.ofAll') }}
      nothingFoundMessage={t('wallDesk.compose.ofNone')}
      data={[...groups, ...(gone.length > 0 ? [{ group: t('wallDesk.compose.ofGone'), items: gone }] : [])]}
      value={[...value]}
      onChange={onChange}
    />
  );
}
