// MapLibre's worker, with a fetch that does not wait for ever: MapLibre itself has no way to say how long.
import './tile-worker-patience.ts';
import 'maplibre-gl/dist/maplibre-gl-worker.mjs';
