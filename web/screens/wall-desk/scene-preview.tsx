import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { ComposedFor } from '#domain/wall/least-cells.ts';
import { textPixels } from '#domain/wall/readable.ts';
import type { Scene, SceneCamera } from '#domain/wall/scene.ts';
import { cityQuery, type Bbox } from '../../collections/api.ts';
import { useNow } from '../../live/clock.ts';
import type { MapHandle } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { mapScale } from '../../map/scale.ts';
import { dayOf } from '../../state/shanghai-day.ts';
import { SceneView } from '../../wall/scene/scene-view.tsx';
import { stageOf } from '../../wall/scene/stage.ts';
import { looks } from '../looks.ts';
import { useFigures } from '../wall/use-figures.ts';
import { useMapOfScene } from '../wall/use-map-of-scene.ts';

interface ScenePreviewProps {
  readonly scene: Scene;
  readonly on: ComposedFor;
  /** Which stop of a tour is looked at. */
  readonly stop: number;
  /** Whether the map is drawn: a page has one at a time. */
  readonly hasMap: boolean;
}

/** A scene with the figures and the map of now, text as large as it is on the wall beside the rest of it. */
export function ScenePreview({ scene, on, stop, hasMap }: ScenePreviewProps) {
  const { ref, width, height } = useElementSize();
  const now = useNow();
  const figures = useFigures(scene);
  const city = useQuery(cityQuery);
  const handle = useRef<MapHandle>(null);
  const [plane] = useState(() => new FeaturePlane());
  const bbox = boxOf(scene.map?.camera, stop);
  const map = useMapOfScene({
    ...{ city: city.data, map: scene.map, bbox, flight: undefined },
    ...{ today: dayOf(now), plane, handle },
  });
  const { rows, heightMetres, distanceMetres, reading } = on;
  const { body } = textPixels({ heightMetres, distanceMetres }, height / rows, reading);
  // Names on the map are as high as the page's own type: where the wall's is lower, all is drawn larger and shrunk.
  const shrunk = Math.min(1, body / (16 * mapScale()));
  const text = useMemo(
    () => textPixels({ heightMetres, distanceMetres }, height / rows / shrunk, reading),
    [heightMetres, distanceMetres, height, rows, shrunk, reading],
  );
  const stage = useMemo(
    () => stageOf({ width: Math.round(width / shrunk), height: Math.round(height / shrunk) }, 0, undefined),
    [width, height, shrunk],
  );
  return (
    <div ref={ref} style={{ width: '100%', height: '100%' }}>
      {width > 0 && height > 0 && (
        <div style={{ ...stage.size, transform: `scale(${shrunk})`, transformOrigin: '0 0' }}>
          <SceneView
            id="composed"
            scene={scene}
            stage={stage}
            text={text}
            theme={scene.theme ?? 'dark'}
            looks={looks}
            map={hasMap ? map : undefined}
            figuredFor={figures.of}
            isBehind={false}
            now={now}
            onError={ignored}
            onBlind={ignored}
          />
        </div>
      )}
    </div>
  );
}

/** Where the map looks; undefined = the whole city. */
function boxOf(camera: SceneCamera | undefined, stop: number): Bbox | undefined {
  const stops = camera?.mode === 'tour' ? (camera.stops ?? []) : [];
  const box = stops.length > 0 ? stops[Math.min(stop, stops.length - 1)]!.bbox : camera?.bbox;
  return box && [box.west, box.south, box.east, box.north];
}

/** A part that broke says so itself; there is no screen here to report it for. */
function ignored(): void {
  return undefined;
}
