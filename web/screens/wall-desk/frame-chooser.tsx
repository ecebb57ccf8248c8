import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState, type CSSProperties } from 'react';
import { grid } from '#domain/wall/grid.ts';
import type { ComposedFor } from '#domain/wall/least-cells.ts';
import { cameraOfSlice } from '#domain/wall/part-of-wall.ts';
import type { SceneBbox, SceneMap } from '#domain/wall/scene.ts';
import { cityQuery, type Bbox } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { Camera, MapHandle, Theme } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { Notice } from '../../ui/notice.tsx';
import { looks } from '../looks.ts';
import { useMapOfScene } from '../wall/use-map-of-scene.ts';
import classes from './wall-desk.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

interface FrameChooserProps {
  readonly map: SceneMap;
  /** What it is shown on: the frame has the form of the scene's map there. */
  readonly on: ComposedFor;
  readonly theme: Theme;
  /** Where to begin; undefined = the whole city. */
  readonly from: SceneBbox | undefined;
  readonly onTake: (box: SceneBbox) => void;
  readonly onClose: () => void;
}

/** The scene's map as large as the page: moved to where the scene shall look, and its frame taken. */
export function FrameChooser({ map, on, theme, from, onTake, onClose }: FrameChooserProps) {
  const { t, language } = useWords();
  const city = useQuery(cityQuery).data;
  const stage = useElementSize();
  const handle = useRef<MapHandle>(null);
  const [plane] = useState(() => new FeaturePlane());
  const [moved, setMoved] = useState<Camera | undefined>(undefined);
  const [sight, setSight] = useState<Bbox | undefined>(undefined);
  const [noMap, setNoMap] = useState(false);
  const drawn = useMapOfScene({
    ...{ city, map, bbox: from && ([from.west, from.south, from.east, from.north] as const), flight: undefined },
    ...{ today: dayOf(serverNow()), plane, handle },
  });
  const { width, height } = stage;
  const first = useFirst(
    drawn?.bbox && width > 0
      ? cameraOfSlice(drawn.bbox, { width, height }, { left: 0, top: 0, width, height })
      : undefined,
  );
  const camera = moved ?? first;
  const take = () => {
    if (sight === undefined) return;
    const [west, south, east, north] = sight;
    onTake({ west, south, east, north });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('wallDesk.compose.frame')}
      closeButtonProps={{ 'aria-label': t('close') }}
      size="90vw"
      centered
    >
      <div ref={stage.ref} className={classes.frame} style={{ '--form': formOf(map, on) } as CSSProperties}>
        {noMap && <Notice role="alert" title={t('map.noWebgl')} />}
        {!noMap && drawn && camera && (
          <Suspense fallback={<Loader aria-label={t('map.label')} />}>
            <MapView
              ref={handle}
              label={t('map.label')}
              keyboardHint={t('wallDesk.compose.frameKeys')}
              camera={camera}
              onCamera={setMoved}
              onView={({ bbox }) => setSight(bbox)}
              looks={looks}
              layers={drawn.layers}
              filter={drawn.filter}
              theme={theme}
              language={language}
              city={drawn.city}
              selection={null}
              onPick={ignore}
              plane={plane}
              now={serverNow}
              onFailure={() => setNoMap(true)}
            />
            <div className={classes.frameSource}>{drawn.source}</div>
          </Suspense>
        )}
      </div>
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed">
          {t('wallDesk.compose.frameHint')}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('forms.cancel')}
          </Button>
          <Button disabled={sight === undefined} onClick={take}>
            {t('wallDesk.compose.frameTake')}
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}

/** How much wider than high the map is on the screens. */
function formOf({ width, height }: SceneMap, { columns, rows }: ComposedFor): number {
  return ((width / grid.columns) * columns * 16) / ((height / grid.rows) * rows * 9);
}

function ignore(): void {}

/** What was known first: a map that stands is moved by hand alone. */
function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState<T | undefined>(undefined);
  if (first === undefined && value !== undefined) setFirst(value);
  return first ?? value;
}
