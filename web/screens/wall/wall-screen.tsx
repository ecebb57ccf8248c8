import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cameraAt } from '#domain/wall/camera-at.ts';
import { headerDay } from '#domain/wall/header-day.ts';
import { bezelPixels } from '#domain/wall/part-of-wall.ts';
import { textPixels } from '#domain/wall/readable.ts';
import type { Slot } from '#domain/wall/showing.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useLiveStatus } from '../../live/clock.ts';
import { reloadForMissingPiece } from '../../live/upgrade.ts';
import type { MapHandle } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { useView } from '../../state/router.tsx';
import { AlarmCards } from '../../wall/alarm/alarm-cards.tsx';
import { AlarmLine } from '../../wall/alarm/alarm-line.tsx';
import { useAlarmRings } from '../../wall/alarm/use-alarm-rings.ts';
import { useAlarms } from '../../wall/alarm/use-alarms.ts';
import { useStep, useWallClock } from '../../wall/clock/wall-now.ts';
import { partOf } from '../../wall/jitter.ts';
import { SceneView } from '../../wall/scene/scene-view.tsx';
import { stageOf } from '../../wall/scene/stage.ts';
import { wallCaseQuery } from '../../wall/screens-api.ts';
import { shownAt, type WallState } from '../../wall/shown.ts';
import { isTrusted, trustOf } from '../../wall/trust.ts';
import { looks } from '../looks.ts';
import { Header, headerEms } from './header.tsx';
import { ahead, minuteAt, useLast, useSame } from './held.ts';
import { PushedCase } from './pushed-case.tsx';
import { Resting } from './resting.tsx';
import { useAlive } from './use-alive.ts';
import { useFigureDay } from './use-figure-day.ts';
import { useFigures, useFiguresAhead } from './use-figures.ts';
import { useFollow } from './use-follow.ts';
import { useMapOfScene } from './use-map-of-scene.ts';
import { useQuietReload } from './use-quiet-reload.ts';
import { useKiosk, useRootText, useWindowSize } from './use-screen.ts';
import type { WallRecords } from './use-wall-records.ts';
import classes from './wall.module.css';

/** Which screen of which wall a page is. */
export interface ScreenRole {
  /** Id of the registered screen; absent in a preview. */
  readonly screen: string | undefined;
  readonly wallId: string | undefined;
  readonly wall: Wall;
  readonly slot: Slot | undefined;
  readonly heightMetres: number;
  readonly distanceMetres: number;
  /** Milliseconds that a preview is ahead of now. */
  readonly shift: number;
  /** Whether it is the display itself, which says that it is there. */
  readonly isDisplay: boolean;
}

/** One screen of a wall: header, the scene of this instant, and what it does by itself for weeks. */
export function WallScreen({ role, records }: { readonly role: ScreenRole; readonly records: WallRecords }) {
  const { language, t } = useWords();
  const { view } = useView();
  const { wall, slot, screen, shift } = role;
  const part = partOf(screen ?? `${slot?.column ?? 0}/${slot?.row ?? 0}`);
  useWallClock();
  useKiosk();

  const city = useQuery(cityQuery);
  const map = useRef<MapHandle>(null);
  const [plane] = useState(() => new FeaturePlane());
  useFollow(city.data?.seq, map, part);

  const push = role.wallId === undefined ? undefined : records.pushes.get(role.wallId);
  const pushedCase = useQuery(wallCaseQuery(push?.case)).data;
  const state: WallState = {
    ...{ wall, slot, push, screen, pushedCase },
    ...{ scenes: records.scenes, caseMetres: records.caseMetres },
  };
  const shown = useSame(useStep(ahead((now) => shownAt(state, now), shift)));
  const next = shown.until === undefined ? undefined : shownAt(state, shown.until + shift);
  const camera = shown.scene?.map?.camera;
  const look = useStep(
    ahead((now) => (camera ? cameraAt(camera, shown.since, now) : { bbox: undefined, until: undefined }), shift),
  );
  const { now } = useStep(ahead(minuteAt, shift));
  const today = useFigureDay(headerDay(now).day, part);

  const alarms = useAlarms(wall, records.alarmTimes, screen ?? 'preview');
  useAlarmRings(plane, alarms.shown);
  // What an officer put there stays in sight.
  const mayFollow = camera?.mode === 'urgent' && (role.wallId === undefined || wall.alarmFly);
  const urgent = mayFollow ? alarms.newest : alarms.flight;
  const followed = shown.why === 'pushed' ? undefined : urgent;

  const { state: live, asOf, awaySince } = useLiveStatus();
  const trust = useStep((at) => trustOf({ state: live, asOf, awaySince }, at));
  const figures = useFigures(shown.scene);
  useFiguresAhead(next?.scene, shown.until, part);
  const mapOfScene = useMapOfScene({
    ...{ city: city.data, map: useLast(shown.scene?.map), bbox: look.bbox },
    flight: followed && { at: followed, metres: records.caseMetres },
    ...{ today, plane, handle: map },
  });

  const said = {
    ...{ screen: screen!, seq: figures.seq ?? 0 },
    ...(shown.id !== undefined && { scene: shown.id }),
    ...(trust.asOf > 0 && { asOf: new Date(trust.asOf).toISOString() }),
  };
  const noteFault = useAlive(role.isDisplay && screen !== undefined ? said : undefined, live === 'broken');
  useQuietReload(`${shown.key} ${shown.since}`, alarms.flight !== undefined, part);
  const title = city.data && `${city.data.name[language]} · ${t('appName')}`;
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);

  const size = useWindowSize();
  const { heightMetres, distanceMetres } = role;
  const { reading } = records;
  const text = useMemo(
    () => textPixels({ heightMetres, distanceMetres }, size.height, reading),
    [heightMetres, distanceMetres, size.height, reading],
  );
  const isSized = useRootText(text.body);
  const spread = useMemo(
    () =>
      shown.isAcross && slot
        ? {
            ...{ columns: wall.columns, rows: wall.rows, slot },
            bezel: bezelPixels(wall.bezelMillimetres ?? 0, heightMetres, size.height),
          }
        : undefined,
    [shown.isAcross, wall, slot, heightMetres, size.height],
  );
  const stage = useMemo(
    () => stageOf({ width: size.width, height: size.height }, Math.round(headerEms * text.body), spread),
    [size.width, size.height, text, spread],
  );
  if (!isSized) return null;
  const theme = view.theme ?? shown.scene?.theme ?? 'dark';
  const hasHeader = spread === undefined || spread.slot.row === 0;
  const isRight = spread === undefined || spread.slot.column === wall.columns - 1;
  return (
    <main
      className={classes.wall}
      data-colours={theme}
      data-showing={shown.key}
      data-why={shown.why}
      data-since={shown.since}
      data-stop={look.stop}
      data-live={trust.state}
    >
      {hasHeader && (
        <Header
          city={city.data?.name}
          isSample={city.data?.sample === true}
          name={shown.name}
          why={role.wallId !== undefined && (shown.why === 'pushed' || shown.why === 'pinned') ? shown.why : undefined}
          state={trust.state}
          asOf={trust.state === 'live' ? 0 : trust.asOf}
          theme={theme}
          now={now}
          isLeft={spread === undefined || spread.slot.column === 0}
          isRight={isRight}
          isMute={isRight && alarms.isMute}
        >
          {isRight && !alarms.isCardOpen && alarms.newest && (
            <AlarmLine alarms={alarms.shown} theme={theme} now={now} />
          )}
        </Header>
      )}
      <SceneView
        id={shown.key}
        scene={shown.scene ?? nothing}
        stage={stage}
        text={text}
        theme={theme}
        looks={looks}
        map={mapOfScene}
        figuredFor={figures.of}
        isBehind={!isTrusted(trust)}
        headline={wall.headline}
        now={now}
        onError={noteFault}
        onBlind={reloadBlind}
      >
        {shown.scene === undefined && <Resting />}
        {shown.pushedCase && <PushedCase shown={shown.pushedCase} />}
        {hasHeader && isRight && alarms.isCardOpen && <AlarmCards alarms={alarms.shown} theme={theme} now={now} />}
      </SceneView>
    </main>
  );
}

const nothing = { name: '', panels: [] };

/** A browser that never has a map is not to begin anew again and again: its panels are read all the same. */
const blindRestMs = 3_600_000;

/** A page whose graphics are gone for good, or whose map never arrived, may have them after it is loaded anew. */
function reloadBlind(): void {
  reloadForMissingPiece(blindRestMs);
}
