import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionSigns } from '../../../web/map/action-signs.ts';
import { palettes, type Palette } from '../../../web/map/palette.ts';

/** Contrast of two colours as WCAG 2.2 reckons it, 1 to 21. */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b].map(luminance).sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const css = readFileSync(join(import.meta.dirname, '../../../web/theme/theme.css'), 'utf8');
/** The page's own colours in one theme, by their names in theme.css. */
function pageColours(theme: 'light' | 'dark'): Record<string, string> {
  const [light, dark] = [/:root,\s[^{]*\{([^}]*)\}/, /\[data-colours='dark'\] \{([^}]*)\}/].map((block) =>
    Object.fromEntries([...block.exec(css)![1]!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v!])),
  ) as [Record<string, string>, Record<string, string>];
  return theme === 'light' ? light : { ...light, ...dark };
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const map: Palette = palettes[theme];
  const page = pageColours(theme);

  it('words of the page read on every surface: 4.5 and more', () => {
    for (const ink of ['ink', 'ink-quiet', 'state-ok', 'state-soon', 'state-overdue', 'state-none']) {
      for (const surface of ['surface', 'surface-quiet']) {
        expect(contrast(page[ink]!, page[surface]!), `${ink} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('names on the map read on its ground: 4.5 and more', () => {
    for (const ink of ['ink', 'faintInk', 'waterInk', 'zoneLine', 'cleaning', 'patrol', 'division'] as const) {
      for (const ground of ['ground', 'halo'] as const) {
        expect(contrast(map[ink], map[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('signs of state, selection and kind stand out from ground and roads: 3 and more', () => {
    for (const colour of [
      'ok',
      'soon',
      'overdue',
      'none',
      'accent',
      'facility',
      'place',
      'market',
      'works',
      'illegal',
      'traffic',
      'community',
      'key26',
      'commercial',
    ] as const) {
      for (const ground of ['ground', 'roadMajor'] as const) {
        expect(contrast(map[colour], map[ground]), `${colour} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('counts read on their cells, glyphs on their action: 4.5 and more', () => {
    map.cells.forEach((cell, place) => {
      expect(contrast(place === 3 ? map.cellInk : map.ink, cell), `cell ${place}`).toBeGreaterThanOrEqual(4.5);
    });
    for (const [action, { hue, ink }] of Object.entries(actionSigns)) {
      expect(contrast(ink, hue), `action ${action}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
