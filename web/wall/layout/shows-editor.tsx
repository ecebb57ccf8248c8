import { Button, Chip, Group, Input, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { Slot } from '#domain/wall/showing.ts';
import type { Show } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import classes from './layout.module.css';

/** A scene that can be chosen. */
export interface SceneChoice {
  readonly value: string;
  readonly label: string;
}

interface ShowsEditorProps {
  readonly shows: readonly Show[];
  readonly scenes: readonly SceneChoice[];
  /** Places that a show may be for; empty where one scene is across all. */
  readonly slots: readonly Slot[];
  readonly onChange: (shows: Show[]) => void;
  readonly fault: string | undefined;
}

/** A wall holds so many shows at most. */
const most = 60;
const usualSeconds = 60;

/** The rotation of a wall: which scene how long, in which hours, where; in the order in which they are taken. */
export function ShowsEditor({ shows, scenes, slots, onChange, fault }: ShowsEditorProps) {
  const { t } = useWords();
  const put = (at: number, patch: Partial<Show>) =>
    onChange(shows.map((show, place) => (place === at ? { ...show, ...patch } : show)));
  const move = (at: number, to: number) => onChange(moved(shows, at, to));
  return (
    <Input.Wrapper label={t('wallDesk.shows.title')} labelElement="div" error={fault}>
      <Stack gap="xs" mt={4}>
        {shows.map((show, at) => (
          <div key={at} className={classes.show} role="group" aria-label={t('wallDesk.shows.one', { place: at + 1 })}>
            <Group gap="xs" wrap="nowrap" align="end">
              <Select
                style={{ flex: 1 }}
                aria-label={t('wallDesk.shows.scene')}
                data={[...scenes]}
                value={show.scene}
                allowDeselect={false}
                onChange={(scene) => put(at, { scene: scene ?? show.scene })}
              />
              <NumberInput
                w="7rem"
                aria-label={t('wallDesk.shows.seconds')}
                suffix={t('wallDesk.shows.secondsUnit')}
                min={5}
                max={86_400}
                step={5}
                allowDecimal={false}
                value={show.seconds}
                onChange={(seconds) => typeof seconds === 'number' && put(at, { seconds })}
              />
              <ToolButton label={t('wallDesk.shows.up')} size="md" onClick={() => at > 0 && move(at, at - 1)}>
                <IconArrowUp size="1rem" />
              </ToolButton>
              <ToolButton
                label={t('wallDesk.shows.down')}
                size="md"
                onClick={() => at < shows.length - 1 && move(at, at + 1)}
              >
                <IconArrowDown size="1rem" />
              </ToolButton>
              <ToolButton
                label={t('wallDesk.shows.remove')}
                size="md"
                onClick={() => onChange(shows.filter((_, place) => place !== at))}
              >
                <IconTrash size="1rem" />
              </ToolButton>
            </Group>
            <Group gap="xs" mt="xs">
              <TextInput
                w="5.5rem"
                size="xs"
                aria-label={t('wallDesk.shows.from')}
                placeholder="00:00"
                value={show.startsAt ?? ''}
                onChange={(event) => put(at, { startsAt: event.currentTarget.value })}
              />
              <TextInput
                w="5.5rem"
                size="xs"
                aria-label={t('wallDesk.shows.until')}
                placeholder="24:00"
                value={show.endsAt ?? ''}
                onChange={(event) => put(at, { endsAt: event.currentTarget.value })}
              />
              {slots.length > 1 && (
                <Select
                  size="xs"
                  style={{ flex: 1, minWidth: '8rem' }}
                  aria-label={t('wallDesk.shows.where')}
                  allowDeselect={false}
                  value={whereOf(show)}
                  data={[
                    { value: '', label: t('wallDesk.shows.anywhere') },
                    ...slots.map(({ column, row }) => ({
                      value: `${column}/${row}`,
                      label: t('wall.list.slot', { row: row + 1, column: column + 1 }),
                    })),
                    ...(isPartial(show) ? [{ value: whereOf(show), label: t('wallDesk.shows.someScreens') }] : []),
                  ]}
                  onChange={(where) =>
                    onChange(shows.map((other, place) => (place === at ? hung(other, where) : other)))
                  }
                />
              )}
            </Group>
            <Chip.Group
              multiple
              value={(show.weekdays ?? []).map(String)}
              onChange={(days) => put(at, { weekdays: days.map(Number) })}
            >
              <Input.Description mt="xs">{t('wallDesk.shows.weekdays')}</Input.Description>
              <Group gap={4} mt={4} role="group" aria-label={t('wallDesk.shows.weekdays')}>
                {(['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => (
                  <Chip key={day} value={day} size="xs" radius="sm">
                    {t(`wallDesk.days.${day}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </div>
        ))}
        {shows.length < most && scenes.length > 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => onChange([...shows, { scene: scenes[0]!.value, seconds: usualSeconds }])}
          >
            {t('wallDesk.shows.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function moved(shows: readonly Show[], at: number, to: number): Show[] {
  const rest = shows.filter((_, place) => place !== at);
  return [...rest.slice(0, to), shows[at]!, ...rest.slice(to)];
}

function whereOf({ column, row }: Show): string {
  return column === undefined && row === undefined ? '' : `${column ?? ''}/${row ?? ''}`;
}

/** For a whole column or row, as a record may say. */
function isPartial({ column, row }: Show): boolean {
  return (column === undefined) !== (row === undefined);
}

function hung({ column: _column, row: _row, ...show }: Show, where: string | null): Show {
  const [column, row] = (where ?? '').split('/').map((part) => (part === '' ? undefined : Number(part)));
  return { ...show, ...(column !== undefined && { column }), ...(row !== undefined && { row }) };
}
