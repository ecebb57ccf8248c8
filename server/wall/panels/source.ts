import type { FastifyRequest } from 'fastify';
import type { Filter } from '#domain/filter.ts';
import type { Figures } from '#domain/wall/figures.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';

/** What figures are reckoned for. */
export interface PanelAsked {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The part of the city that is meant, where the panel is narrowed to some. */
  readonly filter: Filter;
}

/** Where a kind of panel has its figures from. */
export interface PanelSource<K extends FiguredKind> {
  /** Collections that the asker must be allowed to read. */
  readonly reads: readonly string[];
  /** Reckons them once for all who ask. @throws HttpProblem 503 where too many ask */
  reckon(asked: PanelAsked): Promise<Figures[K]>;
  /** What of them an asker may see; all of it where absent. */
  readonly seenBy?: (request: FastifyRequest, figures: Figures[K]) => Figures[K];
}

/** One source a kind. */
export type PanelSources = { readonly [K in FiguredKind]: PanelSource<K> };
