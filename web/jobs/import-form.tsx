import { collections } from '#domain/collections.ts';
import { Alert, Button, FileInput, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { startImport } from './api.ts';

interface ImportFormProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Starts an import: a GeoJSON file into one collection. */
export function ImportForm({ onDone, onCancel }: ImportFormProps) {
  const { t, say } = useWords();
  const { control, handleSubmit, formState } = useForm({
    defaultValues: { collection: '', file: null as File | null },
  });
  const start = useMutation({
    mutationFn: ({ collection, file }: { collection: string; file: File }) => startImport(collection, file),
    onSuccess: onDone,
  });
  const submit = handleSubmit(({ collection, file }) => file && start.mutate({ collection, file }));
  const { errors } = formState;
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('jobs.importHint')}
        </Text>
        {start.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {[t('jobs.importRefused'), start.error instanceof RequestFailed ? start.error.message : ''].join(' ')}
          </Alert>
        )}
        <Controller
          control={control}
          name="collection"
          rules={{ required: true }}
          render={({ field }) => (
            <Select
              label={t('jobs.into')}
              required
              searchable
              data={collections.map(({ id, titles }) => ({ value: id, label: say(titles) }))}
              value={field.value || null}
              onChange={(value) => field.onChange(value ?? '')}
              error={errors.collection && t('forms.required')}
            />
          )}
        />
        <Controller
          control={control}
          name="file"
          rules={{ required: true }}
          render={({ field }) => (
            <FileInput
              label={t('jobs.file')}
              placeholder={t('jobs.chooseFile')}
              required
              accept=".geojson,.json,application/geo+json,application/json"
              value={field.value}
              onChange={field.onChange}
              error={errors.file && t('forms.required')}
            />
          )}
        />
        <Group gap="xs">
          <Button type="submit" loading={start.isPending}>
            {t('jobs.start')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('forms.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
