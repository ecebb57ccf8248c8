import type { Owner } from '#domain/zones/coverage/arc.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { Ground } from '#domain/zones/content.ts';
import { faultsOf, type ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { mendAll, type MendedAll, type MendRule } from '#domain/zones/faults/mend-all.ts';
import type { MendRefusal } from '#domain/zones/faults/mend.ts';
import type { Result } from '#domain/result.ts';
import type { CityReport } from '#domain/zones/whole-city/report.ts';
import { testCity } from '#domain/zones/whole-city/test-city.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { LoadFollower } from '#domain/zones/workload/load-follower.ts';
import type { Workload } from '#domain/zones/workload/workload.ts';
import { unpackArcs } from './packed-arcs.ts';
import { deltaOfPatch, type CoveragePatch } from './coverage-patch.ts';

/** What is worked out from a draft beside the map, and what comes of it. */
export interface Reckoned {
  readonly test: CityReport;
  readonly load: Workload;
  readonly faults: readonly ZoneFault[];
}

export type ReckonKind = keyof Reckoned;

/** What the page tells its worker. */
export type Told =
  /** Arcs packed with the owners of `grounds`, in their order. */
  | { readonly is: 'begin'; readonly grounds: ReadonlyArray<readonly [Owner, Ground]>; readonly arcs: Int32Array }
  | { readonly is: 'patch'; readonly patch: CoveragePatch }
  | { readonly is: 'city'; readonly ground: TestGround }
  /** Asks for an answer as of a revision of the desk. */
  | { readonly is: 'ask'; readonly kind: ReckonKind; readonly revision: number }
  /** Asks for the edit that mends all faults which a rule chooses. */
  | { readonly is: 'mend'; readonly rule: MendRule };

export type Answer =
  | {
      readonly [K in ReckonKind]: { readonly kind: K; readonly revision: number; readonly value: Reckoned[K] };
    }[ReckonKind]
  | { readonly kind: 'mend'; readonly value: Mended }
  | { readonly kind: ReckonKind | 'mend'; readonly failed: string };

export type Mended = Result<MendedAll, MendRefusal>;

/**
 * A copy of the desk's coverage beside the page, and what is worked out from it: the page sends what an edit touched, and
 * asks. Nothing is answered before it knows the coverage, and the city where that matters.
 */
export class Reckoning {
  #coverage: Coverage | undefined;
  #city: TestGround | undefined;
  #loads: LoadFollower | undefined;

  /** @returns the answer to what was asked; undefined where nothing was, or where there is nothing to go by yet */
  tell(told: Told): Answer | undefined {
    if (told.is === 'begin') {
      const { grounds, arcs } = told;
      this.#coverage = Coverage.of(
        grounds,
        unpackArcs(
          arcs,
          grounds.map(([owner]) => owner),
        ),
      );
      this.#loads = undefined;
    } else if (told.is === 'city') {
      this.#city = told.ground;
      this.#loads = undefined;
    } else if (told.is === 'patch') this.#follow(told.patch);
    else if (told.is === 'mend') return this.#coverage && { kind: 'mend', value: mendAll(this.#coverage, told.rule) };
    else return this.#answer(told.kind, told.revision);
    return undefined;
  }

  #follow(patch: CoveragePatch): void {
    if (!this.#coverage) return;
    const delta = deltaOfPatch(this.#coverage, patch);
    const applied = this.#coverage.apply(delta);
    if (!applied.ok) throw new Error(`The copy and the draft differ at ${applied.error.owners.join(', ')}`);
    this.#loads?.follow(delta);
  }

  #answer(kind: ReckonKind, revision: number): Answer | undefined {
    if (!this.#coverage) return undefined;
    if (kind === 'faults') return { kind, revision, value: faultsOf(this.#coverage) };
    if (!this.#city) return undefined;
    if (kind === 'test') return { kind, revision, value: testCity(this.#coverage, this.#city) };
    this.#loads ??= new LoadFollower(this.#coverage, this.#city);
    return { kind, revision, value: this.#loads.workload() };
  }
}
