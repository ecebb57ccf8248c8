import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptPhoto, OutboxItem, Telling } from './act.ts';

/** A told thing in its order. */
export type StoredTelling = Telling & { readonly order: number };

/** An answer kept for reading without signal. */
export interface KeptAnswer {
  /** Path and query, or what was asked in a body, that it answers. */
  readonly path: string;
  readonly body: unknown;
  /** 数据截至: the server's clock when it answered, ISO. */
  readonly asOf: string;
}

export interface FieldSchema extends DBSchema {
  readonly items: {
    readonly key: number;
    readonly value: OutboxItem;
    readonly indexes: { readonly id: string; readonly lane: string };
  };
  readonly tellings: {
    readonly key: number;
    readonly value: StoredTelling;
    readonly indexes: { readonly kind: string };
  };
  readonly photos: { readonly key: string; readonly value: KeptPhoto };
  /** How the server calls a photo that it has, by the phone's id of it: a word, where the photo itself is megabytes. */
  readonly uploads: { readonly key: string; readonly value: string };
  readonly answers: { readonly key: string; readonly value: KeptAnswer };
  readonly notes: { readonly key: string; readonly value: unknown };
}

export type FieldDatabase = IDBPDatabase<FieldSchema>;

/** The name of a person's own database on this phone: another who signs in here opens another. */
function databaseName(person: string): string {
  return `shirong-field-${person}`;
}

/**
 * Opens what this phone keeps of a person: the outbox, its photos, and the answers read last.
 * @param lost told where the browser closes it by itself
 * @throws where the browser gives no room at all (private windows of some)
 */
export async function openFieldDatabase(person: string, lost: () => void): Promise<FieldDatabase> {
  const database: FieldDatabase = await openDB<FieldSchema>(databaseName(person), 2, {
    upgrade(opened, before) {
      opened.createObjectStore('uploads');
      if (before >= 1) return;
      const items = opened.createObjectStore('items', { keyPath: 'order', autoIncrement: true });
      items.createIndex('id', 'id', { unique: true });
      items.createIndex('lane', 'lane');
      opened.createObjectStore('tellings', { keyPath: 'order', autoIncrement: true }).createIndex('kind', 'kind');
      opened.createObjectStore('photos', { keyPath: 'id' });
      opened.createObjectStore('answers', { keyPath: 'path' });
      opened.createObjectStore('notes');
    },
    // A newer page wants to change the form: this one gives way and is loaded anew by its worker.
    blocking: () => database.close(),
    terminated: lost,
  });
  return database;
}
