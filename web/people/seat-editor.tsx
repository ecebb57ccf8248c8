import { actions } from '#domain/actions.ts';
import type { Words } from '#domain/collection.ts';
import type { HeldSeat } from '#domain/people/person.ts';
import { allSeats, seats as seatRules, type Seat } from '#domain/people/seats.ts';
import type { Unit } from '#domain/people/unit.ts';
import { Button, Group, Input, MultiSelect, Select, Stack, TagsInput, Text } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useWords } from '../i18n/use-words.ts';
import type { PageRecord } from '../state/records.ts';
import { ToolButton } from '../ui/tool-button.tsx';
import classes from './seat-editor.module.css';

interface SeatEditorProps {
  readonly seats: readonly HeldSeat[];
  readonly units: ReadonlyArray<PageRecord<Unit>>;
  readonly onChange: (seats: readonly HeldSeat[]) => void;
  readonly fault?: string;
}

/** A person's seats, each limited to units, districts or actions or not at all. */
export function SeatEditor({ seats, units, onChange, fault }: SeatEditorProps) {
  const { t, say } = useWords();
  const put = (at: number, seat: HeldSeat) => onChange(seats.map((old, i) => (i === at ? seat : old)));
  const districts = [...new Set(units.flatMap(({ content }) => content.district ?? []))];
  const words = actions as Readonly<Record<string, Words>>;
  return (
    <Input.Wrapper label={t('people.seats')} labelElement="div" error={fault}>
      <Stack gap="xs" mt={4}>
        {seats.map((held, at) => (
          <fieldset key={at} className={classes.seat} aria-label={say(seatRules[held.seat])}>
            <Group gap="xs" wrap="nowrap" align="flex-end">
              <Select
                style={{ flex: 1 }}
                aria-label={t('people.seat')}
                data={allSeats.map((seat) => ({ value: seat, label: say(seatRules[seat]) }))}
                value={held.seat}
                allowDeselect={false}
                onChange={(seat) => seat && put(at, { ...held, seat: seat as Seat })}
              />
              <ToolButton
                label={t('people.removeSeat', { seat: say(seatRules[held.seat]) })}
                onClick={() => onChange(seats.filter((_, i) => i !== at))}
              >
                <IconTrash size="1.125rem" />
              </ToolButton>
            </Group>
            <MultiSelect
              size="xs"
              label={t('people.onlyUnits')}
              placeholder={held.units ? '' : t('people.everywhere')}
              searchable
              data={units.map(({ id, content }) => ({ value: id, label: content.name }))}
              value={[...(held.units ?? [])]}
              onChange={(value) => put(at, limited(held, 'units', value))}
            />
            <TagsInput
              size="xs"
              label={t('people.onlyDistricts')}
              placeholder={held.districts ? '' : t('people.everywhere')}
              data={districts}
              value={[...(held.districts ?? [])]}
              onChange={(value) => put(at, limited(held, 'districts', value))}
            />
            <MultiSelect
              size="xs"
              label={t('people.onlyActions')}
              placeholder={held.actions ? '' : t('people.everywhere')}
              data={Object.keys(words).map((action) => ({ value: action, label: say(words[action]!) }))}
              value={(held.actions ?? []).map(String)}
              onChange={(value) => put(at, limited(held, 'actions', value.map(Number)))}
            />
          </fieldset>
        ))}
        {seats.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('people.noSeat')}
          </Text>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => {
            const free = allSeats.find((seat) => !seats.some((held) => held.seat === seat)) ?? allSeats[0]!;
            onChange([...seats, { seat: free }]);
          }}
        >
          {t('people.addSeat')}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

/** A seat with one of its limits set; an empty limit is none, not "nowhere". */
function limited<K extends 'units' | 'districts' | 'actions'>(
  held: HeldSeat,
  limit: K,
  values: NonNullable<HeldSeat[K]>,
): HeldSeat {
  const { [limit]: _dropped, ...others } = held;
  return { ...others, seat: held.seat, ...(values.length > 0 && { [limit]: values }) };
}
