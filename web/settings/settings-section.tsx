import { settingDeclarations, type SettingDeclaration } from '#domain/settings/settings.ts';
import type { RecordContent } from '#domain/record.ts';
import { Badge, Button, NumberInput, Select, Table, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';
import { RecordForm } from '../ui/record-form.tsx';
import { RecordTable } from '../ui/record-table.tsx';
import { SectionFrame, type SectionProps } from '../ui/section.tsx';
import { useSavedRecords } from '../ui/use-saved-records.ts';
import { showToast } from '../ui/toast.tsx';

/** A setting that the bureau made. */
interface OwnSetting {
  readonly value: number | string;
  readonly source: string;
}

interface Fields {
  readonly value: number | string;
  readonly source: string;
}

/** Every figure that a bureau may set: what holds, by which source, and what would hold by default. */
export function SettingsSection({ id, open }: SectionProps) {
  const { t, say, language } = useWords();
  const own = useQuery(recordsQuery<OwnSetting>('settings'));
  const { save, isPending } = useSavedRecords();
  const said = (declared: SettingDeclaration, value: number | string) =>
    declared.kind === 'choice'
      ? say(declared.choices[String(value)] ?? { zh: String(value), en: String(value) })
      : `${value} ${say(declared.unit)}`.trim();
  const recordOf = (key: string) => own.data?.find((record) => record.id === key);
  const rows = own.data && settingDeclarations.map((content) => ({ id: content.key, version: 0, content }));
  const shown = settingDeclarations.find(({ key }) => key === id);
  const record = shown && recordOf(shown.key);
  const reset = async (of: PageRecord<OwnSetting>) => {
    const edit = { kind: 'settings', id: of.id, base: of.version, before: { ...of.content }, after: null };
    try {
      await save({ kind: 'settings.reset', edits: [edit] }, t('settings.isReset'));
      open(undefined);
    } catch {
      showToast({ words: t('settings.resetFailed'), isFault: true });
    }
  };
  return (
    <SectionFrame
      title={t('admin.sections.settings')}
      hint={t('settings.hint')}
      {...(shown &&
        own.data && {
          form: {
            key: shown.key,
            title: say(shown),
            close: () => open(undefined),
            body: (
              <RecordForm<Fields>
                kind="settings"
                record={record as PageRecord | undefined}
                newId={shown.key}
                toFields={(content: RecordContent | undefined) => ({
                  value: (content?.['value'] as number | string | undefined) ?? shown.value,
                  source: String(content?.['source'] ?? ''),
                })}
                toContent={({ value, source }) => ({ value, source: source.trim() })}
                saved={() => t('settings.saved', { name: shown[language] })}
                onDone={() => open(undefined)}
                onCancel={() => open(undefined)}
                acts={
                  record && (
                    <Button variant="default" size="xs" loading={isPending} onClick={() => void reset(record)}>
                      {t('settings.reset', { value: said(shown, shown.value) })}
                    </Button>
                  )
                }
              >
                {({ control, register, formState: { errors } }) => (
                  <>
                    <Controller
                      control={control}
                      name="value"
                      rules={{ validate: (value) => isFitting(shown, value) }}
                      render={({ field }) =>
                        shown.kind === 'choice' ? (
                          <Select
                            label={t('settings.value')}
                            allowDeselect={false}
                            data={Object.entries(shown.choices).map(([value, words]) => ({ value, label: say(words) }))}
                            value={String(field.value)}
                            onChange={field.onChange}
                          />
                        ) : (
                          <NumberInput
                            label={t('settings.value')}
                            description={t('settings.range', { from: shown.minimum, to: shown.maximum })}
                            suffix={say(shown.unit) === '' ? '' : ` ${say(shown.unit)}`}
                            value={field.value}
                            onChange={field.onChange}
                            onBlur={field.onBlur}
                            error={errors.value && t('settings.range', { from: shown.minimum, to: shown.maximum })}
                          />
                        )
                      }
                    />
                    <Textarea
                      label={t('settings.source')}
                      description={t('settings.sourceHint')}
                      required
                      rows={2}
                      maxLength={200}
                      error={errors.source && (errors.source.message || t('forms.required'))}
                      {...register('source', { validate: (text) => text.trim() !== '' })}
                    />
                    <Text size="sm" c="dimmed">
                      {t('settings.default', { value: said(shown, shown.value), source: say(shown.source) })}
                    </Text>
                  </>
                )}
              </RecordForm>
            ),
          },
        })}
    >
      <RecordTable
        query={own}
        rows={rows}
        columns={[t('settings.setting'), t('settings.value'), t('settings.source')]}
        nameOf={({ content }) => say(content)}
        cells={({ content }) => {
          const made = recordOf(content.key)?.content;
          return (
            <>
              <Table.Td>
                {said(content, made?.value ?? content.value)}
                {made && (
                  <Badge ms="xs" variant="outline" radius="sm" tt="none">
                    {t('settings.changed')}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{made?.source ?? say(content.source)}</Table.Td>
            </>
          );
        }}
        openId={id}
        onOpen={open}
        empty={t('settings.none')}
      />
    </SectionFrame>
  );
}

function isFitting(declared: SettingDeclaration, value: number | string): boolean {
  if (declared.kind === 'choice') return Object.hasOwn(declared.choices, String(value));
  return typeof value === 'number' && value >= declared.minimum && value <= declared.maximum;
}
