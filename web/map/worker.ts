import { clearPrewarmedResources, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './tile-worker.ts?worker&url';

/** MapLibre 6 must be told where its worker lies; asked for once, before the first map. */
export function installWorker(): void {
  setWorkerUrl(workerUrl);
}

/** Whether workers were started that stay when no map lives. */
let doStay = false;

/** Starts the workers before the first map asks for them: half a second on a slow computer, beside what else is fetched. */
export function startWorkers(): void {
  installWorker();
  prewarm();
  doStay = true;
}

/** Lets the workers go with the last map, also those that were started before the first; the next map starts its own. */
export function letWorkersGo(): void {
  if (doStay) clearPrewarmedResources();
  doStay = false;
}
