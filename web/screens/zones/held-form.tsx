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
  const isMoved = String(held.from) !== String(held.to);
  return (
    <>
      <Text size="xs">
        {t('zones.held.title')}
        {t('labelSeparator')}
        <strong>
          {t('zones.held.moved', {
            east: ((toX - fromX) * perLng).toFixed(1),
            north: ((toY - fromY) * perLat).toFixed(1),
          })}
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
