import { useQuery } from '@tanstack/react-query';
import type { Unit } from '#domain/people/unit.ts';
import type { Feature } from '#domain/feature.ts';
import { recordsQuery } from '../state/records.ts';
import { postsQuery } from './api.ts';
import { placeOfCase } from './place-of-case.ts';
import { useClasses } from './use-classes.ts';

/** The post to call about a case. */
export interface PostToCall {
  readonly zone?: { readonly number: string; readonly name: string };
  readonly officer?: string;
  readonly phone?: string;
  /** Of the unit that has the case, where the post has no telephone of its own. */
  readonly unitPhone?: string;
  readonly isPending: boolean;
}

/** Whoever answered for the place when the case was reported, by the kind of responsibility that its class names. */
export function usePostToCall(feature: Feature | undefined): PostToCall {
  const { of } = useClasses();
  const units = useQuery({ ...recordsQuery<Unit>('units'), staleTime: 300_000 });
  const place = feature ? placeOfCase(feature) : { lon: 0, lat: 0 };
  const answer = useQuery({
    ...postsQuery(place, String(feature?.properties['reportedAt'] ?? '')),
    enabled: feature !== undefined,
  });
  const kind = feature && of(feature.properties)?.responsibilityKind;
  const zone = answer.data?.answers.find((line) => line.kind === kind)?.zone;
  const unit = units.data?.find(({ content }) => content.name === feature?.properties['unit'])?.content;
  // The case may have been sent elsewhere than to the zone's own unit: then that unit is called.
  const isOwn = zone?.unit === undefined || zone.unit === feature?.properties['unit'];
  return {
    ...(zone && { zone: { number: zone.number, name: zone.name } }),
    ...(isOwn && zone?.officer !== undefined && { officer: zone.officer }),
    ...(isOwn && zone?.phone !== undefined && { phone: zone.phone }),
    ...(unit?.phone !== undefined && { unitPhone: unit.phone }),
    isPending: answer.isPending || units.isPending,
  };
}
