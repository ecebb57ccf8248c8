import type { Collection } from '#domain/collection.ts';
import type { Feature, FeatureState } from '#domain/feature.ts';
import { fitSpelling, type Fit } from '#domain/spelling.ts';
import { fold } from '#domain/fold.ts';
import { bboxOf, unionOf } from '#domain/geometry/bbox.ts';
import type { Bbox } from '../tiles/city-index.ts';
import { isValid, validSpan, type ValidSpan } from '../tiles/valid-span.ts';
import { englishSpellings } from './english.ts';
import { spell } from './spelling.ts';

/** One thing found. */
export interface SearchResult {
  readonly collection: string;
  readonly id: string;
  readonly fid: number;
  readonly label: string;
  /** The alias or description that was hit, otherwise what tells it from its namesakes; may be empty. */
  readonly detail: string;
  readonly bbox: Bbox;
}

/** A result with its place in the order: compared number by number, the lower first. */
export interface RankedResult {
  readonly result: SearchResult;
  readonly rank: readonly number[];
}

interface Field {
  readonly shown: string;
  readonly folded: string;
  readonly signs: readonly string[] | undefined;
  /** 0 the name, 1 an alias, 2 a description. */
  readonly grade: number;
}

interface Entry {
  readonly id: string;
  readonly fid: number;
  readonly version: number;
  readonly label: string;
  readonly fields: readonly Field[];
  readonly bbox: Bbox;
  readonly valid: ValidSpan;
}

/** Names before descriptions, then how well it fits. */
const fitRank: Readonly<Record<Fit, number>> = { exact: 0, prefix: 1, inside: 2 };

/**
 * The names of one collection in memory, searched by Chinese text, pinyin, initials and English. Sections of one line
 * (roads, rivers) that share a name are one result whose box covers them all.
 */
export class SearchIndex {
  readonly collection: Collection;
  readonly position: number;
  #entries = new Map<string, Entry>();
  #sections = new Map<string, Set<Entry>>();

  /** @param position which collections come first among equals */
  constructor(collection: Collection, position: number) {
    this.collection = collection;
    this.position = position;
  }

  /** Takes a feature's newest content; an older version than the one held is left aside. */
  put(feature: Pick<Feature, 'id' | 'fid' | 'version'> & FeatureState): void {
    const held = this.#entries.get(feature.id);
    if (held !== undefined && held.version > feature.version) return;
    this.remove(feature.id);
    const fields = this.#fieldsOf(feature);
    const label = fields[0]?.shown;
    if (label === undefined) return;
    const { id, fid, version } = feature;
    const valid = validSpan(this.collection, feature.properties);
    const entry: Entry = { id, fid, version, label, fields, bbox: bboxOf(feature.geometry), valid };
    this.#entries.set(id, entry);
    const sections = this.#sections.get(label) ?? new Set();
    this.#sections.set(label, sections.add(entry));
  }

  remove(id: string): void {
    const held = this.#entries.get(id);
    if (held === undefined) return;
    this.#entries.delete(id);
    const sections = this.#sections.get(held.label);
    sections?.delete(held);
    if (sections?.size === 0) this.#sections.delete(held.label);
  }

  /** Takes over all that another index of the same collection holds. */
  become(other: SearchIndex): void {
    this.#entries = other.#entries;
    this.#sections = other.#sections;
  }

  /**
   * All that fits and is valid, unordered: what is retired or only announced is not on the map that results lead to.
   * @param typed the query as typed
   * @param now epoch seconds
   */
  find(typed: string, now: number): RankedResult[] {
    const query = fold(typed);
    if (query === '') return [];
    const spelled = /^[a-z0-9]+$/.test(query);
    const readings = spelled ? [query, ...englishSpellings(typed)] : [];
    const best = new Map<string, RankedResult>();
    for (const entry of this.#entries.values()) {
      if (!isValid(entry.valid, now)) continue;
      const hit = bestHit(entry, query, readings);
      if (hit === undefined) continue;
      const key = this.collection.geometry === 'line' ? entry.label : entry.id;
      const rank = [
        hit.grade > 1 ? 1 : 0,
        fitRank[hit.fit],
        hit.spelled ? 1 : 0,
        hit.grade,
        entry.label.length,
        this.position,
      ];
      const held = best.get(key);
      if (held === undefined || compareRanks(rank, held.rank) < 0)
        best.set(key, { result: this.#resultOf(entry, hit.field, now), rank });
    }
    return [...best.values()];
  }

  #resultOf(entry: Entry, hit: Field, now: number): SearchResult {
    const other = entry.fields.find((field) => field.grade === 2);
    let { bbox, id, fid } = entry;
    if (this.collection.geometry === 'line') {
      for (const section of this.#sections.get(entry.label) ?? []) {
        if (!isValid(section.valid, now)) continue;
        bbox = unionOf(bbox, section.bbox);
        if (section.fid < fid) ({ id, fid } = section);
      }
    }
    const detail = hit.grade === 0 ? (this.collection.geometry === 'line' ? '' : (other?.shown ?? '')) : hit.shown;
    return { collection: this.collection.id, id, fid, label: entry.label, detail, bbox };
  }

  #fieldsOf(state: FeatureState): Field[] {
    const { label, searched } = this.collection;
    const fields: Field[] = [];
    for (const property of new Set([label, ...searched])) {
      const value = state.properties[property];
      const texts = Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];
      const grade = property === label ? 0 : Array.isArray(value) ? 1 : 2;
      for (const shown of texts) fields.push({ shown, folded: fold(shown), signs: spell(shown), grade });
    }
    // A feature is shown by its label: one without is found on the map, not by name.
    return fields[0]?.grade === 0 ? fields : [];
  }
}

interface Hit {
  readonly field: Field;
  readonly grade: number;
  readonly fit: Fit;
  readonly spelled: boolean;
}

function bestHit(entry: Entry, query: string, readings: readonly string[]): Hit | undefined {
  let best: Hit | undefined;
  for (const field of entry.fields) {
    const written = fitText(field.folded, query);
    const hits: Hit[] = written === undefined ? [] : [{ field, grade: field.grade, fit: written, spelled: false }];
    for (const reading of field.signs === undefined ? [] : readings) {
      const fit = fitSpelling(field.signs!, reading);
      if (fit !== undefined) hits.push({ field, grade: field.grade, fit, spelled: true });
    }
    for (const hit of hits) if (best === undefined || order(hit) < order(best)) best = hit;
  }
  return best;
}

function order({ grade, fit, spelled }: Hit): number {
  return (grade > 1 ? 100 : 0) + fitRank[fit] * 10 + (spelled ? 5 : 0) + grade;
}

function fitText(text: string, query: string): Fit | undefined {
  const at = text.indexOf(query);
  if (at < 0) return undefined;
  if (at > 0) return 'inside';
  return text.length === query.length ? 'exact' : 'prefix';
}

/** Orders ranks number by number. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
