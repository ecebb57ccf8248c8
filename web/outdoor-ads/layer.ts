import { outdoorAds } from '#domain/outdoor-ads/collection.ts';
import { pointLook } from '../map/place-look.ts';

/** Outdoor advertisements: without a permit stands out, public-service ones are told by their colour and heart. */
export const outdoorAdsLook = pointLook({
  collection: outdoorAds,
  plate: 'square',
  from: 13,
  plateFrom: 15,
  variants: [
    {
      key: 'unpermitted',
      words: { zh: '户外广告（未经许可）', en: 'Advertisement without permit' },
      test: ['!', ['boolean', ['get', 'permitted'], false]],
      tone: (palette) => palette.overdue,
      glyph: 'billboard',
      filled: true,
    },
    {
      key: 'psa',
      words: { zh: '公益广告', en: 'Public-service advertisement' },
      test: ['boolean', ['get', 'psa'], false],
      tone: (palette) => palette.ok,
      glyph: 'heart',
    },
    {
      key: 'commercial',
      words: { zh: '商业广告', en: 'Commercial advertisement' },
      tone: (palette) => palette.facility,
      glyph: 'billboard',
    },
  ],
});
