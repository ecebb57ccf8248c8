import { useEffect, useMemo, useState, type ReactNode, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import { drawnFeatures, findingFeatures, type OnMap } from '../../checks/layer.ts';
import { findingsAt, metresPerPixel } from '../../checks/pick.ts';
import type { DrawnFeature } from '../../checks/slots.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Camera, FeatureKey } from '../../map/contract.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { orderLayers } from '../../state/view.ts';
import { DeskMap, type DeskMapHandle } from '../desk-map.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { deskKeys } from './desk-keys.ts';
import { MapLegend } from './map-legend.tsx';

interface ChecksMapProps {
  readonly city: City;
  /** The things that the rule looks at. */
  readonly collections: readonly string[];
  readonly findings: readonly OnMap[];
  /** Of many rules at once the signs alone: areas would lie upon each other. */
  readonly detail: 'whole' | 'signs';
  /** The open finding, which may not be among those listed. */
  readonly opened: OnMap | undefined;
  /** What the panel below the map draws. */
  readonly drawn: readonly DrawnFeature[] | null;
  /** A thing that is pointed at. */
  readonly thing: FeatureKey | null;
  readonly onOpen: (id: string) => void;
  readonly map: Ref<DeskMapHandle>;
  readonly children: ReactNode;
}

/** Findings on the map with what would mend them, over the things that the rule looks at; a click opens one. */
export function ChecksMap(props: ChecksMapProps) {
  const { city, collections, findings, detail, opened, drawn, thing } = props;
  const { t } = useWords();
  const [plane] = useState(() => new FeaturePlane());
  const layers = useMemo(() => orderLayers(['zones', 'roads', ...collections]), [collections]);
  const openedId = opened?.id;
  const all = useMemo(
    () => (opened === undefined || findings.some(({ id }) => id === opened.id) ? findings : [...findings, opened]),
    [findings, opened],
  );
  useEffect(() => {
    plane.replace('findings', [...findingFeatures(all, openedId, detail), ...drawnFeatures('panel', drawn ?? [])]);
  }, [plane, all, openedId, detail, drawn]);

  // Where several lie upon each other each click opens the next of them.
  const pick = (at: readonly [number, number], camera: Camera) => {
    const there = findingsAt(all, at, metresPerPixel(at[1], camera.zoom));
    const place = there.findIndex(({ id }) => id === openedId);
    const next = there[(place + 1) % Math.max(1, there.length)];
    if (next && !next.isPreview) props.onOpen(next.id);
  };

  return (
    <DeskMap
      city={city}
      layers={layers}
      plane={plane}
      focus={opened && { id: opened.id, bbox: bboxOf(opened.geometry) }}
      selection={thing}
      keyboardHint={t('checks.mapHint')}
      noMapNext={t('checks.noMapNext')}
      homeKey={deskKeys.whole}
      onPick={pick}
      map={props.map}
    >
      {props.children}
      <MapLegend />
    </DeskMap>
  );
}
