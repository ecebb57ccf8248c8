import { projects } from '#domain/projects/collection.ts';
import { pointLook } from '../map/place-look.ts';

/** The year's projects; finished ones stay quiet. */
export const projectsLook = pointLook({
  collection: projects,
  plate: 'diamond',
  from: 9,
  plateFrom: 11,
  name: { property: 'name', from: 13.5 },
  variants: [
    {
      key: 'done',
      words: { zh: '项目（完成）', en: 'Project (done)' },
      test: ['==', ['get', 'stage'], 'done'],
      tone: (palette) => palette.none,
      glyph: 'flag',
    },
    {
      key: 'under-way',
      words: { zh: '项目（推进中）', en: 'Project (under way)' },
      tone: (palette) => palette.accent,
      glyph: 'flag',
    },
  ],
});
