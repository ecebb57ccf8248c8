import { Button, Group, Input, Stack, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from '../ui/tool-button.tsx';

type Hours = readonly (readonly string[])[];

interface HoursEditorProps {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
  readonly fault: string | undefined;
}

/** A calendar holds so many stretches a day at most. */
const most = 6;

/** The open stretches of a day as "08:00" to "12:00"; "24:00" ends the day, which no time field of a browser knows. */
export function HoursEditor({ hours, onChange, fault }: HoursEditorProps) {
  const { t } = useWords();
  const put = (at: number, edge: 0 | 1, text: string) =>
    onChange(hours.map((stretch, i) => (i === at ? stretch.map((old, e) => (e === edge ? text : old)) : stretch)));
  return (
    <Input.Wrapper label={t('calendars.hours')} labelElement="div" error={fault}>
      <Stack gap="xs" mt={4}>
        {hours.map(([from = '', to = ''], at) => (
          <Group key={at} gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t('calendars.from')}
              placeholder="08:00"
              value={from}
              onChange={(event) => put(at, 0, event.currentTarget.value)}
            />
            <TextInput
              aria-label={t('calendars.to')}
              placeholder="12:00"
              value={to}
              onChange={(event) => put(at, 1, event.currentTarget.value)}
            />
            {hours.length > 1 && (
              <ToolButton label={t('calendars.removeHours')} onClick={() => onChange(hours.filter((_, i) => i !== at))}>
                <IconTrash size="1.125rem" />
              </ToolButton>
            )}
          </Group>
        ))}
        {hours.length < most && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => onChange([...hours, ['', '']])}
          >
            {t('calendars.addHours')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
