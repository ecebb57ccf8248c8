import { caseActs, type CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { ActFieldInput } from './act-field-input.tsx';
import { fieldsOf } from './act-fields.ts';
import { OvertakenNotice, PossibleActs } from './act-refusal.tsx';
import { ActsResult } from './acts-result.tsx';
import type { ActResult } from './api.ts';
import { useActForm } from './use-act-form.ts';
import classes from './cases.module.css';

export interface ActFormProps {
  readonly act: CaseAct;
  /** One case, or several that the act is sensible for; never none. */
  readonly cases: readonly Feature[];
  /** What is filled in already: the case that a duplicate goes into. */
  readonly preset?: ActInput;
  /** It was done; of several what became of each. */
  readonly onDone: (results: readonly ActResult[]) => void;
  readonly onCancel: () => void;
  /** Another act instead, where this one is not possible (any more). */
  readonly onAct?: (act: CaseAct) => void;
  readonly onOpenCase?: (ref: string) => void;
  /** What helps to fill it in, above its fields: told what stands there, and may fill in. */
  readonly advice?: (input: ActInput, change: (patch: ActInput) => void) => ReactNode;
}

const nothing: ActInput = {};

/**
 * The form of an act, made of the table of acts: what it needs first. Enter does it, Shift+Enter begins a line, Escape
 * leaves. Give it a `key` of act and cases: what was typed belongs to them.
 */
export function ActForm({ act, cases, preset = nothing, onDone, onCancel, onAct, onOpenCase, advice }: ActFormProps) {
  const { t, say } = useWords();
  const form = useActForm(act, cases, preset, onDone);
  const { input, change, submit, isPending, stop, results, faultOf } = form;
  const box = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(act, cases.length > 1);
  useFirstField(box);
  if (results) {
    return <ActsResult act={act} cases={cases} results={results} onDone={() => onDone(results)} onOpen={onOpenCase} />;
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <form
      ref={box}
      noValidate
      aria-label={say(caseActs[act])}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={onKeyDown}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {cases.length === 1
            ? String(cases[0]!.properties['number'])
            : t('cases.act.several', { count: cases.length })}
        </Text>
        {stop?.is === 'overtaken' && <OvertakenNotice by={stop.by} act={act} onAct={onAct} />}
        {stop?.is === 'wrong-act' && <PossibleActs act={act} possible={stop.possible} onAct={onAct} />}
        {stop?.is === 'faults' && stop.others.length > 0 && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {stop.others.join(' ')}
          </Alert>
        )}
        {advice?.(input, change)}
        {fields.map((field) => (
          <ActFieldInput
            key={field.name}
            act={act}
            field={field}
            cases={cases}
            input={input}
            fault={faultOf(field.name) ?? (field.name === 'classKind' ? faultOf('classCode') : undefined)}
            onChange={change}
          />
        ))}
        <Group gap="xs" className={classes.foot}>
          <Button type="submit" loading={isPending} rightSection={<KeyHint keys={['Enter']} />}>
            {say(caseActs[act])}
          </Button>
          <Button variant="default" onClick={onCancel} rightSection={<KeyHint keys={['Esc']} />}>
            {t('cases.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Puts the focus into the first field, also where a dialog around the form would put it on its own button. */
function useFirstField(box: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const first =
      box.current?.querySelector<HTMLElement>('input:not([type=hidden]):not([hidden]):not([disabled]), textarea') ??
      box.current?.querySelector<HTMLElement>('button[type=submit]');
    first?.setAttribute('data-autofocus', 'true');
    first?.focus();
  }, [box]);
}
