import type { actions } from '#domain/actions.ts';
import { glyphs, type Glyph } from './glyphs.ts';
import type { Icon, IconPart } from './icon.ts';

export type ActionKey = keyof typeof actions;

/**
 * A hue and a glyph for each of the ten campaign actions, the same on every screen and in both themes.
 * Hues: ten that stay apart with the common colour blindnesses (after Paul Tol's "muted" scheme, darkened where white
 * would not read on them). The ink is what reads on the hue with a contrast of 4.5 and more.
 */
export const actionSigns: Readonly<
  Record<ActionKey, { readonly hue: string; readonly ink: string; readonly glyph: Glyph }>
> = {
  '1': { hue: '#117733', ink: '#ffffff', glyph: 'broom' },
  '2': { hue: '#332288', ink: '#ffffff', glyph: 'shopfront' },
  '3': { hue: '#44aa99', ink: '#101418', glyph: 'bin' },
  '4': { hue: '#88ccee', ink: '#101418', glyph: 'billboard' },
  '5': { hue: '#777722', ink: '#ffffff', glyph: 'truck' },
  '6': { hue: '#ddcc77', ink: '#101418', glyph: 'cone' },
  '7': { hue: '#882255', ink: '#ffffff', glyph: 'houseCrossed' },
  '8': { hue: '#5b6b7b', ink: '#ffffff', glyph: 'crane' },
  '9': { hue: '#dd8899', ink: '#101418', glyph: 'heart' },
  '10': { hue: '#aa4499', ink: '#ffffff', glyph: 'people' },
};

const disc = 'M10 1.5a8.5 8.5 0 1 0 .01 0z';

/** An action's sign as filters, legends and charts show it: a disc in its hue with its glyph, 20 CSS pixels. */
export function actionSign(action: ActionKey): Icon {
  const { hue, ink } = actionSigns[action];
  return { size: 20, parts: [{ d: disc, fill: hue }, actionGlyph(action, ink, { x: 4.4, y: 4.4, scale: 11.2 / 24 })] };
}

/** An action's glyph alone, to be set into another sign. */
export function actionGlyph(action: ActionKey, ink: string, at: NonNullable<IconPart['at']>): IconPart {
  return { d: glyphs[actionSigns[action].glyph], stroke: ink, width: 2.4, at };
}
