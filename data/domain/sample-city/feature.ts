import type { FeatureState } from '#domain/feature.ts';

/** A feature of the sample before it is stored: the id is given, fid and version are the store's. */
export interface SampleFeature extends FeatureState {
  readonly id: string;
}
