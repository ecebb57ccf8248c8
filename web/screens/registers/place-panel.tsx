import { Button, Group, Text, TextInput } from '@mantine/core';
import type { Geometry } from 'geojson';
import { useState } from 'react';
import type { Collection } from '#domain/collection.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { measuredShape } from '../../map/draw/measured-shape.ts';
import { positionOf, shapeRefusal } from '../../registers/shape.ts';
import classes from './desk.module.css';

interface PlacePanelProps {
  readonly collection: Collection;
  readonly shape: Geometry | undefined;
  readonly isDirty: boolean;
  readonly isDrawing: boolean;
  readonly readOnly: boolean;
  readonly faults: readonly string[];
  /** Nothing was drawn although one tried to save. */
  readonly isMissing: boolean;
  readonly onDraw: (on: boolean) => void;
  readonly onAnew: () => void;
  readonly onPosition: (at: readonly [number, number]) => void;
}

/** Where an entry lies: its figures, moving or drawing it on the map, for points also typed coordinates. */
export function PlacePanel(props: PlacePanelProps) {
  const { collection, shape, isDirty, isDrawing, readOnly, faults, isMissing, onDraw, onAnew, onPosition } = props;
  const { t } = useWords();
  const refusal = shapeRefusal(collection, shape);
  const figures = shape && measuredShape('', shape, true);
  return (
    <section className={classes.place} aria-label={t('registers.place')}>
      <Group gap={8} justify="space-between">
        <Text size="sm" fw={600}>
          {t('registers.place')}
          {isDirty && ` ${t('registers.changedMark')}`}
        </Text>
        <Text size="sm" c="dimmed">
          {figures?.squareMetres !== undefined
            ? formatArea(figures.squareMetres)
            : figures && collection.geometry === 'line'
              ? formatLength(figures.metres)
              : ''}
        </Text>
      </Group>
      {refusal ? (
        <Text size="xs" c="dimmed">
          {t(`registers.shapeRefusals.${refusal}`)}
        </Text>
      ) : (
        <>
          {collection.geometry === 'point' && (
            <Position key={JSON.stringify(shape)} shape={shape} readOnly={readOnly} onPosition={onPosition} />
          )}
          {!readOnly && (
            <Group gap={8}>
              <Button size="xs" variant={isDrawing ? 'filled' : 'default'} onClick={() => onDraw(!isDrawing)}>
                {t(isDrawing ? 'registers.drawingDone' : shape ? 'registers.reshape' : 'registers.draw')}
              </Button>
              {isDrawing && shape && collection.geometry !== 'point' && (
                <Button size="xs" variant="subtle" onClick={onAnew}>
                  {t('registers.drawAnew')}
                </Button>
              )}
            </Group>
          )}
        </>
      )}
      {(isMissing || faults.length > 0) && (
        <Text size="xs" c="red" role="alert">
          {faults.length > 0 ? faults.join(t('listSeparator')) : t('registers.placeMissing')}
        </Text>
      )}
    </section>
  );
}

function Position({
  shape,
  readOnly,
  onPosition,
}: {
  readonly shape: Geometry | undefined;
  readonly readOnly: boolean;
  readonly onPosition: (at: readonly [number, number]) => void;
}) {
  const { t } = useWords();
  const [lng, lat] = shape?.type === 'Point' ? shape.coordinates : [];
  const [east, setEast] = useState(lng?.toFixed(7) ?? '');
  const [north, setNorth] = useState(lat?.toFixed(7) ?? '');
  const at = positionOf(east, north);
  const isTyped = east !== (lng?.toFixed(7) ?? '') || north !== (lat?.toFixed(7) ?? '');
  const put = () => isTyped && at && onPosition(at);
  const shared = { size: 'xs', readOnly, onBlur: put, error: isTyped && !at && east !== '' && north !== '' } as const;
  return (
    <Group gap={8} grow>
      <TextInput
        {...shared}
        label={t('registers.longitude')}
        value={east}
        onChange={(event) => setEast(event.currentTarget.value)}
      />
      <TextInput
        {...shared}
        label={t('registers.latitude')}
        value={north}
        onChange={(event) => setNorth(event.currentTarget.value)}
      />
    </Group>
  );
}
