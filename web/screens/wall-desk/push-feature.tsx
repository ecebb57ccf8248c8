import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { bboxOf } from '../explore/feature-bbox.ts';
import { PushPlace } from './push-place.tsx';
import { PushToWall } from './push-to-wall.tsx';

interface PushFeatureProps {
  readonly collection: Collection;
  readonly feature: Feature;
}

/** Pushes a feature of the map to a wall: a case as a case, anything else as the place that it takes up. For those who may. */
export function PushFeature({ collection, feature }: PushFeatureProps) {
  if (collection.id === 'cases') return <PushToWall what={{ case: feature.id }} />;
  const label = feature.properties[collection.label];
  // Who stands in a register of people may be called like one: no wall says so.
  const name = collection.personal === undefined && typeof label === 'string' ? label : undefined;
  return <PushPlace bbox={bboxOf(feature.geometry)} name={name} />;
}
