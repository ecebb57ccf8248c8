import { constructionSites } from '#domain/construction-sites/collection.ts';
import { areaLook } from '../map/place-look.ts';

/** Building and demolition sites; those at work stand out, finished ones stay quiet. */
export const constructionSitesLook = areaLook({
  collection: constructionSites,
  plate: 'diamond',
  // A whole city on a wall, where everything is drawn larger, is seen at this zoom.
  from: 10,
  plateFrom: 13,
  name: { property: 'name', from: 15 },
  variants: [
    {
      key: 'quiet',
      words: { zh: '工地（停工、竣工）', en: 'Site (stopped, finished)' },
      test: ['in', ['get', 'stage'], ['literal', ['stopped', 'finished']]],
      tone: (palette) => palette.none,
      glyph: 'crane',
    },
    {
      key: 'demolition',
      words: { zh: '拆迁工地（在建）', en: 'Demolition site (active)' },
      test: ['==', ['get', 'kind'], 'demolition'],
      tone: (palette) => palette.works,
      glyph: 'hammer',
      filled: true,
    },
    {
      key: 'build',
      words: { zh: '建筑工地（在建）', en: 'Building site (active)' },
      tone: (palette) => palette.works,
      glyph: 'crane',
      filled: true,
    },
  ],
});
