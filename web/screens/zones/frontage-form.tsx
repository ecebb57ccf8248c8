import { Button, Group, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { partAt, type Street } from '#domain/streets/assemble.ts';
import type { Side } from '#domain/streets/side.ts';
import { carveGround, drawGround } from '#domain/zones/edits/draw.ts';
import { frontageOf } from '#domain/zones/frontage/frontage-of.ts';
import { kerbOf } from '#domain/zones/frontage/kerb.ts';
import { frontageStrip } from '#domain/zones/frontage/strip.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { useDesk } from '../../zones/desk.ts';
import { newGroundId } from '../../zones/new-id.ts';
import { nextNumber } from '../../zones/next-number.ts';
import { crossingChoices } from './crossing-choices.ts';

const sides: readonly Side[] = ['north', 'east', 'south', 'west'];
const usualDepth = 12;

/** A frontage as planners think of it: from, to, side, depth; shown on the map before it is drawn. */
export function FrontageForm({ street }: { readonly street: Street }) {
  const { t } = useWords();
  const { perform, choose, fit, setOverlay } = useDesk.getState();
  const choices = useMemo(() => crossingChoices(street, t), [street, t]);
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(choices[1]?.at ?? street.length);
  const offered = sides.filter((side) => frontageStrip(street, { from, to, side, near: 0, far: 1 }).ok);
  const [asked, setSide] = useState<Side | undefined>(undefined);
  const side = asked !== undefined && offered.includes(asked) ? asked : offered[0];
  const usualKerb = kerbAt(street, from);
  const [near, setNear] = useState<number | undefined>(undefined);
  const kerb = near ?? usualKerb;
  const [depth, setDepth] = useState(usualDepth);
  const [takes, setTakes] = useState(true);

  const rings = useMemo(() => {
    if (side === undefined) return undefined;
    const strip = frontageStrip(street, { from, to, side, near: kerb, far: kerb + depth });
    return strip.ok ? strip.value : undefined;
  }, [street, from, to, side, kerb, depth]);
  useEffect(() => {
    setOverlay(
      'along',
      rings && {
        tone: 'accent',
        features: {
          type: 'FeatureCollection',
          features: rings.map((ring) => ({
            type: 'Feature',
            geometry: { type: 'Polygon', coordinates: [ring.map(fromLattice)] },
            properties: {},
          })),
        },
      },
    );
  }, [rings, setOverlay]);
  const bbox = rings && bboxOfPlaces(rings.flat().map(fromLattice));
  const sight = bbox?.map((degrees) => degrees.toFixed(4)).join();
  useEffect(() => {
    if (bbox) fit(bbox);
    // Another stretch is brought in sight; the same one, deeper, is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sight === undefined, from, to, side]);

  const draw = () => {
    const { draft } = useDesk.getState();
    if (!draft || !rings || side === undefined) return;
    const number = nextNumber(draft.coverage.grounds.values());
    const frontage = frontageOf(street, { from, to, side, near: kerb, far: kerb + depth });
    if (!frontage.ok) return;
    const id = newGroundId(serverNow());
    const done = perform({ kind: 'frontage', zones: [number] }, (coverage) =>
      (takes ? carveGround : drawGround)(coverage, rings, id, {
        is: 'zone',
        content: {
          number,
          name: t('zones.along.name', { street: street.name, side: t(`zones.along.sides.${side}`) }),
          kindOfPlace: 'frontage',
          frontages: [frontage.value],
        },
      }),
    );
    if (done) choose([id]);
  };
  const metres = { size: 'xs', min: 0, suffix: ` ${t('zones.numeric.unitMetres')}`, decimalScale: 1 } as const;
  const end = (label: string, at: number, set: (at: number) => void, metresLabel: string) => (
    <Group gap={6} wrap="nowrap" align="end" grow>
      <Select
        size="xs"
        label={label}
        allowDeselect={false}
        value={choices.find((choice) => Math.abs(choice.at - at) < 0.5)?.value ?? null}
        onChange={(value) => value !== null && set(choices[Number(value)]!.at)}
        data={choices.map(({ value, label }) => ({ value, label }))}
      />
      <NumberInput
        {...metres}
        label={metresLabel}
        max={street.length}
        value={Math.round(at * 10) / 10}
        onChange={(value) => value !== '' && set(Number(value))}
      />
    </Group>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draw();
      }}
    >
      {end(t('zones.along.from'), from, setFrom, t('zones.along.fromMetres'))}
      {end(t('zones.along.to'), to, setTo, t('zones.along.toMetres'))}
      <SegmentedControl
        size="xs"
        fullWidth
        mt={6}
        aria-label={t('zones.along.side')}
        value={side ?? ''}
        onChange={(next) => setSide(next as Side)}
        data={offered.map((value) => ({ value, label: t(`zones.along.sides.${value}`) }))}
      />
      <Group gap={6} wrap="nowrap" grow mt={4}>
        <NumberInput
          {...metres}
          label={t('zones.along.near')}
          max={100}
          value={kerb}
          onChange={(value) => setNear(value === '' ? undefined : Number(value))}
        />
        <NumberInput
          {...metres}
          label={t('zones.along.depth')}
          min={0.5}
          max={500}
          value={depth}
          onChange={(value) => value !== '' && setDepth(Number(value))}
        />
      </Group>
      <Switch
        size="xs"
        mt={6}
        checked={takes}
        onChange={(event) => setTakes(event.currentTarget.checked)}
        label={t('zones.along.take')}
      />
      <Button type="submit" size="compact-sm" mt={6} disabled={!rings}>
        {t('zones.along.draw')}
      </Button>
    </form>
  );
}

function kerbAt(street: Street, at: number): number {
  const { sections } = partAt(street, at);
  const placed = sections.find(({ from, to }) => at >= from && at <= to) ?? sections[0];
  return placed ? kerbOf(placed.section) : 0;
}

function bboxOfPlaces(places: readonly (readonly [number, number])[]): readonly [number, number, number, number] {
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
