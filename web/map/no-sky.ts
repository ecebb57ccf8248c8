import type { MapLibreMap } from 'maplibre-gl';

/**
 * Leaves out the sky of a map that is never tilted. MapLibre paints one over the whole picture in each frame, transparent
 * where a style has none: two fifths of a frame where no graphics card draws.
 */
export function withoutSky({ painter }: { readonly painter: Pick<MapLibreMap['painter'], 'drawFunctions'> }): void {
  // The functions are one object for all maps of the page.
  painter.drawFunctions = { ...painter.drawFunctions, sky: nothing };
}

function nothing(): void {}
