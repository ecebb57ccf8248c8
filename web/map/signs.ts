import type { MapLibreMap } from 'maplibre-gl';
import type { Language, Theme } from './contract.ts';
import { drawIcon } from './icon.ts';
import type { Look } from './look.ts';
import { palettes } from './palette.ts';

/**
 * Draws every look's signs into the map, sharp on this screen. Called again after a change of theme, it redraws them
 * in place: names and sizes are the same in both.
 */
export function putSigns(map: MapLibreMap, looks: readonly Look[], theme: Theme, language: Language): void {
  // Two at least: signs are scaled up a little between zooms.
  const pixelRatio = Math.min(4, Math.max(2, Math.ceil(window.devicePixelRatio)));
  for (const look of looks) {
    for (const [name, icon] of Object.entries(look.icons({ theme, language, palette: palettes[theme] }))) {
      const image = drawIcon(icon, pixelRatio);
      if (map.hasImage(name)) map.updateImage(name, image);
      else map.addImage(name, image, { pixelRatio });
    }
  }
}
