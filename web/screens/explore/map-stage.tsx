import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import { Loader } from '@mantine/core';
import { lazy, Suspense, useRef, useState, type ReactNode, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import type { Compared, FeatureKey, MapHandle, Measured, Measuring, Pick, View as Sight } from '../../map/contract.ts';
import type { Size } from '../../state/projection.ts';
import { roundCamera, type Camera, type Theme } from '../../state/view.ts';
import { Notice } from '../../ui/notice.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { looks } from '../looks.ts';
import { Chooser } from './chooser.tsx';
import { useCursor } from './cursor.ts';
import { CursorPosition, SourceLine } from './map-foot.tsx';
import { MapTools, MeasureResult } from './map-tools.tsx';
import classes from './explore.module.css';

const MapView = lazy(() => import('../../map/map-view.tsx').then(({ MapView }) => ({ default: MapView })));

interface MapStageProps {
  readonly city: City;
  /** Undefined until the stage has been measured. */
  readonly camera: Camera | undefined;
  readonly layers: readonly string[];
  readonly filter: Filter;
  readonly theme: Theme;
  readonly selection: FeatureKey | null;
  readonly hover: FeatureKey | null;
  readonly compared: Compared | null;
  readonly measuring: Measuring;
  readonly size: Size;
  readonly chooser: { readonly features: readonly Feature[]; readonly point: Pick['point'] } | undefined;
  readonly map: Ref<MapHandle>;
  /** The browser cannot draw maps: say so, and leave the rest of the page at work. */
  readonly noMap: boolean;
  readonly onNoMap: () => void;
  readonly onCamera: (camera: Camera) => void;
  readonly onSight: (sight: Sight) => void;
  readonly onPick: (pick: Pick) => void;
  readonly onChoose: (feature: Feature) => void;
  readonly onChooserClose: () => void;
  readonly onMeasuring: (measuring: Measuring) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onWhole: () => void;
  /** What lies over the map: chips, the card. */
  readonly children: ReactNode;
}

/** The map with what stands on it: tools, chooser, source line, position, measured figures. */
export function MapStage(props: MapStageProps) {
  const { city, layers, filter, theme, selection, hover, measuring, size, chooser } = props;
  const { t, language } = useWords();
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [camera, noteCamera] = useExactCamera(props.camera);

  if (props.noMap) {
    return (
      <div className={classes.noMap}>
        <Notice role="alert" title={t('map.noWebgl')} next={t('map.noWebglNext')} />
        {props.children}
      </div>
    );
  }
  return (
    <>
      <PanelBoundary>
        <Suspense fallback={<Loader className={classes.mapLoading} aria-label={t('map.label')} />}>
          {camera && (
            <MapView
              ref={props.map}
              label={t('map.label')}
              keyboardHint={t('map.keyboardHint')}
              camera={camera}
              onCamera={(moved) => {
                noteCamera(moved);
                props.onCamera(roundCamera(moved));
              }}
              onView={props.onSight}
              looks={looks}
              layers={layers}
              filter={filter}
              theme={theme}
              language={language}
              city={city}
              selection={selection}
              hover={hover}
              onPick={props.onPick}
              onCursor={(at) => useCursor.setState({ at })}
              compared={props.compared}
              measuring={measuring}
              onMeasured={setMeasured}
              onMeasuringCancel={() => props.onMeasuring('off')}
              now={serverNow}
              onFailure={props.onNoMap}
            />
          )}
        </Suspense>
      </PanelBoundary>
      <MapTools
        measuring={measuring}
        onMeasuring={(mode) => {
          setMeasured(null);
          props.onMeasuring(mode);
        }}
        onZoomIn={props.onZoomIn}
        onZoomOut={props.onZoomOut}
        onWhole={props.onWhole}
      />
      {measuring !== 'off' && (
        <MeasureResult
          measuring={measuring}
          measured={measured?.mode === measuring ? measured : null}
          onStop={() => props.onMeasuring('off')}
        />
      )}
      {chooser && (
        <Chooser
          features={chooser.features}
          point={chooser.point}
          size={size}
          theme={theme}
          onChoose={props.onChoose}
          onClose={props.onChooserClose}
        />
      )}
      <div className={classes.foot}>
        <SourceLine city={city} />
        <CursorPosition />
      </div>
      {props.children}
    </>
  );
}

/**
 * The URL keeps a rounded camera, the map an exact one. As long as both mean the same, the map is given its own back,
 * so that it is not pushed about by the rounding.
 */
function useExactCamera(wanted: Camera | undefined): [Camera | undefined, (camera: Camera) => void] {
  const told = useRef<Camera | undefined>(undefined);
  const same =
    wanted !== undefined && told.current !== undefined && sameCamera(roundCamera(told.current), roundCamera(wanted));
  return [same ? told.current : wanted, (camera) => (told.current = camera)];
}

function sameCamera(a: Camera, b: Camera): boolean {
  return a.lng === b.lng && a.lat === b.lat && a.zoom === b.zoom && (a.bearing ?? 0) === (b.bearing ?? 0);
}
