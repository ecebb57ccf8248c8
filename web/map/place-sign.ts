import { glyphs, type Glyph } from './glyphs.ts';
import type { Icon } from './icon.ts';
import type { Palette } from './palette.ts';

/** Outline of a place's sign in a square of 20 units; the shape says the kind of thing where colours fail. */
const plates = {
  /** buildings and facilities */
  round: 'M10 1.5a8.5 8.5 0 1 0 .01 0z',
  square: 'M4.5 1.5h11a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3h-11a3 3 0 0 1-3-3v-11a3 3 0 0 1 3-3z',
  /** works and what is built without leave */
  diamond: 'M10 .8L19.2 10L10 19.2L.8 10z',
} as const;

/**
 * A register place's sign: a calm plate with one glyph, 20 CSS pixels.
 * @param tone colour of plate edge and glyph
 * @param filled true: the plate is filled with the tone (things that ask for action)
 */
export function placeSign(
  plate: keyof typeof plates,
  glyph: Glyph,
  palette: Palette,
  tone: string,
  filled = false,
): Icon {
  const inner = plate === 'diamond' ? { x: 5.4, y: 5.4, scale: 9.2 / 24 } : { x: 4.2, y: 4.2, scale: 11.6 / 24 };
  return {
    size: 20,
    parts: [
      { d: plates[plate], fill: filled ? tone : palette.surface, stroke: filled ? palette.halo : tone, width: 1.2 },
      { d: glyphs[glyph], stroke: filled ? palette.halo : tone, width: 2.2, at: inner },
    ],
  };
}

/** A small dot with a light edge, for things too many for a plate. */
export function dotSign(palette: Palette, tone: string): Icon {
  return { size: 10, parts: [{ d: 'M5 1.5a3.5 3.5 0 1 0 .01 0z', fill: tone, stroke: palette.halo, width: 1.2 }] };
}
