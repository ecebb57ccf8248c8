import { panelAges } from '#domain/wall/panel-ages.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';

/** How often a wall asks for its figures, milliseconds. */
export const askMs = 15_000;

/**
 * Whether figures are older than a wall that is answered shows them: their own greatest age, two questions that may have
 * gone astray, and the way.
 * @param at RFC 3339 UTC
 * @param now epoch milliseconds
 */
export function isStale(kind: FiguredKind, at: string, now: number): boolean {
  return now - Date.parse(at) > panelAges[kind].most * 1000 + 2 * askMs + 5_000;
}
