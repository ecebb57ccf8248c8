import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { testGroundQuery } from '../api.ts';
import { useDesk } from '../desk.ts';
import { follower, useReckoner } from './reckoner.ts';
import type { ReckonKind, Reckoned } from './reckoning.ts';

/** What is worked out from the draft on the desk, kept level with it for as long as it is asked for. */
export function useReckoned<K extends ReckonKind>(
  kind: K,
  isWanted = true,
): {
  readonly value: Reckoned[K] | undefined;
  /** The desk has changed since. */
  readonly isBehind: boolean;
  /** The city could not be fetched (the error), or it could not be worked out. */
  readonly failure: unknown;
  readonly again: () => void;
} {
  const id = useDesk((desk) => desk.draft?.id);
  const revision = useDesk((desk) => desk.revision);
  const result = useReckoner((state) => state.results[kind]);
  const failed = useReckoner((state) => state.failed);
  const needsCity = kind !== 'faults';
  const city = useQuery({
    ...testGroundQuery<TestGround>(id ?? ''),
    enabled: id !== undefined && isWanted && needsCity,
  });
  const ground = city.data;
  useEffect(() => {
    if (!isWanted || id === undefined || (needsCity && !ground)) return undefined;
    if (needsCity && ground) follower.know(id, ground);
    return follower.want(kind);
  }, [kind, needsCity, isWanted, id, ground]);
  return {
    value: result?.value as Reckoned[K] | undefined,
    isBehind: result !== undefined && result.revision !== revision,
    failure: needsCity && ground === undefined && city.isError ? city.error : failed ? true : undefined,
    again: () => {
      if (city.isError) void city.refetch();
      follower.again();
    },
  };
}
