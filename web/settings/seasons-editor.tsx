import type { Season } from '#domain/calendar/seasons.ts';
import { Button, Group, Input, Paper, Stack, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from '../ui/tool-button.tsx';
import { HoursEditor } from './hours-editor.tsx';

interface SeasonsEditorProps {
  readonly seasons: readonly Season[];
  readonly onChange: (seasons: readonly Season[]) => void;
  /** Hours that a new season begins with. */
  readonly usual: Season['hours'];
  readonly fault: string | undefined;
}

/** A calendar holds so many seasons at most. */
const most = 12;

/** Parts of the year with hours of their own, each from a day "06-01" to a day "09-30". */
export function SeasonsEditor({ seasons, onChange, usual, fault }: SeasonsEditorProps) {
  const { t } = useWords();
  const put = (at: number, part: Partial<Season>) =>
    onChange(seasons.map((season, i) => (i === at ? { ...season, ...part } : season)));
  return (
    <Input.Wrapper
      label={t('calendars.seasons')}
      labelElement="div"
      description={t('calendars.seasonsHint')}
      error={fault}
    >
      <Stack gap="sm" mt={4}>
        {seasons.map((season, at) => (
          <Paper
            key={at}
            withBorder
            p="sm"
            component="fieldset"
            aria-label={t('calendars.season', { number: at + 1 })}
            m={0}
          >
            <Group gap="xs" wrap="nowrap" align="end" mb="xs">
              <TextInput
                label={t('calendars.seasonFrom')}
                placeholder="06-01"
                value={season.from}
                onChange={(event) => put(at, { from: event.currentTarget.value })}
              />
              <TextInput
                label={t('calendars.seasonTo')}
                placeholder="09-30"
                value={season.to}
                onChange={(event) => put(at, { to: event.currentTarget.value })}
              />
              <ToolButton
                label={t('calendars.removeSeason')}
                onClick={() => onChange(seasons.filter((_, i) => i !== at))}
              >
                <IconTrash size="1.125rem" />
              </ToolButton>
            </Group>
            <HoursEditor hours={season.hours} onChange={(hours) => put(at, { hours })} fault={undefined} />
          </Paper>
        ))}
        {seasons.length < most && (
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'start' }}
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => onChange([...seasons, { from: '', to: '', hours: usual }])}
          >
            {t('calendars.addSeason')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
