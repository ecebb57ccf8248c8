import { useEffect, useMemo } from 'react';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { geometryOf } from '#domain/zones/coverage/shape.ts';
import type { FeaturePlane } from '../../map/plane/feature-plane.ts';
import type { PlaneFeature } from '../../map/plane/contract.ts';
import { useDesk } from '../../zones/desk.ts';
import { ghostOf } from '../../zones/ghost.ts';
import type { BorderGrip } from '../../zones/grips.ts';
import { sketchFeatures, sketchKind, useSketch } from '../../zones/sketch.ts';

/** Draws what is begun: the sketch with its figures, where moved borders would run, vertices, and where an edit was refused. */
export function useSketchOnPlane(
  plane: FeaturePlane,
  grips: readonly BorderGrip[],
  dragged: readonly { readonly from: Point; readonly to: Point }[] | undefined,
): void {
  const coverage = useDesk((desk) => desk.draft?.coverage);
  const revision = useDesk((desk) => desk.revision);
  const tool = useDesk((desk) => desk.tool);
  const refused = useDesk((desk) => desk.refused);
  const { places, pointer, held, giving } = useSketch();
  const vertices = useMemo(
    () =>
      grips.map((grip): PlaneFeature => ({
        id: grip.id,
        geometry: { type: 'Point', coordinates: [...grip.at] },
        properties: { role: grip.kind },
      })),
    [grips],
  );
  useEffect(() => {
    const kind = sketchKind(tool);
    const { lines, points } = kind
      ? sketchFeatures(kind, places, places.length > 0 ? pointer : undefined)
      : { lines: [], points: [] };
    const moves = dragged ?? (held && String(held.from) !== String(held.to) ? [held] : []);
    const ghost = coverage && moves.length > 0 ? ghostOf(coverage, moves) : [];
    const given = giving && coverage ? coverage.ownerAt(giving) : nobody;
    const area: PlaneFeature[] =
      given === nobody ? [] : [{ id: 'given', geometry: geometryOf(coverage!, given), properties: { role: 'area' } }];
    plane.replace('sketch', [...lines, ...ghost, ...area]);
    const mark = held?.to ?? giving;
    plane.replace('handles', [
      ...vertices,
      ...points,
      ...(mark ? [pointFeature('held', fromLattice(mark))] : []),
      ...(refused?.at ? [pointFeature('refused', refused.at)] : []),
    ]);
    // The coverage is changed in place: its revision tells.
  }, [plane, vertices, dragged, coverage, revision, tool, refused, places, pointer, held, giving]);
}

function pointFeature(role: 'held' | 'refused', at: readonly [number, number]): PlaneFeature {
  return { id: role, geometry: { type: 'Point', coordinates: [...at] }, properties: { role } };
}
