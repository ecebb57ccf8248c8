/** Where a person's phone said it was. Telemetry: kept for some days, in no journal. */
export interface Fix {
  /** Id of the person. */
  readonly person: string;
  /** When it was there (发生时间), epoch milliseconds. */
  readonly at: number;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** Radius in metres within which it is likely to be; phones give it. */
  readonly accuracy: number;
}

/** A position as it counts now: after some minutes nobody knows where somebody is (practice.md 5). */
export type Whereabouts =
  | { readonly state: 'known'; readonly fix: Fix; readonly ageSeconds: number }
  | { readonly state: 'unknown'; readonly last?: Fix; readonly ageSeconds?: number };

/**
 * What a fix is worth now.
 * @param now epoch milliseconds
 * @param staleSeconds older than this is unknown (setting presence.fixMinutes)
 * @param most metres of accuracy beyond which a fix says nothing
 */
export function whereabouts(fix: Fix | undefined, now: number, staleSeconds: number, most: number): Whereabouts {
  if (fix === undefined) return { state: 'unknown' };
  const ageSeconds = Math.max(0, (now - fix.at) / 1000);
  return ageSeconds <= staleSeconds && fix.accuracy <= most
    ? { state: 'known', fix, ageSeconds }
    : { state: 'unknown', last: fix, ageSeconds };
}

/**
 * Which of two fixes of a person tells more about where they are: the newer one, but one that says nothing does not take the
 * place of one that does.
 * @param most metres of accuracy beyond which a fix says nothing
 */
export function newerOf(known: Fix | undefined, other: Fix, most: number): Fix {
  if (known === undefined) return other;
  const [isUseful, wasUseful] = [other.accuracy <= most, known.accuracy <= most];
  if (isUseful !== wasUseful) return isUseful ? other : known;
  return other.at > known.at ? other : known;
}
