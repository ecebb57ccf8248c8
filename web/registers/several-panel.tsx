import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import { faultsOf, withField } from './content.ts';
import { faultWords } from './fault-words.ts';
import { FieldInput } from './field-input.tsx';
import type { Register } from './register.ts';

interface SeveralPanelProps {
  readonly register: Register;
  readonly count: number;
  readonly readOnly: boolean;
  readonly saving: boolean;
  /** Why the last try was refused. */
  readonly refusal: string | undefined;
  readonly onSet: (key: string, value: unknown) => void;
  readonly onEnd: (how: 'retire' | 'delete') => void;
  readonly onClear: () => void;
}

/** The kinds of fields that several entries may well share; a number or name is each one's own. */
const shared = ['text', 'longText', 'choice', 'flag', 'number', 'whole', 'day', 'instant'];

/** What can be done with several entries at once: one field set for all, all retired, all deleted. All or none. */
export function SeveralPanel(props: SeveralPanelProps) {
  const { register, count, readOnly, saving, refusal, onSet, onEnd, onClear } = props;
  const { t, say, language } = useWords();
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(undefined);
  const field = register.fields.find((candidate) => candidate.key === key);
  const fault = field && faultsOf(register.schema, [field], withField({}, field.key, value)).get(field.key);
  const canRetire = register.fields.some((candidate) => candidate.key === 'validTo');
  return (
    <Stack gap="sm" p="md" data-testid="several">
      <Text fw={600} role="status">
        {t('registers.several', { count, figures: formatNumber(count, language) })}
      </Text>
      {refusal && (
        <Alert color="red" role="alert">
          {refusal}
        </Alert>
      )}
      {!readOnly && (
        <>
          <Select
            label={t('registers.setField')}
            data={register.fields
              .filter(({ kind, key: name }) => shared.includes(kind) && name !== register.label)
              .map((candidate) => ({ value: candidate.key, label: say(candidate.titles) }))}
            value={key}
            searchable
            onChange={(next) => {
              setKey(next);
              setValue(undefined);
            }}
          />
          {field && (
            <FieldInput
              field={field}
              value={value}
              fault={fault && fault.why !== 'missing' ? faultWords(fault, t, language) : undefined}
              isDirty={false}
              readOnly={false}
              onChange={setValue}
            />
          )}
          <Group gap={8}>
            <Button
              disabled={!field || fault !== undefined}
              loading={saving}
              onClick={() => field && onSet(field.key, value)}
            >
              {t('registers.setForAll', { figures: formatNumber(count, language) })}
            </Button>
            {canRetire && (
              <Button variant="default" onClick={() => onEnd('retire')}>
                {t('registers.retireAll')}
              </Button>
            )}
            <Button variant="default" color="red" onClick={() => onEnd('delete')}>
              {t('registers.deleteAll')}
            </Button>
          </Group>
        </>
      )}
      <Button variant="subtle" onClick={onClear}>
        {t('registers.clearChoice')}
      </Button>
    </Stack>
  );
}
