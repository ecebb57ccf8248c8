import { cases } from '#domain/cases/collection.ts';
import { factsOf } from '#domain/collection.ts';
import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import type { Caller } from './draft.ts';

const fields = [
  { name: 'name', property: 'callerName' },
  { name: 'phone', property: 'callerPhone' },
  { name: 'address', property: 'callerAddress' },
] as const;

/** Who called: apart from the report, for the seats that speak to callers. */
export function CallerFields({
  value,
  faultOf,
  onChange,
}: {
  readonly value: Caller;
  readonly faultOf: (name: string) => string | undefined;
  readonly onChange: (value: Caller) => void;
}) {
  const { t, say } = useWords();
  return (
    <Stack gap={4}>
      <Group gap="xs" grow preventGrowOverflow={false}>
        {fields.map(({ name, property }) => {
          const { title, titleEn } = factsOf(cases.personal!.properties[property]!);
          const label = say({ zh: title, en: titleEn });
          return (
            <TextInput
              key={name}
              label={label}
              size="sm"
              autoComplete="off"
              error={faultOf(`caller.${name}`)}
              value={value[name]}
              onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
            />
          );
        })}
      </Group>
      <Text size="xs" c="dimmed">
        {t('cases.report.callerApart')}
      </Text>
    </Stack>
  );
}
