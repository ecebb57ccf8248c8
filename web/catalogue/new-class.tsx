import type { ClassKey } from '#domain/catalogue/case-class.ts';
import { classGroups } from '#domain/catalogue/codes.ts';
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { freeCode, isFreeCode, ownKey } from './class-fields.ts';
import { ClassForm } from './class-form.tsx';

interface NewClassProps {
  /** Codes in use, by kind. */
  readonly taken: Readonly<Record<ClassKey['kind'], ReadonlySet<string>>>;
  readonly calendars: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly onDone: () => void;
}

/** A class of the bureau's own: group and number first (080 to 999 of the group), then what all classes have. */
export function NewClass({ taken, calendars, onDone }: NewClassProps) {
  const { t, say } = useWords();
  const [group, setGroup] = useState('matter 09');
  const [kind, digits] = group.split(' ') as [ClassKey['kind'], string];
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const code = typed ?? freeCode(digits, taken[kind]);
  const isGood = isFreeCode(code, taken[kind]) && code.startsWith(digits);
  return (
    <ClassForm
      classKey={ownKey(kind, code)}
      record={undefined}
      base={undefined}
      calendars={calendars}
      above={
        <>
          <Select
            label={t('catalogue.group')}
            allowDeselect={false}
            data={classGroups.map((one) => ({
              value: `${one.kind} ${one.code}`,
              label: t(`catalogue.groupNames.${one.kind}`, { code: one.code, name: say(one) }),
            }))}
            value={group}
            onChange={(value) => {
              if (value === null) return;
              setGroup(value);
              setTyped(undefined);
            }}
          />
          <TextInput
            label={t('catalogue.code')}
            inputMode="numeric"
            maxLength={5}
            value={code}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={isGood ? undefined : t('catalogue.codeFault', { from: `${digits}080`, to: `${digits}999` })}
          />
        </>
      }
      onDone={onDone}
      onCancel={onDone}
    />
  );
}
