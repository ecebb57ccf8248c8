import { illegalBuildings } from '#domain/illegal-buildings/collection.ts';
import { areaLook } from '../map/place-look.ts';

/** Illegal buildings: new ones not yet gone are what the campaign counts down to nought. */
export const illegalBuildingsLook = areaLook({
  collection: illegalBuildings,
  plate: 'diamond',
  from: 12,
  plateFrom: 14,
  name: { property: 'number', from: 16.5 },
  variants: [
    {
      key: 'gone',
      words: { zh: '已拆除或已补办', en: 'Demolished or legalised' },
      test: ['in', ['get', 'stage'], ['literal', ['demolished', 'legalised']]],
      tone: (palette) => palette.none,
      glyph: 'houseCrossed',
    },
    {
      key: 'new',
      words: { zh: '新生违建', en: 'New illegal building' },
      test: ['==', ['get', 'kind'], 'new'],
      tone: (palette) => palette.illegal,
      glyph: 'houseCrossed',
      filled: true,
    },
    {
      key: 'stock',
      words: { zh: '历史违建', en: 'Old illegal building' },
      tone: (palette) => palette.illegal,
      glyph: 'houseCrossed',
    },
  ],
});
