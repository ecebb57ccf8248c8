import type { MultiPolygon, Polygon } from 'geojson';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame, NumberChoices } from '#domain/cases/numbers/frame.ts';
import { countInto } from '#domain/cases/numbers/memberships.ts';
import { periodAt } from '#domain/cases/numbers/period.ts';
import { allSets } from '#domain/cases/numbers/sets.ts';
import { meets } from '#domain/geometry/meets.ts';

/** A partner community 共建社区 (plan 2.10.1, 2.10.2). */
export interface PartnerCommunity {
  readonly community: string;
  readonly district: string;
  readonly ground: Polygon | MultiPolygon;
}

const [filed, overdueNow] = (['filed', 'overdueNow'] as const).map((id) => allSets.indexOf(id)) as [number, number];

/** Whether a place lies within a ground; on its border too. Degrees WGS84. */
export function isOn(ground: Polygon | MultiPolygon, lon: number, lat: number): boolean {
  return meets(ground, [lon, lat, lon, lat]);
}

/** Counts the cases of one community, one after the other. */
export class CommunityCounter {
  /** The days looked at: this month. */
  readonly frame: Frame;
  readonly #ground: Polygon | MultiPolygon;
  readonly #at = new Uint32Array(allSets.length);
  readonly #counts = { open: 0, overdue: 0, filedThisMonth: 0 };

  /** @param now epoch milliseconds */
  constructor({ ground }: Pick<PartnerCommunity, 'ground'>, now: number, choices: NumberChoices) {
    const seconds = Math.floor(now / 1000);
    this.#ground = ground;
    this.frame = { from: periodAt('month', now).from / 1000, to: seconds, now: seconds, choices };
  }

  add(facts: CaseFacts, lon: number, lat: number): void {
    if (!isOn(this.#ground, lon, lat)) return;
    const at = this.#at;
    countInto(facts, this.frame, at);
    if (facts.open) this.#counts.open++;
    if (at[overdueNow] !== 0) this.#counts.overdue++;
    if (at[filed] !== 0) this.#counts.filedThisMonth++;
  }

  get counts(): Readonly<{ open: number; overdue: number; filedThisMonth: number }> {
    return this.#counts;
  }
}
