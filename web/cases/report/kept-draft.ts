import type { LonLat } from '../api.ts';
import { emptyDraft, isBegun, type ReportDraft } from './draft.ts';

const key = 'shirong.report';

/** A half-typed report and its place. */
export interface KeptDraft {
  readonly draft: ReportDraft;
  readonly at: LonLat | null;
}

/** Keeps a half-typed report over a reload of this tab; who called is never kept. */
export function keepDraft({ draft, at }: KeptDraft): void {
  try {
    if (!isBegun(draft)) return sessionStorage.removeItem(key);
    const { caller: _, ...others } = draft;
    sessionStorage.setItem(key, JSON.stringify({ draft: others, at }));
  } catch {
    return;
  }
}

/** The report that was half typed before the reload; undefined where there is none. */
export function keptDraft(): KeptDraft | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as KeptDraft | null;
    if (kept === null) return undefined;
    return { at: kept.at, draft: { ...emptyDraft(kept.draft.channel), ...kept.draft } };
  } catch {
    return undefined;
  }
}
