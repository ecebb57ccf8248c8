import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './tile-worker.ts?worker&url';

/** MapLibre 6 must be told where its worker lies; asked for once, before the first map. */
export function installWorker(): void {
  setWorkerUrl(workerUrl);
}

/** Starts the workers before the first map asks for them: half a second on a slow computer, beside what else is fetched. */
export function startWorkers(): void {
  installWorker();
  prewarm();
}
