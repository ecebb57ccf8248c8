import { nobody, type Owner } from '../coverage/arc.ts';
import type { Locator } from '../locate/locator.ts';
import { grouped } from './grouped.ts';
import type { PostGround } from './test-ground.ts';
import type { TestedZone } from './zones.ts';

/** The posts of each zone: of the zone that a post names, and where there is no such zone, of the one it stands in. */
export function postsByZone(
  posts: readonly PostGround[],
  zones: readonly TestedZone[],
  locator: Pick<Locator, 'ownerAt'>,
): Map<Owner, PostGround[]> {
  const byNumber = new Map(zones.map(({ id, content }) => [content.number, id]));
  const byZone = grouped(posts, ({ zone, at }) => {
    const named = zone === undefined ? undefined : byNumber.get(zone);
    return named ?? locator.ownerAt(...at);
  });
  byZone.delete(nobody);
  return byZone;
}
