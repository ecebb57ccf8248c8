import { describe, expect, it } from 'vitest';
import { actionSigns } from '../../../web/map/action-signs.ts';
import { palettes, type Palette } from '../../../web/map/palette.ts';
import { stateColor, stateParts, states } from '../../../web/map/state-signs.ts';

/** WCAG 2 contrast of two #rrggbb colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = [1, 3, 5]
      .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('signs', () => {
  it('of the ten actions have ten hues and ten glyphs, each readable on its hue', () => {
    const signs = Object.values(actionSigns);
    expect(signs).toHaveLength(10);
    expect(new Set(signs.map((sign) => sign.hue)).size).toBe(10);
    expect(new Set(signs.map((sign) => sign.glyph)).size).toBe(10);
    for (const { hue, ink } of signs) expect(contrast(hue, ink), hue).toBeGreaterThanOrEqual(4.5);
  });

  it('of states differ in shape, not only in colour', () => {
    const shapes = states.map((state) => stateParts(state, palettes.light, undefined).at(-1)!.d);
    expect(new Set(shapes).size).toBe(states.length);
  });

  it('stand out from the ground in both themes', () => {
    for (const palette of Object.values(palettes)) {
      for (const state of states) {
        expect(contrast(stateColor(state, palette), palette.ground), state).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('names on the map', () => {
  it('read on the ground and on their halo in both themes', () => {
    const inks: (keyof Palette)[] = [
      'ink',
      'faintInk',
      'accent',
      'zoneLine',
      'division',
      'waterInk',
      'cleaning',
      'patrol',
    ];
    for (const palette of Object.values(palettes)) {
      for (const ink of inks) {
        expect(contrast(palette[ink], palette.ground), ink).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette[ink], palette.halo), ink).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
