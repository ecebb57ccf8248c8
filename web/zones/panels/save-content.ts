import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Ground, ZoneContent } from '#domain/zones/content.ts';
import { setContents } from '#domain/zones/edits/grounds.ts';
import type { EditKind } from '#domain/zones/schemes/scheme-version.ts';
import { useDesk } from '../desk.ts';
import { labelled } from './use-ground-names.ts';

/** Changes what zones say, as one undo step; other grounds and zones that already say so stay as they are. */
export function saveContent(
  owners: readonly Owner[],
  change: (content: ZoneContent) => ZoneContent,
  kind: EditKind = 'content',
): boolean {
  const { draft, perform } = useDesk.getState();
  if (!draft) return false;
  return perform({ kind, zones: labelled(owners, draft.coverage.grounds) }, (coverage) =>
    setContents(
      coverage,
      owners.flatMap((id) => {
        const ground = coverage.grounds.get(id);
        return ground?.is === 'zone' ? [{ id, ground: { is: 'zone', content: change(ground.content) } as Ground }] : [];
      }),
    ),
  );
}

/** Changes one ground as a whole. */
export function saveGround(owner: Owner, ground: Ground, kind: EditKind = 'content'): boolean {
  const { draft, perform } = useDesk.getState();
  if (!draft) return false;
  return perform({ kind, zones: labelled([owner], draft.coverage.grounds) }, (coverage) =>
    setContents(coverage, [{ id: owner, ground }]),
  );
}
