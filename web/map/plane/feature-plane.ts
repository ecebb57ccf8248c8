import type { Plane, PlaneChange, PlaneFeature, PlaneMark, PlaneSource } from './contract.ts';

type Listener = Parameters<Plane['follow']>[0];

/** Keeps what the page draws over the city and tells the differences. */
export class FeaturePlane implements Plane {
  readonly #sets = new Map<PlaneSource, Map<string, PlaneFeature>>();
  readonly #marks = new Map<string, PlaneMark>();
  readonly #listeners = new Set<Listener>();

  features(source: PlaneSource): Iterable<PlaneFeature> {
    return this.#sets.get(source)?.values() ?? [];
  }

  marks(): ReadonlyMap<string, PlaneMark> {
    return this.#marks;
  }

  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes away and puts in; an id that is put in again replaces what it was. */
  change({ source, gone, put }: PlaneChange): void {
    const set = this.#set(source);
    const went = gone.filter((id) => set.delete(id));
    for (const feature of put) set.set(feature.id, feature);
    if (went.length + put.length > 0) this.#tell({ source, gone: went, put });
  }

  /** Makes a source hold just these; what is the same object as before is not told again. */
  replace(source: PlaneSource, features: Iterable<PlaneFeature>): void {
    const set = this.#set(source);
    const next = new Map([...features].map((feature) => [feature.id, feature]));
    const gone = [...set.keys()].filter((id) => !next.has(id));
    const put = [...next.values()].filter((feature) => set.get(feature.id) !== feature);
    this.#sets.set(source, next);
    if (gone.length + put.length > 0) this.#tell({ source, gone, put });
  }

  /** Marks just these grounds. */
  mark(marks: ReadonlyMap<string, PlaneMark>): void {
    for (const id of new Set([...this.#marks.keys(), ...marks.keys()])) {
      const [was, is] = [this.#marks.get(id), marks.get(id)];
      if (was?.selected === is?.selected && was?.tint === is?.tint) continue;
      if (is === undefined) this.#marks.delete(id);
      else this.#marks.set(id, is);
      for (const { marked } of this.#listeners) marked(id);
    }
  }

  #set(source: PlaneSource): Map<string, PlaneFeature> {
    const known = this.#sets.get(source);
    if (known) return known;
    const made = new Map<string, PlaneFeature>();
    this.#sets.set(source, made);
    return made;
  }

  #tell(change: PlaneChange): void {
    for (const listener of this.#listeners) listener.change(change);
  }
}
