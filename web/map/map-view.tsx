import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type CSSProperties,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createCityMap, type CityMap } from './city-map.ts';
import type { Camera, MapViewProps } from './contract.ts';
import './map-view.css';
import { mapScale } from './scale.ts';
import { canDrawMap } from './webgl.ts';

/**
 * The map of the city. It lives as long as the page, its properties say what it shows; only a lost graphics context
 * makes a new one, which stands where the old one stood and shows the same.
 */
export function MapView(props: MapViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const living = useRef<CityMap | null>(null);
  const lastCamera = useRef<Camera | null>(null);
  const [generation, setGeneration] = useState(0);
  const scale = useSyncExternalStore(onResize, mapScale);
  const latestScale = useRef(scale);
  const basemap = props.city.basemap?.id;

  useLayoutEffect(() => {
    latest.current = props;
    latestScale.current = scale;
    living.current?.update();
  });

  useEffect(() => {
    if (!canDrawMap()) {
      latest.current.onFailure?.('no-webgl');
      return;
    }
    const start = lastCamera.current ?? latest.current.camera;
    const map = createCityMap(
      container.current!,
      () => latest.current,
      start,
      () => latestScale.current,
      () => setGeneration((count) => count + 1),
    );
    living.current = map;
    return () => {
      lastCamera.current = map.camera();
      living.current = null;
      map.destroy();
    };
  }, [generation, basemap]);

  useImperativeHandle(
    props.ref,
    () => ({
      change: (event) => living.current?.change(event),
      reload: () => living.current?.reload(),
      fit: (bbox, options) => living.current?.fit(bbox, options),
      zoomIn: () => living.current?.zoomIn(),
      zoomOut: () => living.current?.zoomOut(),
      focus: () => living.current?.focus(),
    }),
    [],
  );

  return (
    <div className="shirong-map-frame">
      <div
        ref={container}
        className="shirong-map"
        data-theme={props.theme}
        data-generation={generation}
        style={enlarged(scale)}
      />
    </div>
  );
}

/** The container is as much smaller as it is enlarged, so that it fills its frame. */
function enlarged(scale: number): CSSProperties {
  if (scale === 1) return { width: '100%', height: '100%' };
  const side = `${100 / scale}%`;
  return { width: side, height: side, transform: `scale(${scale})`, ['--map-scale' as string]: scale };
}

function onResize(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
