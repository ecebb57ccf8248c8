import { factsOf, type Words } from '#domain/collection.ts';
import type { TFunction } from 'i18next';
import { Type, type TSchema } from 'typebox';
import { formatInstant } from '../i18n/times.ts';

/** What a value is called, from its declaration: words of closed lists, instants in Shanghai's time, lists and parts. */
export function sayValue(
  value: unknown,
  schema: TSchema | undefined,
  t: TFunction,
  say: (words: Words) => string,
): string {
  if (value === undefined || value === null || value === '') return t('missing');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const { words, unit } = schema === undefined ? {} : factsOf(schema);
  if (typeof value === 'string') {
    const named = words?.[value];
    if (named) return say(named);
    const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
    return isInstant ? formatInstant(Date.parse(value)) : value;
  }
  if (typeof value === 'number') return unit === undefined ? String(value) : `${value} ${unit}`;
  if (Array.isArray(value)) {
    const items = schema !== undefined && Type.IsArray(schema) ? schema.items : undefined;
    if (value.length === 0) return t('missing');
    const isPlain = value.every((item) => typeof item !== 'object');
    return value.map((item) => sayValue(item, items, t, say)).join(isPlain ? t('listSeparator') : '\n');
  }
  const members = schema !== undefined && Type.IsObject(schema) ? schema.properties : {};
  return Object.entries(value as object)
    .map(([key, part]) => {
      const said = sayValue(part, members[key], t, say);
      const facts = members[key] && factsOf(members[key]);
      return facts?.title && !facts.words
        ? `${say({ zh: facts.title, en: facts.titleEn })}${t('labelSeparator')}${said}`
        : said;
    })
    .join(t('listSeparator'));
}
