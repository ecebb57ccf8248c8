import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { distance } from '#domain/geometry/measure.ts';
import type { Street } from '#domain/streets/assemble.ts';
import { boxOf } from '#domain/zones/coverage/box.ts';
import { crossLine } from '#domain/zones/frontage/cross-line.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { useDesk } from '../../zones/desk.ts';
import { splitAlong } from '../../zones/tool-acts.ts';
import { crossingChoices } from './crossing-choices.ts';

/** How far a cut reaches where nothing is chosen that it could pass through, metres. */
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
  const [reach, setReach] = useState<number | undefined>(undefined);
  const at = (choices[Number(origin)]?.at ?? 0) + metres;
  const zone = chosen.length === 1 ? chosen[0] : undefined;
  const coverage = useDesk((desk) => desk.draft?.coverage);
  const revision = useDesk((desk) => desk.revision);
  const line = useMemo(() => {
    if (at < 0 || at > street.length) return undefined;
    if (reach !== undefined) return crossLine(street, at, reach);
    const rings = zone === undefined ? [] : (coverage?.ringsOf(zone) ?? []);
    return crossLine(street, at, reachThrough(rings.flat(), crossLine(street, at, 0)[0]!));
    // The coverage is one object that changes: its revision says when.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [street, at, reach, zone, coverage, revision]);
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
          placeholder={t('zones.along.through')}
          value={reach ?? ''}
          onChange={(value) => setReach(value === '' ? undefined : Number(value))}
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

/** Metres from a place to the far end of a zone: a cut that reaches so far passes through all of it. */
function reachThrough(places: readonly Point[], from: Point): number {
  if (places.length === 0) return usualReach;
  const { minX, minY, maxX, maxY } = boxOf(places);
  const corners = [minX, maxX].flatMap((x) => [minY, maxY].map((y): Point => [x, y]));
  return Math.ceil(Math.max(...corners.map((corner) => distance(fromLattice(from), fromLattice(corner)))));
}
