import type { TFunction } from 'i18next';

/**
 * Why a case could not be assigned.
 * @param said the server's sentence in the reader's language
 * @returns for a case that moved on, or a server that is away, what to do: look again
 */
export function refusalWords(
  { status = 0, detail = '' }: { readonly status?: number; readonly detail?: string },
  said: (detail: string) => string,
  t: TFunction,
): string {
  const isToBeLookedAt = detail === '' || status === 409 || status === 0 || status >= 500;
  return isToBeLookedAt ? t('dispatch.notGiven') : said(detail);
}
