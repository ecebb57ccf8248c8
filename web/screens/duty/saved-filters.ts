import { useState } from 'react';
import type { QueueAsked } from './address.ts';

/** A queue that somebody keeps under a name on this machine. */
export interface SavedFilter {
  readonly name: string;
  readonly asked: QueueAsked;
}

/** More than these are no help. */
const most = 20;

/** The filters that a person keeps. @param person id: several people share a desk's computer */
export function useSavedFilters(person: string) {
  const key = `shirong.duty.filters.${person}`;
  const [saved, setSaved] = useState(() => read(key));
  const write = (next: readonly SavedFilter[]) => {
    setSaved(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Where storage is forbidden it is kept as long as the page is.
      return;
    }
  };
  return {
    saved,
    /** Keeps a queue; one of the same name gives way. */
    keep: (name: string, asked: QueueAsked) =>
      write([{ name, asked }, ...saved.filter((one) => one.name !== name)].slice(0, most)),
    forget: (name: string) => write(saved.filter((one) => one.name !== name)),
  };
}

function read(key: string): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved) : [];
  } catch {
    return [];
  }
}

function isSaved(one: unknown): one is SavedFilter {
  const { name, asked } = (one ?? {}) as Partial<SavedFilter>;
  return typeof name === 'string' && typeof asked?.view === 'string' && typeof asked.filters === 'object';
}
