// MapLibre's worker, with a fetch that does not wait for ever: MapLibre itself has no way to say how long.
import './tile-worker-patience.ts';
import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';

// The package says that its files do nothing by being loaded: one that nobody names is left out of the build.
Object.assign(self, { MapWorker });
