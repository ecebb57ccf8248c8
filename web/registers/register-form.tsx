import { Stack } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import type { Content, FieldFault } from './content.ts';
import { withField } from './content.ts';
import { faultWords } from './fault-words.ts';
import { FieldInput } from './field-input.tsx';
import type { Register } from './register.ts';

interface RegisterFormProps {
  readonly register: Register;
  readonly content: Content;
  readonly dirty: ReadonlySet<string>;
  /** What the declaration has against it; shown once one tried to save, or where a field was changed. */
  readonly faults: ReadonlyMap<string, FieldFault>;
  readonly told: ReadonlyMap<string, string>;
  readonly showMissing: boolean;
  readonly readOnly: boolean;
  readonly onChange: (content: Content) => void;
}

/** The form of an entry, made from the declaration: every field in its order. */
export function RegisterForm(props: RegisterFormProps) {
  const { register, content, dirty, faults, told, showMissing, readOnly, onChange } = props;
  const { t, language } = useWords();
  return (
    <Stack gap="sm" p="md">
      {register.fields.map((field) => {
        const fault = faults.get(field.key);
        const own = fault && (showMissing || fault.why !== 'missing') ? faultWords(fault, t, language) : undefined;
        return (
          <FieldInput
            key={field.key}
            field={field}
            value={content[field.key]}
            fault={told.get(field.key) ?? own}
            isDirty={dirty.has(field.key)}
            readOnly={readOnly}
            onChange={(value) => onChange(withField(content, field.key, value))}
          />
        );
      })}
    </Stack>
  );
}
