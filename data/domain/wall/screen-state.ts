import type { Words } from '#domain/collection.ts';

/** How a screen is, by when it was heard last. */
export const screenStates = {
  live: { zh: '在线', en: 'Live' },
  late: { zh: '迟滞', en: 'Late' },
  gone: { zh: '失联', en: 'Gone' },
} as const satisfies Readonly<Record<string, Words>>;

export type ScreenState = keyof typeof screenStates;

/**
 * @param heardAt when the screen was heard last, undefined = never; epoch milliseconds, as `since` and `now`
 * @param since from when on it would have been heard: a server that has just started knows nothing of before
 * @param limits settings `wall.lateSeconds` and `wall.goneSeconds`, in milliseconds
 */
export function screenState(
  heardAt: number | undefined,
  since: number,
  now: number,
  limits: { readonly lateMs: number; readonly goneMs: number },
): ScreenState {
  if (heardAt === undefined) return now - since < limits.lateMs ? 'late' : 'gone';
  const silent = now - heardAt;
  if (silent >= limits.goneMs) return 'gone';
  return silent >= limits.lateMs ? 'late' : 'live';
}
