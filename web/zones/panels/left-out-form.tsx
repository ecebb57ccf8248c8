import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Ground } from '#domain/zones/content.ts';
import { leftOutReasons, type LeftOutReason } from '#domain/zones/left-out.ts';
import { useWords } from '../../i18n/use-words.ts';
import { saveGround } from './save-content.ts';

interface LeftOutFormProps {
  readonly owner: Owner;
  readonly ground: Extract<Ground, { is: 'left-out' }>;
  readonly readOnly: boolean;
}

/** Why ground is left out on purpose, and what more there is to say of it. */
export function LeftOutForm({ owner, ground, readOnly }: LeftOutFormProps) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const isUnexplained = ground.reason === 'other' && (typed ?? ground.note).trim() === '';
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('zonePanels.leftOutHint')}
      </Text>
      <Select
        label={t('zonePanels.reason')}
        readOnly={readOnly}
        allowDeselect={false}
        data={Object.entries(leftOutReasons).map(([value, words]) => ({ value, label: words[language] }))}
        value={ground.reason}
        onChange={(reason) =>
          reason && reason !== ground.reason && saveGround(owner, { ...ground, reason: reason as LeftOutReason })
        }
      />
      <Textarea
        label={t('zonePanels.note')}
        readOnly={readOnly}
        maxLength={500}
        autosize
        minRows={2}
        value={typed ?? ground.note}
        error={isUnexplained && t('zonePanels.noteWanted')}
        onChange={(event) => !readOnly && setTyped(event.currentTarget.value)}
        onBlur={() => {
          setTyped(undefined);
          if (typed !== undefined && typed.trim() !== ground.note) {
            saveGround(owner, { ...ground, note: typed.trim() });
          }
        }}
      />
    </Stack>
  );
}
