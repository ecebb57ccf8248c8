import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { requestJson } from '../../state/request.ts';
import { closedList } from '../closed-list.ts';
import type { NamedProperty } from './collection-properties.ts';

interface ValuesInputProps {
  readonly collection: string | undefined;
  readonly name: string;
  /** undefined: the collection has none of that name. */
  readonly property: NamedProperty | undefined;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The values that a property may have: yes or no, words of a closed list, or what the city holds and anything typed. */
export function ValuesInput({ collection, name, property, label, value, onChange }: ValuesInputProps) {
  const { t, say } = useWords();
  const { data } = useQuery({
    ...valuesQuery(collection ?? '', name),
    enabled: collection !== undefined && property?.isIndexed === true && property.words === undefined,
  });
  if (property?.isFlag) {
    return (
      <Select
        comboboxProps={closedList}
        aria-label={label}
        data={[
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]}
        value={value[0] ?? null}
        onChange={(next) => next !== null && onChange([next])}
        allowDeselect={false}
      />
    );
  }
  if (property?.words) {
    const { words } = property;
    const strangers = value.filter((one) => !(one in words)).map((one) => ({ value: one, label: one }));
    return (
      <MultiSelect
        comboboxProps={closedList}
        aria-label={label}
        data={[...Object.entries(words).map(([one, said]) => ({ value: one, label: say(said) })), ...strangers]}
        value={[...value]}
        onChange={onChange}
        searchable
        {...(value.length === 0 && { placeholder: t('checkTools.editor.chooseValues') })}
      />
    );
  }
  return (
    <TagsInput
      comboboxProps={closedList}
      aria-label={label}
      data={(data?.values ?? []).map((one) => one.value)}
      value={[...value]}
      onChange={onChange}
      acceptValueOnBlur
      {...(value.length === 0 && { placeholder: t('checkTools.editor.typeValues') })}
    />
  );
}

/** The values that a column holds, most frequent first. */
function valuesQuery(collection: string, property: string) {
  return queryOptions({
    queryKey: ['values', collection, property],
    queryFn: ({ signal }) =>
      requestJson<{ values: ReadonlyArray<{ value: string; count: number }> }>(
        `/api/values?collection=${collection}&property=${property}`,
        signal,
      ),
    staleTime: 60_000,
  });
}
