import { useMemo } from 'react';
import type { View as Sight } from '../../map/contract.ts';
import { useDesk } from '../../zones/desk.ts';
import { bordersGrips, type BorderGrip } from '../../zones/grips.ts';

/** From this zoom on vertices are shown: around what is chosen, nearer around everything. */
const fromZoom = { chosen: 13.5, all: 16 } as const;

const none: readonly BorderGrip[] = [];

/** The vertices in sight that may be moved: of the borders of what is chosen, else of all. */
export function useGrips(sight: Sight | undefined): readonly BorderGrip[] {
  const coverage = useDesk((desk) => desk.draft?.coverage);
  const revision = useDesk((desk) => desk.revision);
  const chosen = useDesk((desk) => desk.chosen);
  const isMoving = useDesk((desk) => desk.tool === 'move' && !desk.readOnly);
  return useMemo(() => {
    if (!coverage || !sight || !isMoving) return none;
    if (sight.zoom < (chosen.length > 0 ? fromZoom.chosen : fromZoom.all)) return none;
    return bordersGrips(coverage, chosen, sight.bbox) ?? none;
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [coverage, revision, chosen, sight, isMoving]);
}
