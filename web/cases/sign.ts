import { actionGlyph, actionSigns, type ActionKey } from '../map/action-signs.ts';
import type { Icon } from '../map/icon.ts';
import type { Palette } from '../map/palette.ts';
import { stateColor, stateParts, type State } from '../map/state-signs.ts';

const disc = 'M15 5a9 9 0 1 0 .01 0z';
const badge = { x: 15.5, y: 15.5, scale: 13 / 14 };

/**
 * A case near by, 30 CSS pixels: the action's disc and glyph, ringed in the state's colour, with the state's shape at
 * its lower right. An ended one is hollow and grey-ringed and carries no badge.
 */
export function caseSign(action: ActionKey, state: State, palette: Palette): Icon {
  const { hue, ink } = actionSigns[action];
  const glyphPlace = { x: 9.2, y: 8.2, scale: 11.6 / 24 };
  if (state === 'ended') {
    return {
      size: 30,
      parts: [
        { d: disc, fill: palette.surface, stroke: palette.none, width: 1.6 },
        actionGlyph(action, palette.none, glyphPlace),
      ],
    };
  }
  return {
    size: 30,
    parts: [
      { d: disc, stroke: palette.halo, width: 5.4 },
      { d: disc, fill: hue, stroke: stateColor(state, palette), width: 3 },
      actionGlyph(action, ink, glyphPlace),
      ...stateParts(state, palette, badge),
    ],
  };
}
