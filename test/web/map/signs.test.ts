import { describe, expect, it } from 'vitest';
import { actionSigns } from '../../../web/map/action-signs.ts';
import { palettes } from '../../../web/map/palette.ts';
import { looks } from '../../../web/screens/looks.ts';
import { stateParts, states } from '../../../web/map/state-signs.ts';

describe('signs', () => {
  it('of the ten actions have ten hues and ten glyphs', () => {
    const signs = Object.values(actionSigns);
    expect(signs).toHaveLength(10);
    expect(new Set(signs.map((sign) => sign.hue)).size).toBe(10);
    expect(new Set(signs.map((sign) => sign.glyph)).size).toBe(10);
  });

  it('of collections differ from each other, in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      const signs = looks.map((look) => look.legend({ theme, language: 'zh', palette: palettes[theme] })[0]!.symbol);
      expect(new Set(signs.map((sign) => JSON.stringify(sign))).size).toBe(looks.length);
    }
  });

  it('of states differ in shape, not only in colour', () => {
    const shapes = states.map((state) => stateParts(state, palettes.light, undefined).at(-1)!.d);
    expect(new Set(shapes).size).toBe(states.length);
  });
});
