import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { LiveChange } from '../../live/stream.ts';
import { fetchRow, rowsQuery } from '../../registers/api.ts';
import type { Register } from '../../registers/register.ts';
import type { Row } from '../../registers/rows.ts';
import { usePatchRows } from '../../registers/use-writes.ts';
import { RequestFailed } from '../../state/request.ts';

/** More entries than this changed at once are fetched with all others. */
const fewEntries = 50;

/** The rows of a register, and what keeps them level with the server: only what a change touched is fetched. */
export function useRegisterRows(register: Register) {
  const client = useQueryClient();
  const patch = usePatchRows();
  const query = rowsQuery(register.id);
  const answer = useQuery(query);
  const follow = async ({ touched }: Pick<LiveChange, 'touched'>) => {
    const ids = touched.filter(({ collection }) => collection === register.id).flatMap((part) => [...part.ids]);
    if (ids.length === 0) return;
    if (ids.length > fewEntries) return void client.invalidateQueries({ queryKey: query.queryKey });
    const found = await Promise.all(
      ids.map(async (id): Promise<[string, Row | null] | undefined> => {
        try {
          return [id, await fetchRow(register.id, id)];
        } catch (error) {
          const isGone = error instanceof RequestFailed && (error.status === 404 || error.status === 410);
          return isGone ? [id, null] : undefined;
        }
      }),
    );
    patch(register.id, new Map(found.filter((entry) => entry !== undefined)));
  };
  return { answer, follow, patch };
}
