import { recordKindById } from '#domain/records.ts';
import type { RecordContent } from '#domain/record.ts';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useWords } from '../i18n/use-words.ts';
import { fetchRecord, type PageRecord, type RecordEdit } from '../state/records.ts';
import { RequestFailed } from '../state/request.ts';
import { Differences } from './differences.tsx';
import { faultWords } from './fault-words.ts';
import { useSavedRecords } from './use-saved-records.ts';

interface RecordFormProps<F extends FieldValues> {
  readonly kind: string;
  /** What is changed; undefined adds. */
  readonly record: PageRecord | undefined;
  /** The id a new record shall have; the server makes one where absent. */
  readonly newId?: string;
  /** Content as the form holds it. */
  readonly toFields: (content: RecordContent | undefined) => F;
  readonly toContent: (fields: F, before: RecordContent | undefined) => RecordContent;
  /** What the journal shall say of the change; empty says nothing. */
  readonly note?: (fields: F) => string;
  /** Said when it is saved. */
  readonly saved: (content: RecordContent) => string;
  readonly children: (form: UseFormReturn<F>) => ReactNode;
  /** Further acts at the foot of the form. */
  readonly acts?: ReactNode;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
  readonly canDelete?: boolean;
  /** What goes away together with the record when it is deleted, in the same change. */
  readonly goesAlong?: readonly RecordEdit[];
}

/**
 * The form of one record: what it does when it is saved, refused, or when another was faster. Fields are the caller's.
 * Ctrl+S saves.
 */
export function RecordForm<F extends FieldValues>(props: RecordFormProps<F>) {
  const {
    kind,
    toFields,
    toContent,
    saved,
    children,
    acts,
    onDone,
    onCancel,
    newId,
    canDelete,
    goesAlong = [],
  } = props;
  const { t } = useWords();
  const { save, isPending } = useSavedRecords();
  // What one began with stays what one changes, whatever comes by live meanwhile: another version is a conflict.
  const [record, setRecord] = useState(props.record);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [theirs, setTheirs] = useState<PageRecord | null | undefined>(undefined);
  const form = useForm<F>({ defaultValues: toFields(record?.content) as DefaultValues<F> });
  const mine = () => toContent(form.getValues(), record?.content);

  const refused = async (error: unknown) => {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.status === 409 && record) {
      setTheirs(
        await fetchRecord(kind, record.id).catch((cause: unknown) =>
          cause instanceof RequestFailed && cause.status === 404 ? null : undefined,
        ),
      );
      return;
    }
    const known = Object.keys(form.getValues());
    const others = error.faults.filter(({ pointer, detail }) => {
      const field = pointer?.split('/after/')[1]?.split('/')[0];
      if (field === undefined || !known.includes(field)) return true;
      form.setError(field as Path<F>, { type: 'server', message: faultWords(detail, t) }, { shouldFocus: true });
      return false;
    });
    if (others.length > 0 || error.faults.length === 0) {
      setFault([refusal(error, t), ...others.map(({ detail }) => faultWords(detail, t))].filter(Boolean).join(' '));
    }
  };
  const write = async (base: PageRecord | undefined, after: RecordContent | null) => {
    setFault(undefined);
    const edit = { kind, base: base?.version ?? null, before: base?.content ?? null, after };
    const id = base?.id ?? newId;
    const act = after === null ? 'delete' : base ? 'change' : 'create';
    const note = props.note?.(form.getValues());
    const edits = [{ ...edit, ...(id !== undefined && { id }) }, ...(after === null ? goesAlong : [])];
    try {
      const answer = await save(
        { kind: `${kind}.${act}`, ...(note && { note }), edits },
        after === null ? t('forms.deleted') : saved(after),
      );
      onDone(answer.records[0]!.id);
    } catch (error) {
      await refused(error);
    }
  };
  const submit = form.handleSubmit(() => write(record, mine()));
  const takeTheirs = (newer: PageRecord) => {
    setRecord(newer);
    form.reset(toFields(newer.content));
    setTheirs(undefined);
  };
  const keepMine = (newer: PageRecord) => {
    setRecord(newer);
    setTheirs(undefined);
    void write(newer, mine());
  };
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event: KeyboardEvent) => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <Stack gap="sm">
        {theirs !== undefined && (
          <Alert role="alert" color="yellow" variant="light" title={t('forms.conflict')}>
            {theirs === null ? (
              <Text size="sm">{t('forms.conflictGone')}</Text>
            ) : (
              <Stack gap="sm">
                <Differences
                  left={{ title: t('forms.theirs'), content: theirs.content }}
                  right={{ title: t('forms.mine'), content: mine() }}
                  schema={recordKindById(kind)?.schema}
                />
                <Group gap="xs">
                  <Button size="xs" variant="default" onClick={() => takeTheirs(theirs)}>
                    {t('forms.takeTheirs')}
                  </Button>
                  <Button size="xs" variant="default" onClick={() => keepMine(theirs)}>
                    {t('forms.keepMine')}
                  </Button>
                </Group>
              </Stack>
            )}
          </Alert>
        )}
        {fault && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {fault}
          </Alert>
        )}
        {children(form)}
        <Group justify="space-between" mt="xs">
          <Group gap="xs">
            <Button type="submit" loading={isPending} disabled={theirs !== undefined}>
              {t('forms.save')}
            </Button>
            <Button variant="default" onClick={onCancel}>
              {t('forms.cancel')}
            </Button>
          </Group>
          {canDelete && record && (
            <Button variant="subtle" color="red" onClick={() => void write(record, null)}>
              {t('forms.delete')}
            </Button>
          )}
        </Group>
        {acts}
      </Stack>
    </form>
  );
}

function refusal(error: RequestFailed, t: ReturnType<typeof useWords>['t']): string {
  if (error.status === 0) return t('errors.unreachable');
  if (error.status === 401) return t('session.ended');
  if (error.status === 403) return t('forms.noRight');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  return t('forms.refused');
}
