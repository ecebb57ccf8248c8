import type { Collection } from '#domain/collection.ts';
import type { Glyph } from './glyphs.ts';
import type { Look } from './look.ts';
import { pointLook } from './place-look.ts';

/**
 * The look of a register of managed components: quiet where intact, outlined in red where damaged or lost, grey where
 * given up.
 */
export function componentLook(style: {
  readonly collection: Collection;
  readonly glyph: Glyph;
  readonly from: number;
  readonly plateFrom: number;
  readonly name?: { readonly property: string; readonly from: number };
}): Look {
  const { glyph } = style;
  const { titles } = style.collection;
  return pointLook({
    ...style,
    plate: 'round',
    variants: [
      {
        key: 'faulty',
        words: { zh: `${titles.zh}（破损、丢失）`, en: `${titles.en} (damaged, lost)` },
        test: ['in', ['get', 'state'], ['literal', ['damaged', 'lost']]],
        tone: (palette) => palette.overdue,
        glyph,
        filled: true,
      },
      {
        key: 'gone',
        words: { zh: `${titles.zh}（废弃、移除）`, en: `${titles.en} (abandoned, removed)` },
        test: ['in', ['get', 'state'], ['literal', ['abandoned', 'removed']]],
        tone: (palette) => palette.none,
        glyph,
      },
      { key: 'intact', words: titles, tone: (palette) => palette.facility, glyph },
    ],
  });
}
