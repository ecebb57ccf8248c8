import { Type } from 'typebox';
import { instant, oneOf, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import type { Caller } from './caller.ts';
import { rights, type Right } from './rights.ts';

/** A key for a program (QGIS, a script) or a wall. The secret itself is hashed in a table of its own. */
export interface Token {
  readonly name: string;
  /** 'api' is sent with each request; 'display' is posted once for a cookie. */
  readonly use: 'api' | 'display';
  readonly rights: readonly Right[];
  /** Ids of the collections it may read; absent = all. */
  readonly collections?: readonly string[];
  readonly createdBy: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

export const tokens: RecordKind = {
  id: 'tokens',
  titles: { zh: '令牌', en: 'Tokens' },
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }, { maxLength: 60, pattern: '\\S' }),
    use: oneOf(
      { zh: '用途', en: 'Use' },
      { api: { zh: '接口', en: 'Interface' }, display: { zh: '大屏', en: 'Display' } },
    ),
    rights: Type.Array(oneOf({ zh: '权限', en: 'Right' }, rights), { maxItems: 20, title: '权限', titleEn: 'Rights' }),
    collections: optional(
      Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200, title: '可读图层', titleEn: 'Collections' }),
    ),
    createdBy: text({ zh: '创建人', en: 'Created by' }),
    expiresAt: optional(instant({ zh: '到期', en: 'Expires' })),
    revokedAt: optional(instant({ zh: '吊销', en: 'Revoked' })),
  }),
  label: 'name',
  rights: { read: 'tokens.manage', write: 'tokens.manage' },
  ownDoor: true,
};

/**
 * What a display may do, whatever its token says: it shows the map and the figures to whoever stands before it. The history
 * of a feature names who changed it, jobs name who asked for them: neither is for a wall.
 */
export const forDisplays: readonly Right[] = ['map.read'];

/** The caller that a token or display is; undefined once it is revoked or expired. @param now epoch milliseconds */
export function callerOfToken(id: string, token: Token, now: number): Caller | undefined {
  if (token.revokedAt !== undefined) return undefined;
  if (token.expiresAt !== undefined && Date.parse(token.expiresAt) <= now) return undefined;
  const isDisplay = token.use === 'display';
  return {
    kind: isDisplay ? 'display' : 'token',
    id,
    name: token.name,
    by: `token:${id}`,
    grants: [{ rights: isDisplay ? token.rights.filter((right) => forDisplays.includes(right)) : token.rights }],
    collections: token.collections === undefined ? 'all' : new Set(token.collections),
  };
}
