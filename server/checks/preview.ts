import type { OpenRule } from '#domain/checks/check.ts';
import type { Found } from '#domain/finding.ts';
import { matchFindings, type KeptFinding } from '#domain/findings/match.ts';
import type { LoadedCity } from './loaded-city.ts';
import { openAndRun } from './opened-rules.ts';
import type { Preview, PreviewAsked } from './reader.ts';

/** Computes a rule without keeping it. @throws what the signal says */
export async function previewOf(
  { rule, replaces, most }: PreviewAsked,
  loaded: LoadedCity,
  open: OpenRule,
  openFindings: (rule: string) => Promise<readonly KeptFinding[]>,
  signal: AbortSignal,
): Promise<Preview> {
  const { check } = await openAndRun(rule, loaded, open, signal);
  const all = [...check.found.values()].flat();
  const preview: Preview = { found: all.slice(0, most), total: all.length, state: check.state() };
  return replaces === undefined
    ? preview
    : { ...preview, against: compared(replaces, await openFindings(replaces), all) };
}

/** How many findings there would be more, and how many of the old ones no longer. */
function compared(rule: string, old: readonly KeptFinding[], now: readonly Found[]) {
  const { kept } = matchFindings({ rule, old, now, at: new Date(0).toISOString(), newId: () => '0' });
  const staying = kept.filter(({ id, state }) => state === 'open' && id !== '0').length;
  return { opened: now.length - staying, mended: old.length - staying };
}
