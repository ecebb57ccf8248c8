import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { Filter } from '#domain/filter.ts';
import { cameraOfSlice, sliceOnScreen, type PixelRect } from '#domain/wall/part-of-wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Bbox, Camera, FeatureKey, MapCity, MapHandle, Theme } from '../../map/contract.ts';
import type { Look } from '../../map/look.ts';
import type { Plane } from '../../map/plane/contract.ts';
import { wallNow } from '../clock/wall-now.ts';
import { PartBoundary } from '../part-boundary.tsx';
import classes from './scene.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

/** Milliseconds of a move within a scene: long enough to follow it with the eye, and then it rests. */
const moveMs = 1_500;
/** A browser that draws no map now may do so later: its graphics were taken away and given back. */
const againMs = [2_000, 5_000, 15_000, 60_000];
/** A map that never came to rest for so long lacks a piece that never arrived: itself, or the worker that makes its tiles. */
const lateMs = 300_000;

/** What the map of a scene is drawn from; the map itself lives on when these change. */
export interface SceneMapProps {
  readonly city: MapCity;
  readonly looks: readonly Look[];
  /** Names the scene: within one the camera moves, from one to the next it is set. */
  readonly scene: string;
  /** Where the whole map stands on the stage; undefined = the scene has none: it is kept out of sight. */
  readonly part: PixelRect | undefined;
  /** Pixels of the stage. */
  readonly stage: { readonly width: number; readonly height: number };
  /** What is in sight at least; undefined = not known yet: the map waits. */
  readonly bbox: Bbox | undefined;
  readonly layers: readonly string[];
  readonly filter: Filter;
  readonly theme: Theme;
  /** Height of body text here, CSS pixels: names on the map are as high. */
  readonly leastText: number;
  readonly selection: FeatureKey | null;
  readonly plane: Plane;
  readonly map: Ref<MapHandle>;
  /** The source of what is drawn. */
  readonly source: ReactNode;
  readonly onError: (error: unknown) => void;
  /** The browser drew no map again and again, or none arrived, though it was waited for; told each time. */
  readonly onBlind: () => void;
}

/**
 * The one map of a wall. It is hidden and not taken away where a scene has none, is never moved by what happens in the city,
 * and hears no pointer.
 */
export function SceneMap(props: SceneMapProps) {
  const { t, language } = useWords();
  const { city, looks, scene, part, stage, bbox, layers, filter, theme, selection, plane, map } = props;
  const { source, onError, onBlind } = props;
  const [failures, setFailures] = useState(0);
  const [isBlind, setBlind] = useState(false);
  useEffect(() => {
    if (!isBlind) return undefined;
    const again = () => setBlind(false);
    const timer = setTimeout(again, againMs[Math.min(failures, againMs.length) - 1]);
    return () => clearTimeout(timer);
  }, [isBlind, failures]);
  const place = useKept(part && sliceOnScreen(part, stage), part);
  const asked = useMemo(
    () => (place && bbox ? cameraOfSlice(bbox, place.part, place.slice) : undefined),
    // Boxes and rectangles are new objects with every drawing: only other values are another camera.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [bbox?.join(), JSON.stringify(place)],
  );
  const camera = useMoves(asked, `${scene} ${JSON.stringify(place)}`);
  const noteRest = useWatchForRest(camera !== undefined, onBlind);
  if (place === undefined || camera === undefined) return null;
  const { left, top } = place.part;
  const { slice } = place;
  const box = { left: left + slice.left, top: top + slice.top, width: slice.width, height: slice.height };
  const hidden = part === undefined;
  const { part: whole } = place;
  const isEnd = slice.left + slice.width >= whole.width && slice.top + slice.height >= whole.height;
  return (
    <div
      className={classes.map}
      style={{ ...box, visibility: hidden ? 'hidden' : 'visible' }}
      data-testid="wall-map"
      {...(hidden && { 'aria-hidden': true })}
      {...((slice.left > 0 || slice.top > 0) && { 'data-goes-on': true })}
    >
      {isBlind ? (
        <p className={classes.said}>{t('wall.noMap')}</p>
      ) : (
        <PartBoundary instead={() => <p className={classes.said}>{t('wall.partFailed')}</p>} onError={onError}>
          <Suspense fallback={null}>
            <MapView
              ref={map}
              label={t('map.label')}
              keyboardHint=""
              camera={camera.to}
              moveMs={camera.ms}
              onCamera={ignore}
              looks={looks}
              layers={layers}
              filter={filter}
              theme={theme}
              language={language}
              city={city}
              selection={selection}
              onPick={ignore}
              plane={plane}
              now={wallNow}
              isCalm
              leastText={props.leastText}
              onRest={noteRest}
              onFailure={() => {
                setFailures(failures + 1);
                setBlind(true);
                if (failures + 1 >= againMs.length) onBlind();
              }}
            />
          </Suspense>
        </PartBoundary>
      )}
      {isEnd && <div className={classes.source}>{source}</div>}
    </div>
  );
}

function ignore(): void {}

/** Tells again and again of a map that is wanted and never comes to rest. @returns takes that it does */
function useWatchForRest(isWanted: boolean, onLate: () => void): () => void {
  const hasRested = useRef(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setInterval(() => {
      if (hasRested.current) clearInterval(timer);
      // A page in the background draws nothing.
      else if (!document.hidden) onLate();
    }, lateMs);
    return () => clearInterval(timer);
  }, [isWanted, onLate]);
  return useCallback(() => void (hasRested.current = true), []);
}

interface Place {
  readonly part: PixelRect;
  readonly slice: PixelRect;
}

/** The rectangle of the map, and where it stood last while there is none. */
function useKept(slice: PixelRect | undefined, part: PixelRect | undefined): Place | undefined {
  const [kept, setKept] = useState<Place | undefined>(undefined);
  const isNew = part !== undefined && JSON.stringify(part) !== JSON.stringify(kept?.part);
  const isCut = slice !== undefined && JSON.stringify(slice) !== JSON.stringify(kept?.slice);
  if (!isNew && !isCut) return kept;
  const next = { part: part!, slice: slice! };
  setKept(next);
  return next;
}

/** A camera and how long the way to it takes: set at once where scene or rectangle are others. */
function useMoves(asked: Camera | undefined, frame: string): { readonly to: Camera; readonly ms: number } | undefined {
  const [move, setMove] = useState<{ to: Camera; ms: number; frame: string } | undefined>(undefined);
  if (asked === undefined || (asked === move?.to && frame === move.frame)) return move;
  const next = { to: asked, ms: move === undefined || move.frame !== frame ? 0 : moveMs, frame };
  setMove(next);
  return next;
}
