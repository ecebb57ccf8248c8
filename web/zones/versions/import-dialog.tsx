import { Alert, Autocomplete, Button, FileInput, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { useWords } from '../../i18n/use-words.ts';
import { importScheme } from '../api.ts';
import { namesInFile } from './names-in-file.ts';
import { refusalOf } from './refusal-of.ts';

interface ImportDialogProps {
  /** The kind that the zones of the file belong to; undefined: closed. */
  readonly kind: ResponsibilityKind | undefined;
  readonly onClose: () => void;
}

/** Takes in existing zones from a file as they are; faults are listed, not hidden. */
export function ImportDialog({ kind, onClose }: ImportDialogProps) {
  const { t, say } = useWords();
  return (
    <Modal
      opened={kind !== undefined}
      onClose={onClose}
      title={kind && t('schemes.importTitle', { kind: say(responsibilityKinds[kind]) })}
      centered
    >
      {kind && <ImportForm kind={kind} onClose={onClose} />}
    </Modal>
  );
}

/** What properties of that meaning are often called in files. */
const usual = {
  number: ['number', '编号', '责任区编号', 'code', 'id', 'bh'],
  name: ['name', '名称', '责任区', 'mc'],
  unit: ['unit', '责任单位', '单位', 'dept'],
} as const;

function ImportForm({ kind, onClose }: { readonly kind: ResponsibilityKind; readonly onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [columns, setColumns] = useState({ number: '', name: '', unit: '' });
  const start = useMutation({
    mutationFn: (chosen: File) => importScheme(chosen, { responsibilityKind: kind, title: title.trim(), ...columns }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['jobs'] });
      onClose();
    },
  });
  const take = async (chosen: File | null) => {
    setFile(chosen);
    if (chosen === null) return;
    if (title.trim() === '') setTitle(chosen.name.replace(/\.(geo)?json$/i, ''));
    const found = await namesInFile(chosen);
    setNames(found);
    setColumns((before) => ({
      number: before.number || firstOf(usual.number, found),
      name: before.name || firstOf(usual.name, found),
      unit: before.unit || firstOf(usual.unit, found),
    }));
  };
  const ready = file !== null && title.trim() !== '';
  const field = (name: keyof typeof columns) => (
    <Autocomplete
      label={t(`schemes.importFields.${name}`)}
      placeholder={t('schemes.importFields.hint')}
      data={[...names]}
      value={columns[name]}
      onChange={(value) => setColumns((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) start.mutate(file);
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('schemes.importHint')}
        </Text>
        {start.isError && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {refusalOf(start.error, t)}
          </Alert>
        )}
        <FileInput
          label={t('schemes.file')}
          placeholder={t('schemes.chooseFile')}
          required
          accept=".geojson,.json,application/geo+json,application/json"
          value={file}
          onChange={(chosen) => void take(chosen)}
        />
        <TextInput
          label={t('schemes.schemeTitle')}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {field('number')}
        {field('name')}
        {field('unit')}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('schemes.cancel')}
          </Button>
          <Button type="submit" loading={start.isPending} disabled={!ready}>
            {t('schemes.startImport')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function firstOf(wanted: readonly string[], found: readonly string[]): string {
  return wanted.map((name) => found.find((one) => one.toLowerCase() === name.toLowerCase())).find(Boolean) ?? '';
}
