import { collections } from '#domain/collections.ts';
import { allRights, rights, type Right } from '#domain/people/rights.ts';
import { Alert, Button, Checkbox, Group, MultiSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useMutation } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { forDisplays } from '#domain/people/token.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../state/session.ts';
import { addDays, startOfDay } from '../state/shanghai-day.ts';
import { makeToken, type NewToken } from './api.ts';
import { reasonOf } from './reasons.ts';

interface TokenFormProps {
  readonly onDone: (made: { readonly id: string; readonly secret: string }) => Promise<void>;
  readonly onCancel: () => void;
}

/** Makes a token: what for, what it may do, what it may read, until when. Rights one lacks oneself are not offered. */
export function TokenForm({ onDone, onCancel }: TokenFormProps) {
  const { t, say } = useWords();
  const { can } = useSession();
  const { register, control, handleSubmit, watch, formState } = useForm({
    defaultValues: {
      name: '',
      use: 'api' as NewToken['use'],
      rights: ['map.read'] as Right[],
      collections: [] as string[],
      until: null as string | null,
    },
  });
  const make = useMutation({ mutationFn: makeToken, onSuccess: onDone });
  const isDisplay = watch('use') === 'display';
  const offered = allRights.filter(
    (right) => can(right) && right !== 'people.manage' && (!isDisplay || forDisplays.includes(right)),
  );
  const submit = handleSubmit((fields) => {
    make.mutate({
      name: fields.name.trim(),
      use: fields.use,
      rights: fields.rights.filter((right) => offered.includes(right)),
      ...(fields.collections.length > 0 && { collections: fields.collections }),
      // Good to the end of that day in Shanghai.
      ...(fields.until !== null && { expiresAt: new Date(startOfDay(addDays(fields.until, 1)) * 1000).toISOString() }),
    });
  });
  const { errors } = formState;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {make.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {reasonOf(make.error, t)}
          </Alert>
        )}
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.nameHint')}
          required
          maxLength={60}
          error={errors.name && t('forms.required')}
          {...register('name', { validate: (text) => text.trim() !== '' })}
        />
        <Controller
          control={control}
          name="use"
          render={({ field }) => (
            <SegmentedControl
              aria-label={t('tokens.use')}
              data={[
                { value: 'api', label: t('tokens.api') },
                { value: 'display', label: t('tokens.display') },
              ]}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Text size="xs" c="dimmed">
          {t(isDisplay ? 'tokens.displayHint' : 'tokens.apiHint')}
        </Text>
        <Controller
          control={control}
          name="rights"
          rules={{ validate: (chosen) => chosen.some((right) => offered.includes(right)) }}
          render={({ field }) => (
            <Checkbox.Group
              label={t('tokens.rights')}
              value={field.value}
              onChange={field.onChange}
              error={errors.rights && t('forms.required')}
            >
              <Stack gap={4} mt={4}>
                {offered.map((right) => (
                  <Checkbox key={right} value={right} label={say(rights[right])} />
                ))}
              </Stack>
            </Checkbox.Group>
          )}
        />
        <Controller
          control={control}
          name="collections"
          render={({ field }) => (
            <MultiSelect
              label={t('tokens.collections')}
              placeholder={field.value.length > 0 ? '' : t('tokens.allCollections')}
              searchable
              data={collections.map(({ id, titles }) => ({ value: id, label: say(titles) }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="until"
          render={({ field }) => (
            <DatePickerInput
              label={t('tokens.until')}
              placeholder={t('tokens.never')}
              clearable
              valueFormat="YYYY-MM-DD"
              monthLabelFormat={t('period.monthFormat')}
              yearLabelFormat={t('period.yearFormat')}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Group gap="xs">
          <Button type="submit" loading={make.isPending}>
            {t('tokens.make')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('forms.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
