import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk } from '../../zones/desk.ts';
import { mergeChosen, mergedInto } from '../../zones/tool-acts.ts';

/** How many are chosen, and into which they become one. */
export function MergeForm() {
  const { t } = useWords();
  const chosen = useDesk((desk) => desk.chosen);
  const coverage = useDesk((desk) => desk.draft?.coverage);
  const into = coverage && mergedInto(coverage, chosen);
  const first = into === undefined ? undefined : coverage?.grounds.get(into);
  return (
    <Group gap={6}>
      <Text size="xs">
        {t('zones.merge.count', { count: chosen.length })}
        {first?.is === 'zone' &&
          ` · ${t('zones.merge.into', { name: `${first.content.number} ${first.content.name}` })}`}
      </Text>
      <Button size="compact-xs" disabled={chosen.length < 2} onClick={mergeChosen}>
        {t('zones.merge.run')}
      </Button>
    </Group>
  );
}
