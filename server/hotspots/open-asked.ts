import type { FastifyRequest } from 'fastify';
import type { CellKind } from '#domain/hotspots/hotspot.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import type { Parameters } from '../http/parameters.ts';
import { instantOf } from './cell-query.ts';
import { readHotAsked } from './read-query.ts';
import type { HotAsked } from './reader.ts';

/** What every answer of the areas says first: what it stands at, and which period it is of. */
export interface Head {
  readonly seq: number;
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

/** Reads what is asked, to the end, and whether the asker may know. @throws HttpProblem 400, 401, 403 */
export function openAsked(
  request: FastifyRequest,
  parameters: Parameters,
  { live, now }: Pick<Context, 'live' | 'now'>,
): { readonly asked: HotAsked; readonly head: Head } {
  const at = now();
  const asked = readHotAsked(parameters, at);
  parameters.done();
  openCells(request, asked.cells);
  const { seq } = live;
  const head = { seq, at: new Date(at).toISOString(), from: instantOf(asked.from), to: instantOf(asked.to) };
  return { asked, head };
}

/** @throws HttpProblem 401 or 403 where cases, or the grid that they are counted in, are not open to the asker */
export function openCells(request: FastifyRequest, cells: CellKind): void {
  requireReadable(request, ['cases', ...(cells === 'unit' ? ['unit-grid'] : [])]);
}
