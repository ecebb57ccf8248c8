import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importsFolder } from '../load/reader.ts';
import type { Found, Taken, Upload } from './upload.ts';

/** What is kept of an import, a file each: beside the photos, where all processes see it, until a week has passed. */
type Part = 'upload' | 'found' | 'faults' | 'marks' | 'taken' | 'source';

const prefix = 'cases-';
const idPattern = /^\d{14}-[0-9a-f]{4}$/;

/** The lists of cases that were brought, as files. */
export class ImportFolder {
  private readonly folder: string;

  constructor(mediaDir: string) {
    this.folder = importsFolder(mediaDir);
  }

  /** Where a part stands. @throws TypeError for what is no id, which could lead out of the folder */
  path(id: string, part: Part): string {
    if (!idPattern.test(id)) throw new TypeError(`"${id}" names no import.`);
    return join(this.folder, `${prefix}${id}.${part}`);
  }

  async make(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  upload = (id: string): Promise<Upload | undefined> => this.read<Upload>(id, 'upload');
  found = (id: string): Promise<Found | undefined> => this.read<Found>(id, 'found');
  taken = (id: string): Promise<Taken | undefined> => this.read<Taken>(id, 'taken');

  /** Writes a part whole or not at all. */
  async write(id: string, part: 'upload' | 'found' | 'taken', content: Upload | Found | Taken): Promise<void> {
    await this.put(this.path(id, part), JSON.stringify(content));
  }

  /** Writes a list, an entry a line, in place of what was there. */
  async writeLines(id: string, part: 'faults' | 'marks', entries: readonly object[]): Promise<void> {
    await this.put(this.path(id, part), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }

  /** A page of a list. */
  async lines<T>(id: string, part: 'faults' | 'marks', offset: number, limit: number): Promise<T[]> {
    const text = await readFile(this.path(id, part), 'utf8').catch(absent);
    if (text === undefined) return [];
    return text
      .split('\n', offset + limit)
      .slice(offset)
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  }

  /** The newest uploads. */
  async newest(limit: number): Promise<Upload[]> {
    const names = (await readdir(this.folder).catch(absent)) ?? [];
    const ids = names.flatMap((name) => /^cases-(.*)\.upload$/.exec(name)?.[1] ?? []);
    const newest = ids
      .filter((id) => idPattern.test(id))
      .sort()
      .reverse()
      .slice(0, limit);
    return (await Promise.all(newest.map(this.upload))).filter((upload) => upload !== undefined);
  }

  /** The list itself goes as soon as its cases are there: it holds what is personal. */
  async removeSource(id: string): Promise<void> {
    await rm(this.path(id, 'source'), { force: true });
  }

  async remove(id: string): Promise<void> {
    for (const part of ['source', 'faults', 'marks', 'found', 'taken', 'upload'] as const) {
      await rm(this.path(id, part), { force: true });
    }
  }

  private async read<T>(id: string, part: Part): Promise<T | undefined> {
    if (!idPattern.test(id)) return undefined;
    const text = await readFile(this.path(id, part), 'utf8').catch(absent);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  private async put(path: string, text: string): Promise<void> {
    const unfinished = `${path}.${randomUUID()}.part`;
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
