import { useEffect, useMemo, useState, type ReactNode, type Ref } from 'react';
import type { City } from '../../collections/api.ts';
import type { CellFeature } from '../../hotspots/api.ts';
import { cellAt, cellFeatures, spotAt, spotFeatures, type Spot } from '../../hotspots/layer.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FeaturePlane } from '../../map/plane/feature-plane.ts';
import { orderLayers } from '../../state/view.ts';
import { DeskMap, type DeskMapHandle } from '../desk-map.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { deskKeys } from './desk-keys.ts';

const layers = orderLayers(['roads']);
/** CSS pixels within which a click means a numbered place. */
const reach = 16;

interface HotspotsMapProps {
  readonly city: City;
  readonly cells: readonly CellFeature[];
  /** The places of the list where it is none of cells. */
  readonly spots: readonly Spot[];
  readonly cell: string | undefined;
  readonly row: string | undefined;
  readonly all: boolean;
  readonly heat: boolean;
  readonly onCell: (id: string) => void;
  readonly onSpot: (key: string) => void;
  readonly map: Ref<DeskMapHandle>;
  readonly children: ReactNode;
}

/** Cells by class over the streets, the numbered places of a list, and the heat; a click opens what lies there. */
export function HotspotsMap(props: HotspotsMapProps) {
  const { city, cells, spots, cell, row, all, heat, onCell, onSpot } = props;
  const { t } = useWords();
  const [plane] = useState(() => new FeaturePlane());
  useEffect(() => {
    plane.replace('cells', [...cellFeatures(cells, { chosen: cell, all, heat }), ...spotFeatures(spots, row)]);
  }, [plane, cells, spots, cell, row, all, heat]);
  const focus = useMemo(() => {
    const spot = spots.find(({ key }) => key === row);
    if (spot) return { id: spot.key, bbox: [...spot.at, ...spot.at] as const };
    const geometry = cells.find(({ properties }) => properties.id === cell)?.geometry;
    return cell !== undefined && geometry ? { id: cell, bbox: bboxOf(geometry) } : undefined;
  }, [spots, cells, row, cell]);
  return (
    <DeskMap
      city={city}
      layers={layers}
      plane={plane}
      focus={focus}
      selection={null}
      keyboardHint={t('hotspots.mapHint')}
      noMapNext={t('hotspots.noMapNext')}
      homeKey={deskKeys.whole}
      onPick={(at, camera) => {
        const degrees = (reach * 360 * Math.cos((at[1] * Math.PI) / 180)) / (512 * 2 ** camera.zoom);
        const spot = spotAt(spots, at, degrees);
        if (spot !== undefined) return onSpot(spot);
        const there = cellAt(cells, at);
        if (there !== undefined) onCell(there);
      }}
      map={props.map}
    >
      {props.children}
    </DeskMap>
  );
}
