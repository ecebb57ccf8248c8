import places from '#taizhou/places.json' with { type: 'json' };
import type { Random } from '#domain/random.ts';

/** An invented person as a surname and 某: no real name is ever made. */
export function someone(random: Random): string {
  return `${random.pick(places.surnames)}某`;
}

/** An office line that cannot exist: subscriber numbers do not begin with 0. */
export function officeLine(random: Random): string {
  return `0523-0000${String(random.whole(0, 9999)).padStart(4, '0')}`;
}
