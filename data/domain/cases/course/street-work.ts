import type { Properties } from '#domain/feature.ts';
import { distance } from '#domain/geometry/measure.ts';
import { ok, refused } from '#domain/result.ts';
import { isoSeconds } from '../clock/kept.ts';
import type { Effects } from './effect.ts';
import { noSupport } from './enter.ts';

/** A new assignment: nobody has signed for it nor gone there. */
export const nobodyThere = {
  signedForAt: undefined,
  arrivedAt: undefined,
  arrivedMetres: undefined,
  ...noSupport,
} as const;

/** What a crew says from the street: that it has the case, that it is there, that it needs help. */
export const streetWorkEffects: Effects<'case.sign-for' | 'case.arrive' | 'case.ask-support' | 'case.end-support'> = {
  'case.sign-for': (p, _input, w) => ok({ properties: { ...p, signedForAt: isoSeconds(w.now) } }),

  'case.arrive'(p, { lon, lat }, w) {
    if ((lon === undefined) !== (lat === undefined)) {
      const field = lon === undefined ? 'lon' : 'lat';
      return refused({ reason: 'missing', field });
    }
    const at = isoSeconds(w.now);
    const metres =
      lon === undefined || lat === undefined || w.place === undefined ? undefined : distance([lon, lat], w.place);
    const there: Properties = { arrivedAt: at, arrivedMetres: metres === undefined ? undefined : Math.round(metres) };
    // Who is there has it.
    return ok({ properties: { ...p, signedForAt: p['signedForAt'] ?? at, ...there } });
  },

  'case.ask-support': (p, { reason, photos = [] }, w) =>
    ok({
      properties: {
        ...p,
        ...(photos.length === 0 ? {} : { photos: withMore(p, photos) }),
        supportAsked: true,
        supportAskedAt: isoSeconds(w.now),
        supportReason: reason,
      },
    }),

  'case.end-support': (p) => ok({ properties: { ...p, ...noSupport } }),
};

function withMore({ photos }: Properties, more: readonly string[]): string[] {
  return [...new Set([...((photos as readonly string[] | undefined) ?? []), ...more])].slice(-12);
}
