import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { FeaturePlane } from '../map/plane/feature-plane.ts';
import type { PlaneFeature, PlaneMark } from '../map/plane/contract.ts';
import { CoveragePlane } from './coverage-plane.ts';
import { useDesk, type Desk } from './desk.ts';

/** Keeps a plane level with the desk: its coverage, what is chosen and tinted, what lies over it. @returns the way to stop */
export function followDesk(plane: FeaturePlane): () => void {
  const shown = new CoveragePlane(plane);
  const show = (desk: Desk, before: Desk | undefined) => {
    const coverage = desk.draft?.coverage;
    if (coverage !== before?.draft?.coverage) shown.showAll(coverage);
    else if (coverage && desk.revision !== before?.revision) {
      if (desk.touched === 'all') shown.showAll(coverage);
      else shown.show(coverage, desk.touched);
    }
    if (desk.tints !== before?.tints) shown.letter(coverage, lettersOf(desk));
    if (desk.chosen !== before?.chosen || desk.tints !== before.tints) plane.mark(marksOf(desk));
    if (desk.overlays !== before?.overlays) plane.replace('overlay', overlayFeatures(desk));
  };
  show(useDesk.getState(), undefined);
  return useDesk.subscribe(show);
}

function marksOf({ chosen, tints }: Desk): ReadonlyMap<Owner, PlaneMark> {
  const marks = new Map<Owner, PlaneMark>();
  for (const [owner, { colour }] of tints ?? []) marks.set(owner, { tint: colour });
  for (const owner of chosen) marks.set(owner, { ...marks.get(owner), selected: true });
  return marks;
}

function lettersOf({ tints }: Desk): ReadonlyMap<Owner, string> {
  return new Map([...(tints ?? [])].map(([owner, { letter }]) => [owner, letter]));
}

function overlayFeatures({ overlays }: Desk): PlaneFeature[] {
  return Object.entries(overlays).flatMap(([key, { features, tone }]) =>
    features.features.map(({ geometry, properties }, i) => ({
      id: `${key}:${i}`,
      geometry,
      properties: { tone, ...(properties as PlaneFeature['properties'] | null) },
    })),
  );
}
