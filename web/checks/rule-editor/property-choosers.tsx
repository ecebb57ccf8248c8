import { MultiSelect, Select } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { closedList } from '../closed-list.ts';
import { collectionChoices, propertiesOf } from './collection-properties.ts';

interface ChooserProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly required: boolean;
}

/** One collection of the city, by the branches of the layer tree. */
export function CollectionSelect(
  props: ChooserProps & { readonly value: string | undefined; readonly onChange: (id: string | undefined) => void },
) {
  const { t, say } = useWords();
  const { label, error, required, value, onChange } = props;
  return (
    <Select
      comboboxProps={closedList}
      label={label}
      error={error}
      withAsterisk={required}
      data={collectionChoices(say)}
      value={value === undefined || value === '' ? null : value}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable={!required}
      allowDeselect={!required}
      placeholder={t('checkTools.editor.chooseCollection')}
      nothingFoundMessage={t('checkTools.editor.nothingFound')}
      maxDropdownHeight={320}
    />
  );
}

/** One property of a collection. */
export function PropertySelect(
  props: ChooserProps & {
    readonly of: string | undefined;
    readonly value: string | undefined;
    readonly onChange: (key: string | undefined) => void;
  },
) {
  const { t, say } = useWords();
  const { label, error, required, of, value, onChange } = props;
  return (
    <Select
      comboboxProps={closedList}
      label={label}
      error={error}
      withAsterisk={required}
      data={withUnknown(of, value === undefined || value === '' ? [] : [value], say)}
      value={value === undefined || value === '' ? null : value}
      onChange={(key) => onChange(key ?? undefined)}
      searchable
      clearable={!required}
      allowDeselect={!required}
      placeholder={t('checkTools.editor.chooseProperty')}
      nothingFoundMessage={t('checkTools.editor.nothingFound')}
    />
  );
}

/** Several properties of a collection. */
export function PropertiesSelect(
  props: ChooserProps & {
    readonly of: string | undefined;
    readonly value: readonly string[];
    readonly onChange: (keys: string[]) => void;
  },
) {
  const { t, say } = useWords();
  const { label, error, required, of, value, onChange } = props;
  return (
    <MultiSelect
      comboboxProps={closedList}
      label={label}
      error={error}
      withAsterisk={required}
      data={withUnknown(of, value, say)}
      value={[...value]}
      onChange={onChange}
      searchable
      {...(value.length === 0 && { placeholder: t('checkTools.editor.chooseProperty') })}
      nothingFoundMessage={t('checkTools.editor.nothingFound')}
    />
  );
}

/** The properties of a collection as choices; what a rule names and the collection has not stays to be seen. */
function withUnknown(
  of: string | undefined,
  held: readonly string[],
  say: (words: { readonly zh: string; readonly en: string }) => string,
) {
  const known = propertiesOf(of).map(({ key, titles }) => ({ value: key, label: say(titles) }));
  const strangers = held.filter((key) => !known.some(({ value }) => value === key));
  return [...known, ...strangers.map((key) => ({ value: key, label: key }))];
}
