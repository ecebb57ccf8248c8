import { create } from 'zustand';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { MendRule } from '#domain/zones/faults/mend-all.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { useDesk, type Desk, type Draft } from '../desk.ts';
import { patchOf } from './coverage-patch.ts';
import { packArcs } from './packed-arcs.ts';
import type { Answer, Mended, ReckonKind, Reckoned, Told } from './reckoning.ts';

/** How long the desk must lie still before anything is worked out anew, milliseconds. */
const stillMs = 300;

type Results = { readonly [K in ReckonKind]?: { readonly value: Reckoned[K]; readonly revision: number } };

interface Reckoner {
  readonly results: Results;
  /** Instant (performance.now) since when the worker has been at it; undefined: at rest. */
  readonly since: number | undefined;
  readonly failed: boolean;
}

/** What was worked out last, and whether something is being worked out. */
export const useReckoner = create<Reckoner>()(() => ({ results: {}, since: undefined, failed: false }));

/** Keeps a worker's copy of the draft level with the desk, and asks it for what somebody wants to see. */
class Follower {
  readonly #wants = new Map<ReckonKind, number>();
  #worker: Worker | undefined;
  #stop: (() => void) | undefined;
  #coverage: Coverage | undefined;
  #touched: Set<Owner> | 'all' = 'all';
  #city: { readonly draft: string; readonly ground: TestGround } | undefined;
  #isCitySent = false;
  /** Kinds asked for and not answered. */
  readonly #asked = new Set<ReckonKind>();
  #timer = 0;
  #mended: ((mended: Mended | undefined) => void) | undefined;

  /** @returns ends the want */
  want(kind: ReckonKind): () => void {
    this.#wants.set(kind, (this.#wants.get(kind) ?? 0) + 1);
    if (!this.#stop) this.#start();
    this.#soon(0);
    return () => {
      const left = this.#wants.get(kind)! - 1;
      if (left > 0) this.#wants.set(kind, left);
      else this.#wants.delete(kind);
      if (this.#wants.size === 0) this.#end();
    };
  }

  /** The city that a draft is tested against. */
  know(draft: string, ground: TestGround): void {
    if (ground === this.#city?.ground && draft === this.#city.draft) return;
    this.#city = { draft, ground };
    this.#isCitySent = false;
    if (this.#stop) this.#soon(0);
  }

  /**
   * Works out the edit that mends all faults which a rule chooses, on the draft as it stands.
   * @returns undefined where the worker failed or another such edit is asked for meanwhile
   */
  mend(rule: MendRule): Promise<Mended | undefined> {
    const { draft } = useDesk.getState();
    if (!draft || !this.#stop) return Promise.resolve(undefined);
    this.#mended?.(undefined);
    this.#level(draft);
    this.#tell({ is: 'mend', rule });
    return new Promise((resolve) => {
      this.#mended = resolve;
    });
  }

  /** Begins anew after a failure. */
  again(): void {
    this.#dismiss();
    useReckoner.setState({ failed: false, results: {} });
    this.#soon(0);
  }

  #start(): void {
    this.#stop = useDesk.subscribe((desk, before) => {
      if (desk.revision !== before.revision || desk.draft?.coverage !== before.draft?.coverage) this.#note(desk);
    });
  }

  #end(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#dismiss();
    this.#city = undefined;
    useReckoner.setState({ results: {}, failed: false });
  }

  #dismiss(): void {
    window.clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#coverage = undefined;
    this.#isCitySent = false;
    this.#asked.clear();
    this.#mended?.(undefined);
    this.#mended = undefined;
    useReckoner.setState({ since: undefined });
  }

  #note({ draft, touched }: Desk): void {
    if (draft?.coverage !== this.#coverage) useReckoner.setState({ results: {} });
    if (touched === 'all') this.#touched = 'all';
    else if (this.#touched !== 'all') for (const owner of touched) this.#touched.add(owner);
    this.#soon(stillMs);
  }

  #soon(ms: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#go(), ms);
  }

  /** Sends what changed and asks; while an answer is awaited, that comes first. */
  #go(): void {
    const { draft, revision } = useDesk.getState();
    if (!draft || this.#asked.size > 0 || this.#wants.size === 0 || useReckoner.getState().failed) return;
    this.#level(draft);
    const { results } = useReckoner.getState();
    for (const kind of this.#wants.keys()) {
      const isReady = kind === 'faults' || this.#isCitySent;
      if (!isReady || results[kind]?.revision === revision) continue;
      this.#asked.add(kind);
      this.#tell({ is: 'ask', kind, revision });
    }
    if (this.#asked.size > 0) useReckoner.setState({ since: performance.now() });
  }

  /** Brings the copy level with the draft, and the city with what is known of it. */
  #level({ id, coverage }: Draft): void {
    if (this.#coverage !== coverage || this.#touched === 'all') {
      const arcs = packArcs(coverage.arcs(), [...coverage.grounds.keys()]);
      this.#tell({ is: 'begin', grounds: [...coverage.grounds], arcs }, [arcs.buffer]);
    } else if (this.#touched.size > 0) this.#tell({ is: 'patch', patch: patchOf(coverage, this.#touched) });
    this.#coverage = coverage;
    this.#touched = new Set();
    if (this.#isCitySent || this.#city?.draft !== id) return;
    this.#tell({ is: 'city', ground: this.#city.ground });
    this.#isCitySent = true;
    // What was worked out against another city is no answer any more.
    useReckoner.setState(({ results: { faults } }) => ({ results: faults ? { faults } : {} }));
  }

  #tell(told: Told, given: Transferable[] = []): void {
    this.#worker ??= this.#hire();
    this.#worker.postMessage(told, given);
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./reckoning-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#answered(data));
    worker.addEventListener('error', () => this.#fail());
    return worker;
  }

  #answered(answer: Answer): void {
    if ('failed' in answer) return this.#fail();
    if (answer.kind === 'mend') {
      this.#mended?.(answer.value);
      this.#mended = undefined;
      return;
    }
    this.#asked.delete(answer.kind);
    const { results } = useReckoner.getState();
    useReckoner.setState({
      results: { ...results, [answer.kind]: { value: answer.value, revision: answer.revision } },
    });
    if (this.#asked.size > 0) return;
    useReckoner.setState({ since: undefined });
    // More may be wanted by now, or the city be another: what is level is not asked for again.
    this.#soon(useDesk.getState().revision === answer.revision ? 0 : stillMs);
  }

  #fail(): void {
    this.#dismiss();
    useReckoner.setState({ failed: true });
  }
}

/** One a page. */
export const follower = new Follower();
