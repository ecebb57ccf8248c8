import type { Collection } from '#domain/collection.ts';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.ts';
import { lookAtPersonal } from '../state/personal.ts';
import type { PersonalChanges } from './content.ts';
import { FieldInput } from './field-input.tsx';
import { personalFieldsOf } from './fields.ts';

interface PersonalSectionProps {
  readonly collection: Collection;
  /** undefined: a new entry. */
  readonly id: string | undefined;
  readonly changes: PersonalChanges;
  /** What the server said of a field. */
  readonly told: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly onChange: (changes: PersonalChanges) => void;
}

/**
 * The personal fields of an entry, apart from the others: shown when asked for, because each look is logged, and gone with
 * the form. A new entry has nothing to look at and is filled in at once.
 */
export function PersonalSection({ collection, id, changes, told, readOnly, onChange }: PersonalSectionProps) {
  const { t } = useWords();
  const look = useMutation({ gcTime: 0, mutationFn: (entry: string) => lookAtPersonal(collection.id, entry) });
  const known = id === undefined ? {} : look.data;
  return (
    <Stack component="section" gap="sm" p="md" aria-label={t('personal.title')}>
      {known === undefined ? (
        <Button
          size="compact-sm"
          variant="default"
          style={{ alignSelf: 'start' }}
          loading={look.isPending}
          onClick={() => look.mutate(id!)}
        >
          {t('personal.show')}
        </Button>
      ) : (
        personalFieldsOf(collection).map((field) => {
          const wish = changes[field.key];
          return (
            <FieldInput
              key={field.key}
              field={field}
              value={wish === undefined ? known[field.key] : (wish ?? '')}
              fault={told.get(field.key)}
              isDirty={id !== undefined && wish !== undefined}
              readOnly={readOnly}
              onChange={(value) => onChange(withWish(changes, field.key, String(value ?? ''), known[field.key] ?? ''))}
            />
          );
        })
      )}
      <Text size="xs" c="dimmed">
        {look.error ? look.error.message : t(id === undefined ? 'personal.apart' : 'personal.logged')}
      </Text>
    </Stack>
  );
}

/** The changes with a field as it is to be; what is as before is no change. */
function withWish(changes: PersonalChanges, key: string, value: string, before: string): PersonalChanges {
  const { [key]: _was, ...others } = changes;
  if (value === before) return others;
  return { ...others, [key]: value === '' ? null : value };
}
