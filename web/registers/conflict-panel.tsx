import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { cellWords } from './cell-words.ts';
import type { Difference, Side } from './merge.ts';
import type { Register } from './register.ts';
import classes from './registers.module.css';

interface ConflictPanelProps {
  readonly register: Register;
  readonly found: readonly Difference[];
  readonly saving: boolean;
  readonly onSave: (chosen: Readonly<Record<string, Side>>) => void;
  readonly onTakeTheirs: () => void;
  readonly onBack: () => void;
}

/** Another saved the same entry meanwhile: theirs and mine, field by field, to be chosen from. */
export function ConflictPanel({ register, found, saving, onSave, onTakeTheirs, onBack }: ConflictPanelProps) {
  const { t, say, language } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const titleOf = (key: string) => {
    const field = register.fields.find((candidate) => candidate.key === key);
    return field ? say(field.titles) : t('registers.place');
  };
  const wordsOf = (key: string, value: unknown, side: Side) => {
    const field = register.fields.find((candidate) => candidate.key === key);
    if (!field) return t(side === 'mine' ? 'registers.placeMine' : 'registers.placeTheirs');
    return cellWords(field, value, t, language) || t('missing');
  };
  return (
    <Stack gap="sm" p="md" data-testid="conflict">
      <Alert color="orange" title={t('registers.conflict')} role="alert">
        {t('registers.conflictNext')}
      </Alert>
      {found.map(({ key, mine, theirs, isConflict, preset }) => (
        <div key={key} className={classes.difference} data-conflict={isConflict || undefined} data-key={key}>
          <Text size="sm" fw={600}>
            {titleOf(key)}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            orientation="vertical"
            aria-label={titleOf(key)}
            value={chosen[key] ?? preset}
            onChange={(side) => setChosen((before) => ({ ...before, [key]: side as Side }))}
            data={(['theirs', 'mine'] as const).map((side) => ({
              value: side,
              label: `${t(`registers.sides.${side}`)}${t('labelSeparator')}${wordsOf(key, side === 'mine' ? mine : theirs, side)}`,
            }))}
          />
        </div>
      ))}
      <Group gap={8}>
        <Button loading={saving} onClick={() => onSave(chosen)}>
          {t('registers.saveMerged')}
        </Button>
        <Button variant="default" onClick={onTakeTheirs}>
          {t('registers.takeTheirs')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t('registers.backToForm')}
        </Button>
      </Group>
    </Stack>
  );
}
