/** What MapLibre's worker is made of; it begins by itself where it is loaded. */
declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs' {
  const MapWorker: object;
  export default MapWorker;
}
