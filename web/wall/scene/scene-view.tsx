import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { Figured } from '#domain/wall/figures.ts';
import { turnAt, turnsOnLowStage } from '#domain/wall/low-stage.ts';
import { cameraOfSlice } from '#domain/wall/part-of-wall.ts';
import type { TextPixels } from '#domain/wall/readable.ts';
import type { Scene, ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Bbox, Theme } from '../../map/contract.ts';
import { palettes } from '../../map/palette.ts';
import type { Look } from '../../map/look.ts';
import { mapScale } from '../../map/scale.ts';
import { useStep } from '../clock/wall-now.ts';
import { BrokenPanel } from '../panels/broken-panel.tsx';
import { PanelSurroundingsContext, type PanelSurroundings } from '../panels/surroundings.ts';
import { WallPanel } from '../panels/wall-panel.tsx';
import { PartBoundary } from '../part-boundary.tsx';
import { legendOfScene } from './legend-of-scene.ts';
import { SceneMap, type SceneMapProps } from './scene-map.tsx';
import { partOnStage, type Stage } from './stage.ts';
import classes from './scene.module.css';

/** What of its map a scene does not say itself. */
export type MapOfScene = Pick<
  SceneMapProps,
  'city' | 'bbox' | 'layers' | 'filter' | 'selection' | 'plane' | 'map' | 'source'
>;

interface SceneViewProps {
  /** Names the scene. */
  readonly id: string;
  readonly scene: Scene;
  readonly stage: Stage;
  /** How high text is here (practice.md 7), CSS pixels. */
  readonly text: TextPixels;
  readonly theme: Theme;
  readonly looks: readonly Look[];
  /** undefined: the city is not known yet. */
  readonly map: MapOfScene | undefined;
  /** The answer for a panel; undefined while there is none. */
  readonly figuredFor: (panel: ScenePanel) => Figured | undefined;
  /** The stream of changes is interrupted: figures are shown as old ones. */
  readonly isBehind: boolean;
  /** The wall's headline. */
  readonly headline?: string | undefined;
  /** The server's clock in whole minutes, epoch milliseconds. */
  readonly now: number;
  /** A part broke: it says so itself and tries again. */
  readonly onError: (error: unknown) => void;
  /** The browser draws no map any more. */
  readonly onBlind: () => void;
  /** What lies over the scene. */
  readonly children?: ReactNode;
}

/** A scene as one screen draws it: map and panels on the grid. The map stays the same one from scene to scene. */
export function SceneView(props: SceneViewProps) {
  const { id, scene, stage, text, theme, looks, map, isBehind, headline, now, onError, onBlind } = props;
  const { language } = useWords();
  const { width, height } = stage.size;
  // A scene over several screens stands as it was composed: its parts keep clear of the screens' edges.
  const turns = useMemo(
    () => (stage.spread ? undefined : turnsOnLowStage(scene, stage.size, text)),
    [scene, stage, text],
  );
  const { turn } = useStep((instant) => turnAt(turns?.length ?? 1, instant));
  const standing = turns?.[turn];
  const part = useMemo(
    () => (standing ? standing.map : scene.map && partOnStage(scene.map, stage)),
    [scene, stage, standing],
  );
  const bbox = map?.bbox?.join();
  const zoom = useMemo(() => {
    if (part === undefined || bbox === undefined) return undefined;
    const whole = { left: 0, top: 0, width: part.width, height: part.height };
    return cameraOfSlice(bbox.split(',').map(Number) as unknown as Bbox, whole, whole).zoom - Math.log2(mapScale());
  }, [part, bbox]);
  const seen = JSON.stringify(map && { layers: map.layers, filter: map.filter });
  const surroundings = useMemo<PanelSurroundings>(() => {
    const context = { theme, language, palette: palettes[theme] };
    const shown = JSON.parse(seen ?? 'null') as Pick<MapOfScene, 'layers' | 'filter'> | null;
    return {
      text,
      theme,
      legend: shown && zoom !== undefined ? legendOfScene(looks, shown, zoom, context) : [],
      isBehind,
      ...(headline !== undefined && { headline }),
    };
  }, [text, seen, zoom, looks, theme, language, isBehind, headline]);
  const parts = useMemo(
    () => scene.panels.map((panel) => (standing ? standing.panels.get(panel.id) : partOnStage(panel, stage))),
    [scene, stage, standing],
  );
  const variables = { '--wall-body': `${text.body}px`, '--wall-figures': `${text.figures}px` } as CSSProperties;
  return (
    <div className={classes.stage} style={{ width, height, ...variables }} data-colours={theme} data-scene={id}>
      {map && (
        <SceneMap
          {...map}
          looks={looks}
          theme={theme}
          leastText={text.body}
          scene={id}
          part={part}
          stage={stage.size}
          onError={onError}
          onBlind={onBlind}
        />
      )}
      <PanelSurroundingsContext value={surroundings}>
        {scene.panels.map((panel, place) => {
          const rect = parts[place];
          if (rect === undefined) return null;
          const figured = props.figuredFor(panel);
          return (
            <div key={`${id}/${panel.id}`} className={classes.part} style={rect} data-panel={panel.kind}>
              <PartBoundary
                of={figured}
                instead={(last) => <BrokenPanel panel={panel} last={last} size={rect} now={now} />}
                onError={onError}
              >
                <WallPanel panel={panel} figured={figured} size={rect} now={now} />
              </PartBoundary>
            </div>
          );
        })}
      </PanelSurroundingsContext>
      {props.children}
    </div>
  );
}
