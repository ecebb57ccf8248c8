import { useEffect } from 'react';
import type { MapViewProps } from './contract.ts';

/** The map of the city. It lives as long as the page; its properties say what it shows. */
export function MapView({ label, camera, city, onView }: MapViewProps) {
  useEffect(() => {
    if (city.extent) onView?.({ bbox: city.extent, zoom: camera.zoom });
  }, [camera.zoom, city.extent, onView]);
  return <div role="region" aria-label={label} style={{ width: '100%', height: '100%' }} />;
}
