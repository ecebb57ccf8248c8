import { RequestFailed } from '../state/request.ts';
import { applyMoves, type MoveResult, type WantedMove } from './api.ts';

/** So many moves go in one request; the server takes no more. */
const atOnce = 100;

/** A move that was not carried out, and what the server said of it. */
export interface RefusedMove {
  readonly move: WantedMove;
  readonly problem: NonNullable<MoveResult['problem']>;
}

/**
 * Assigns cases, however many, in order and as many at once as the server takes. What cannot be asked for any more, since
 * the server is away or says no to a whole bundle, counts as refused: what went before it is done all the same.
 * @returns how many were carried out, and those that were not, in the order of `moves`
 */
export async function applyAllMoves(
  unit: string,
  moves: readonly WantedMove[],
): Promise<{ readonly done: number; readonly refused: readonly RefusedMove[] }> {
  const refused: RefusedMove[] = [];
  for (let first = 0; first < moves.length; first += atOnce) {
    const bundle = moves.slice(first, first + atOnce);
    try {
      const { results } = await applyMoves(unit, bundle);
      refused.push(
        ...bundle.flatMap((move, i) => {
          const problem = results[i]?.problem;
          return problem === undefined ? [] : [{ move, problem }];
        }),
      );
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      const problem = { status: error.status, detail: error.message };
      refused.push(...moves.slice(first).map((move) => ({ move, problem })));
      break;
    }
  }
  return { done: moves.length - refused.length, refused };
}
