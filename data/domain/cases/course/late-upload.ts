import type { Properties } from '#domain/feature.ts';
import type { ActWorld } from './world.ts';

/** The mark of what was told long after it was done, so that whoever inspects sees it; the longest of a round stays. */
export function lateUpload(
  after: Properties,
  { now, heard = now, figures }: Pick<ActWorld, 'now' | 'figures'> & { readonly heard?: number | undefined },
): Properties {
  const minutes = Math.floor((heard - now) / 60_000);
  return minutes <= figures.lateMinutes ? {} : { lateUpload: Math.max(minutes, Number(after['lateUpload'] ?? 0)) };
}
