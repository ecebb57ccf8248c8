import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** MapLibre 6 must be told where its worker lies; asked for once, before the first map. */
export function installWorker(): void {
  setWorkerUrl(workerUrl);
}
