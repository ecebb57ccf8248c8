import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import { mostDays } from '#domain/hotspots/count.ts';
import {
  cellKinds,
  daysOfWeeks,
  hasDays,
  narrowing,
  searchOf,
  sliceKinds,
  sources,
  spanOf,
  weekSpans,
  type HotspotsAsked,
  type NarrowingColumn,
} from '../../hotspots/asked.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DaysInput } from '../../ui/days-input.tsx';
import { useOpenInner } from '../../ui/inner-link.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { ColumnFilters } from '../duty/column-filters.tsx';
import { FilterChip } from '../duty/filter-chip.tsx';
import { deskKeys } from './desk-keys.ts';
import classes from './hotspots.module.css';
import type { HotspotsAddress } from './use-hotspots-address.ts';

const choices = { source: sources, cells: cellKinds, slice: sliceKinds } as const;
const columns = Object.keys(narrowing) as readonly NarrowingColumn[];

interface HotspotToolsProps {
  readonly address: HotspotsAddress;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly onHelp: () => void;
}

/** What the areas are asked of, what the map shows, and the ways out: workbook, GeoJSON, brief. */
export function HotspotTools({ address, today, onHelp }: HotspotToolsProps) {
  const { t, language } = useWords();
  const { asked, ask, heat, all, show } = address;
  const search = searchOf(asked);
  const openInner = useOpenInner();
  return (
    <div className={classes.tools} role="search" aria-label={t('hotspots.tools')}>
      <Group gap="xs">
        <Period asked={asked} today={today} onChange={ask} />
        {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
          <SegmentedControl
            key={name}
            size="xs"
            aria-label={t(`hotspots.${name}.label`)}
            data={choices[name].map((value) => {
              const label = t(`hotspots.${name}.${value}` as 'hotspots.title');
              if (value !== 'day' || hasDays(asked)) return { value, label };
              const why = t('hotspots.slice.most', { days: mostDays });
              return { value, label: <span title={why}>{label}</span>, disabled: true };
            })}
            value={asked[name]}
            onChange={(value) => ask({ [name]: value })}
          />
        ))}
        <ColumnFilters columns={columns} filters={asked.filters} onChange={(filters) => ask({ filters })} />
        <HourChip
          asked={asked}
          onRemove={() => ask({ weekday: undefined, hour: undefined } as Partial<HotspotsAsked>)}
        />
      </Group>
      <Group gap="xs">
        <Switch
          size="xs"
          label={t('hotspots.all')}
          checked={all}
          onChange={(event) => show('all', event.currentTarget.checked)}
        />
        <Switch
          size="xs"
          label={t('hotspots.heat')}
          checked={heat}
          onChange={(event) => show('heat', event.currentTarget.checked)}
        />
        {(['xlsx', 'geojson'] as const).map((kind) => (
          <Button
            key={kind}
            component="a"
            size="xs"
            variant="default"
            leftSection={<IconDownload size="1rem" aria-hidden />}
            href={`/api/hotspots.${kind}?${search}${kind === 'xlsx' ? `&language=${language}` : ''}`}
            download
          >
            {t(`hotspots.${kind}`)}
          </Button>
        ))}
        <Button
          component="a"
          size="xs"
          variant="default"
          href={`/duty/hotspots/print?cells=${asked.cells}`}
          onClick={openInner}
        >
          {t('hotspots.brief.open')}
        </Button>
        <ToolButton label={`${t('hotspots.keys.title')}${t('inBrackets', { words: deskKeys.help })}`} onClick={onHelp}>
          <IconKeyboard size="1.25rem" />
        </ToolButton>
      </Group>
    </div>
  );
}

interface PeriodProps {
  readonly asked: HotspotsAsked;
  readonly today: string;
  readonly onChange: (patch: Partial<HotspotsAsked>) => void;
}

/** Full weeks up to yesterday, or days of one's own. What is chosen is kept as days. */
function Period({ asked: { first, last }, today, onChange }: PeriodProps) {
  const { t } = useWords();
  const choose = (begins: string, ends: string) => onChange({ first: begins, last: ends });
  return (
    <Group gap="xs" wrap="nowrap">
      <SegmentedControl
        size="xs"
        aria-label={t('hotspots.weeks.label')}
        data={[
          ...weekSpans.map((value) => ({ value: value as string, label: t(`hotspots.weeks.${value}`) })),
          { value: 'own', label: t('hotspots.weeks.own'), disabled: true },
        ]}
        value={spanOf(first, last, today) ?? 'own'}
        onChange={(value) => choose(...daysOfWeeks(value as (typeof weekSpans)[number], today))}
      />
      <DaysInput
        label={t('hotspots.weeks.days')}
        days={[first, last]}
        until={today}
        width="12.5rem"
        onChange={choose}
      />
    </Group>
  );
}

/** The weekday and hour that were chosen in the matrix. */
function HourChip({
  asked: { weekday, hour },
  onRemove,
}: {
  readonly asked: HotspotsAsked;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  if (weekday === undefined && hour === undefined) return null;
  const words = [
    weekday === undefined ? '' : t(`hotspots.weekdays.${weekday}` as 'hotspots.title'),
    hour === undefined ? '' : t('hotspots.matrix.hour', { hour }),
  ]
    .filter(Boolean)
    .join(' ');
  return <FilterChip words={words} onRemove={onRemove} />;
}
