import type { Properties } from '#domain/feature.ts';

/** The first of some instants, all ISO 8601 UTC; they may differ in having fractions of a second. */
export function earliest(instants: readonly Properties[string][]): string | undefined {
  return instants.filter((one) => typeof one === 'string').sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
