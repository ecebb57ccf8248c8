import type { TFunction } from 'i18next';
import { formatInstant } from '../i18n/times.ts';

/** What was done, in words: the journal's dotted kind where the page knows none better. */
export function kindWords(kind: string, t: TFunction): string {
  // A change that takes another back is named after it.
  if (kind.endsWith('.undo')) return t('undone', { words: kindWords(kind.slice(0, -'.undo'.length), t) });
  return t(`kinds.${kind.replaceAll('.', '_')}`, { defaultValue: kind });
}

/** The kinds of acts that the page has words for, as the journal writes them: the choices of a filter. */
export function knownKinds(t: TFunction): Array<{ readonly value: string; readonly label: string }> {
  const words = t('kinds', { returnObjects: true }) as unknown as Readonly<Record<string, string>>;
  return Object.entries(words)
    .filter(([key]) => !key.startsWith('sample_'))
    .map(([key, label]) => ({ value: key.replaceAll('_', '.'), label }));
}

/** Who did it: a person's or token's name, or what kind of program it was. */
export function byWords({ by, byName }: { readonly by: string; readonly byName?: string }, t: TFunction): string {
  // A colon would name another set of messages.
  return byName ?? t(`by.${by.replaceAll(':', '_')}`, { defaultValue: by });
}

/** When it was written; where it was done a minute or more before that, both times by name: 发生时间 and 上传时间. */
export function timeWords(
  { at, occurredAt }: { readonly at: string; readonly occurredAt?: string },
  t: TFunction,
): string {
  const written = formatInstant(Date.parse(at));
  if (occurredAt === undefined || Date.parse(at) - Date.parse(occurredAt) < 60_000) return written;
  return t('acknowledgement.times', { done: formatInstant(Date.parse(occurredAt)), sent: written });
}
