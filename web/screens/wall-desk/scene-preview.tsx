import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { textPixels, type ReadingParts } from '#domain/wall/readable.ts';
import type { Scene } from '#domain/wall/scene.ts';
import { useNow } from '../../live/clock.ts';
import { SceneView } from '../../wall/scene/scene-view.tsx';
import { stageOf } from '../../wall/scene/stage.ts';
import { looks } from '../looks.ts';
import { useFigures } from '../wall/use-figures.ts';

interface ScenePreviewProps {
  readonly scene: Scene;
  /** Screens across and down that it is shown on. */
  readonly form: { readonly columns: number; readonly rows: number };
  readonly reading: ReadingParts;
}

/** A 55-inch screen at 5 m (practice.md 7). */
const usual = { heightMetres: 0.685, distanceMetres: 5 };

/** A scene's panels with the figures of now, text as large as it is on the wall; its map is left out. */
export function ScenePreview({ scene, form, reading }: ScenePreviewProps) {
  const { ref, width, height } = useElementSize();
  const now = useNow();
  const figures = useFigures(scene);
  const text = useMemo(() => textPixels(usual, height / form.rows, reading), [height, form.rows, reading]);
  const stage = useMemo(() => stageOf({ width, height }, 0, undefined), [width, height]);
  return (
    <div ref={ref} style={{ width: '100%', height: '100%' }}>
      {width > 0 && height > 0 && (
        <SceneView
          id="composed"
          scene={scene}
          stage={stage}
          text={text}
          theme={scene.theme ?? 'dark'}
          looks={looks}
          map={undefined}
          figuredFor={figures.of}
          isBehind={false}
          now={now}
          onError={ignored}
          onBlind={ignored}
        />
      )}
    </div>
  );
}

/** A part that broke says so itself; there is no screen here to report it for. */
function ignored(): void {
  return undefined;
}
