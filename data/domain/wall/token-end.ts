import type { RecordsView } from '#domain/record.ts';
import type { Token } from '#domain/people/token.ts';

/** Why a screen cannot come back by itself: its display token was revoked, has expired, or is gone. */
export type TokenEnd = 'revoked' | 'expired' | 'missing';

/**
 * What became of a screen's display token; undefined while it holds.
 * @param token the token's id
 * @param now epoch milliseconds
 */
export function tokenEnd(records: Pick<RecordsView, 'get'>, token: string, now: number): TokenEnd | undefined {
  const content = records.get('tokens', token)?.content as unknown as Token | undefined;
  if (content === undefined) return 'missing';
  if (content.revokedAt !== undefined) return 'revoked';
  return content.expiresAt !== undefined && Date.parse(content.expiresAt) <= now ? 'expired' : undefined;
}
