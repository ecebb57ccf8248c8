import { Button, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useState } from 'react';
import type { HandoverRemark } from '#domain/handovers/handover.ts';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from '../ui/tool-button.tsx';
import { numbersEnding } from './api.ts';
import classes from './handovers.module.css';

interface RemarksEditorProps {
  readonly remarks: readonly HandoverRemark[];
  readonly onChange: (change: (before: readonly HandoverRemark[]) => readonly HandoverRemark[]) => void;
}

const wholeNumber = /^\d{8}-\d{4,6}$/;

/** What to mind of single cases: by number, of which the last digits will do, and a sentence each. */
export function RemarksEditor({ remarks, onChange }: RemarksEditorProps) {
  const { t } = useWords();
  const [faults, setFaults] = useState<Readonly<Record<number, string>>>({});
  const set = (at: number, patch: Partial<HandoverRemark>) =>
    onChange((before) => before.map((remark, i) => (i === at ? { ...remark, ...patch } : remark)));
  const note = (at: number, fault: string) => setFaults((before) => ({ ...before, [at]: fault }));

  /** Makes a number of its last digits. */
  const complete = async (at: number, typed: string) => {
    const digits = typed.trim();
    if (digits === '' || wholeNumber.test(digits)) return note(at, '');
    if (!/^[\d-]{2,15}$/.test(digits)) return note(at, t('handovers.remarks.noNumber'));
    const found = await numbersEnding(digits).catch(() => undefined);
    if (found === undefined) return note(at, t('handovers.remarks.notFound'));
    const [only] = found;
    if (found.length === 1 && only) set(at, { number: only });
    note(
      at,
      found.length === 0
        ? t('handovers.refusals.noCase', { number: digits })
        : found.length > 1
          ? t('handovers.remarks.several', { numbers: found.join(t('listSeparator')) })
          : '',
    );
  };

  return (
    <fieldset className={classes.remarks}>
      <legend>{t('handovers.remarks.title')}</legend>
      {remarks.map((remark, at) => (
        <div key={at} className={classes.remark}>
          <TextInput
            className={classes.remarkNumber}
            aria-label={t('handovers.remarks.number', { at: at + 1 })}
            placeholder={t('handovers.remarks.numberHint')}
            value={remark.number}
            error={faults[at] || undefined}
            maxLength={20}
            inputMode="numeric"
            onChange={(event) => set(at, { number: event.currentTarget.value })}
            onBlur={(event) => void complete(at, event.currentTarget.value)}
          />
          <TextInput
            className={classes.remarkText}
            aria-label={t('handovers.remarks.text', { at: at + 1 })}
            value={remark.text}
            maxLength={500}
            onChange={(event) => set(at, { text: event.currentTarget.value })}
          />
          <ToolButton
            label={t('handovers.remarks.remove', { at: at + 1 })}
            onClick={() => {
              setFaults({});
              onChange((before) => before.filter((_, i) => i !== at));
            }}
          >
            <IconX size="1rem" />
          </ToolButton>
        </div>
      ))}
      {remarks.length < 100 && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => onChange((before) => [...before, { number: '', text: '' }])}
        >
          {t('handovers.remarks.add')}
        </Button>
      )}
    </fieldset>
  );
}
