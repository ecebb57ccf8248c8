import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { Street } from '#domain/streets/assemble.ts';
import { crossLine } from '#domain/zones/frontage/cross-line.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { useDesk } from '../../zones/desk.ts';
import { splitAlong } from '../../zones/tool-acts.ts';
import { crossingChoices } from './crossing-choices.ts';

const usualReach = 60;

/** Cuts the chosen zone square to a street, so many metres from a crossing: by numbers alone. */
export function SplitAtForm({ street }: { readonly street: Street }) {
  const { t } = useWords();
  const chosen = useDesk((desk) => desk.chosen);
  const grounds = useDesk((desk) => desk.draft?.coverage.grounds);
  const setOverlay = useDesk((desk) => desk.setOverlay);
  const choices = useMemo(() => crossingChoices(street, t), [street, t]);
  const [origin, setOrigin] = useState('0');
  const [metres, setMetres] = useState(0);
  const [reach, setReach] = useState(usualReach);
  const at = (choices[Number(origin)]?.at ?? 0) + metres;
  const line = useMemo(
    () => (at >= 0 && at <= street.length ? crossLine(street, at, reach) : undefined),
    [street, at, reach],
  );
  useEffect(() => {
    setOverlay(
      'along',
      line && {
        tone: 'accent',
        features: {
          type: 'FeatureCollection',
          features: [
            { type: 'Feature', geometry: { type: 'LineString', coordinates: line.map(fromLattice) }, properties: {} },
          ],
        },
      },
    );
  }, [line, setOverlay]);
  const zone = chosen.length === 1 ? chosen[0] : undefined;
  const ground = zone === undefined ? undefined : grounds?.get(zone);
  const number = { size: 'xs', suffix: ` ${t('zones.numeric.unitMetres')}`, decimalScale: 1 } as const;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (zone !== undefined && line) splitAlong(zone, line, serverNow());
      }}
    >
      <Select
        size="xs"
        label={t('zones.along.from')}
        allowDeselect={false}
        value={origin}
        onChange={(value) => value !== null && setOrigin(value)}
        data={choices.map(({ value, label }) => ({ value, label }))}
      />
      <Group gap={6} wrap="nowrap" grow mt={4}>
        <NumberInput
          {...number}
          label={t('zones.along.at')}
          value={metres}
          onChange={(value) => value !== '' && setMetres(Number(value))}
        />
        <NumberInput
          {...number}
          label={t('zones.along.reach')}
          min={1}
          max={2000}
          value={reach}
          onChange={(value) => value !== '' && setReach(Number(value))}
        />
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {ground?.is === 'zone' ? `${ground.content.number} ${ground.content.name}` : t('zones.along.needsZone')}
      </Text>
      <Button type="submit" size="compact-sm" mt={6} disabled={zone === undefined || !line}>
        {t('zones.along.split')}
      </Button>
    </form>
  );
}
