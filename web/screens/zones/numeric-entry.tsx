import { Button, Group, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { addPlaces, useSketch } from '../../zones/sketch.ts';
import { placeBeyond } from '#domain/geometry/measure.ts';

/** The id of the first field, for the key that leads to it. */
export const numericField = 'zones-numeric';

/** The next place by numbers: coordinates, or bearing and metres from the last one. */
export function NumericEntry() {
  const { t } = useWords();
  const last = useSketch((sketch) => sketch.places.at(-1));
  const [by, setBy] = useState<'coordinates' | 'bearing'>('coordinates');
  const [first, setFirst] = useState<number | string>('');
  const [second, setSecond] = useState<number | string>('');
  const isPlace = by === 'coordinates';
  const [a, b] = [Number(first), Number(second)];
  const isSound =
    first !== '' &&
    second !== '' &&
    (isPlace ? Math.abs(a) <= 180 && Math.abs(b) <= 85 : a >= 0 && a <= 360 && b > 0 && b <= 100_000);
  const add = () => {
    if (!isSound || (!isPlace && !last)) return;
    addPlaces([isPlace ? [a, b] : placeBeyond(last!, a, b)]);
    setFirst('');
    setSecond('');
    document.getElementById(numericField)?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        mt={4}
        aria-label={t('zones.numeric.title')}
        value={by}
        onChange={(next) => {
          setBy(next === 'bearing' ? 'bearing' : 'coordinates');
          setFirst('');
          setSecond('');
        }}
        data={(['coordinates', 'bearing'] as const).map((value) => ({ value, label: t(`zones.numeric.${value}`) }))}
      />
      <Group gap={6} mt={6} align="end" wrap="nowrap">
        <NumberInput
          id={numericField}
          size="xs"
          hideControls
          decimalScale={7}
          label={t(isPlace ? 'zones.numeric.east' : 'zones.numeric.angle')}
          suffix={t('zones.numeric.unitDegrees')}
          value={first}
          onChange={setFirst}
        />
        <NumberInput
          size="xs"
          hideControls
          decimalScale={isPlace ? 7 : 2}
          label={t(isPlace ? 'zones.numeric.north' : 'zones.numeric.metres')}
          suffix={isPlace ? t('zones.numeric.unitDegrees') : ` ${t('zones.numeric.unitMetres')}`}
          value={second}
          onChange={setSecond}
        />
        <Button size="xs" flex="none" type="submit" variant="default" disabled={!isSound || (!isPlace && !last)}>
          {t('zones.numeric.add')}
        </Button>
      </Group>
      {!isPlace && !last && (
        <Text size="xs" c="dimmed">
          {t('zones.numeric.needsPlace')}
        </Text>
      )}
      {first !== '' && second !== '' && !isSound && (
        <Text size="xs" c="red">
          {t('zones.numeric.bad')}
        </Text>
      )}
    </form>
  );
}
