import type { Feature } from '#domain/feature.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { featureByFidQuery, featureQuery } from '../../collections/api.ts';
import type { FeatureKey } from '../../map/contract.ts';
import type { ChangeView } from '../../state/router.tsx';
import type { View } from '../../state/view.ts';

/** The selected feature of the view, and the ways to select by what the list has or by what the map has. */
export function useSelection(view: View, change: ChangeView) {
  const client = useQueryClient();
  const { selection } = view;
  const answer = useQuery({
    ...featureQuery(selection?.collection ?? '', selection?.id ?? ''),
    enabled: selection !== undefined,
  });
  const feature = selection ? answer.data : undefined;

  const select = useCallback(
    (chosen: Feature) => {
      const { queryKey } = featureQuery(chosen.collection, chosen.id);
      client.setQueryData(queryKey, (known: Feature | undefined) =>
        known && known.version >= chosen.version ? known : chosen,
      );
      change({ selection: { collection: chosen.collection, id: chosen.id } }, 'push');
    },
    [client, change],
  );
  const deselect = useCallback(() => {
    if (selection) change({ selection: undefined }, 'push');
  }, [selection, change]);
  /** Those of the tiles' features that still exist, in the same order. */
  const resolve = useCallback(
    async (keys: readonly FeatureKey[]): Promise<Feature[]> => {
      const found = await Promise.allSettled(
        keys.map(({ collection, fid }) =>
          client.fetchQuery({ ...featureByFidQuery(collection, fid), staleTime: 5_000 }),
        ),
      );
      return found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    },
    [client],
  );
  return { feature, select, deselect, resolve };
}
