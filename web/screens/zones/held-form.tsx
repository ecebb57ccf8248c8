import { Button, Group, Text } from '@mantine/core';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSketch } from '../../zones/sketch.ts';
import { deletePlace, movePlaces } from '../../zones/tool-acts.ts';

/** The vertex that is held, how far it has been moved by keys, and what can be done with it. */
export function HeldForm() {
  const { t } = useWords();
  const held = useSketch((sketch) => sketch.held);
  if (!held) {
    return (
      <Text size="xs" c="dimmed">
        {t('zones.held.none', { keys: ', .' })}
      </Text>
    );
  }
  const [[fromX, fromY], [toX, toY]] = [fromLattice(held.from), fromLattice(held.to)];
  const [perLng, perLat] = metresPerDegree(fromY);
  const [east, north] = [(toX - fromX) * perLng, (toY - fromY) * perLat];
  const ways = (
    [
      [east > 0 ? 'east' : 'west', Math.abs(east)],
      [north > 0 ? 'north' : 'south', Math.abs(north)],
    ] as const
  ).filter(([, metres]) => metres >= 0.05);
  const isMoved = String(held.from) !== String(held.to);
  return (
    <>
      <Text size="xs">
        {t('zones.held.title')}
        {t('labelSeparator')}
        <strong>
          {ways.length > 0
            ? ways
                .map(([way, metres]) => t(`zones.held.to.${way}`, { metres: metres.toFixed(1) }))
                .join(t('listSeparator'))
            : t('zones.held.to.nowhere')}
        </strong>
      </Text>
      <Group gap={6}>
        <Button size="compact-xs" disabled={!isMoved} onClick={applyHeld}>
          {t('zones.held.apply')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            if (deletePlace(held.from)) useSketch.setState({ held: undefined });
          }}
        >
          {t('zones.held.delete')}
        </Button>
      </Group>
    </>
  );
}

/** Moves the held vertex to where keys have brought it; refused, it stands where it was. */
export function applyHeld(): boolean {
  const { held } = useSketch.getState();
  if (!held || String(held.from) === String(held.to)) return false;
  const isMoved = movePlaces([held]);
  const place = isMoved ? held.to : held.from;
  useSketch.setState({ held: { from: place, to: place } });
  return isMoved;
}
