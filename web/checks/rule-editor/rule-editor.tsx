import { Button, Group, Text, Title } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useMemo } from 'react';
import { standardRule } from '#domain/checks/all-rules.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { RecordContent } from '#domain/record.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useSavedRecords } from '../../ui/use-saved-records.ts';
import type { RuleDraft, RuleEditorProps } from '../slots.ts';
import { blankParams } from './param-shape.ts';
import { RuleFormFields } from './rule-form-fields.tsx';
import { contentOf, toContent, toFields, type RuleFields } from './rule-fields.ts';
import { copyName } from '#domain/checks/copy-name.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import classes from './rule-editor.module.css';

const kind = 'rules';

/**
 * Changes a rule, makes one like another or a new one: the form is made from what the kind declares, and what the rule
 * would find is drawn before it is kept. A standard rule is changed by a record of the bureau over it.
 */
export function RuleEditor({ draft, onPreview, onShow, onSaved, onClose }: RuleEditorProps) {
  const { t, language } = useWords();
  const { can } = useSession();
  const begun = useMemo(() => beginning(draft), [draft]);
  const { id, record } = begun;
  return (
    <section
      className={classes.editor}
      aria-label={begun.title ?? t('checkTools.editor.new')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={classes.head}>
        <Title order={3} size="1rem">
          {draft.of === 'rule'
            ? t('checkTools.editor.change', { name: draft.rule[language] })
            : t('checkTools.editor.new')}
        </Title>
        <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
          <IconX size="1.125rem" />
        </ToolButton>
      </div>
      <div className={classes.body}>
        {!can('rule.edit') && (
          <Text size="sm" role="status" mb="sm">
            {t('checkTools.editor.noRight')}
          </Text>
        )}
        <fieldset className={classes.whole} disabled={!can('rule.edit')}>
          <RecordForm<RuleFields>
            key={begun.key}
            kind={kind}
            record={record}
            {...(id !== undefined && { newId: id })}
            toFields={(content: RecordContent | undefined) =>
              toFields((content as Partial<RuleContent> | undefined) ?? begun.start)
            }
            toContent={(fields) => ({ ...toContent(fields) })}
            note={({ note }) => note.trim()}
            saved={(content) => t('checkTools.editor.saved', { name: String(content[language]) })}
            onDone={onSaved}
            onCancel={onClose}
            acts={record && id !== undefined && <TakeAway id={id} record={record} onSaved={onSaved} />}
          >
            {(form) => (
              <RuleFormFields
                form={form}
                mayChooseKind={draft.of === 'new'}
                replaces={id}
                onPreview={onPreview}
                onShow={onShow}
              />
            )}
          </RecordForm>
        </fieldset>
      </div>
    </section>
  );
}

interface TakeAwayProps {
  readonly id: string;
  readonly record: PageRecord;
  readonly onSaved: (id: string | undefined) => void;
}

/** Takes the bureau's record away: a standard rule is as the standard has it again, an own one is gone. */
function TakeAway({ id, record, onSaved }: TakeAwayProps) {
  const { t, language } = useWords();
  const { save, isPending } = useSavedRecords();
  const standard = standardRule(id);
  const run = async () => {
    const edit = { kind, id, base: record.version, before: record.content, after: null };
    try {
      await save(
        { kind: standard ? `${kind}.reset` : `${kind}.delete`, edits: [edit] },
        t(standard ? 'checkTools.editor.isReset' : 'forms.deleted'),
      );
      onSaved(standard ? id : undefined);
    } catch {
      showToast({ words: t('checkTools.editor.takeAwayFailed'), isFault: true });
    }
  };
  return (
    <Group gap="xs">
      <Button
        variant="subtle"
        size="xs"
        {...(!standard && { color: 'red' })}
        loading={isPending}
        onClick={() => void run()}
      >
        {standard
          ? t('checkTools.editor.reset', { source: (language === 'en' && standard.sourceEn) || standard.source })
          : t('checkTools.editor.takeAway', { name: String(record.content[language]) })}
      </Button>
    </Group>
  );
}

interface Beginning {
  /** Another draft is another form. */
  readonly key: string;
  readonly title?: string;
  /** Of the rule that is changed. */
  readonly id?: string;
  /** The bureau's record of it. */
  readonly record?: PageRecord | undefined;
  readonly start: Partial<RuleContent> | undefined;
}

function beginning(draft: RuleDraft): Beginning {
  switch (draft.of) {
    case 'rule': {
      const { rule, version } = draft;
      const content = contentOf(rule);
      return {
        key: `rule ${rule.id}`,
        title: rule.zh,
        id: rule.id,
        record: version === null ? undefined : { id: rule.id, version, content },
        start: rule,
      };
    }
    case 'copy': {
      const { zh, en } = draft.rule;
      const start = {
        ...contentOf(draft.rule),
        zh: `${zh}${copyName.zh}`,
        en: `${en}${copyName.en}`,
      } as Partial<RuleContent>;
      return { key: `copy ${zh}`, start };
    }
    case 'new': {
      const declared = draft.kind === undefined ? undefined : kindOf(draft.kind);
      const start = declared && draft.kind ? { kind: draft.kind, params: blankParams(declared.params) } : undefined;
      return { key: `new ${draft.kind ?? ''}`, start };
    }
  }
}
