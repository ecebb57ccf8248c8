import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { createCityMap, type CityMap } from './city-map.ts';
import type { Camera, MapViewProps } from './contract.ts';
import './map-view.css';
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
  const basemap = props.city.basemap?.id;

  useLayoutEffect(() => {
    latest.current = props;
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

  return <div ref={container} className="shirong-map" data-theme={props.theme} data-generation={generation} />;
}
