import type { Config } from '../config.ts';
import type { JobKind } from '../jobs/reader.ts';
import { ImportFolder } from './folder.ts';
import { type ListContext, readList } from './read-list.ts';
import type { Found } from './upload.ts';

export const previewJobName = 'case-import-preview';

/** Looks at a list of cases and says which rows cannot be taken, and why. Writes nothing into the city. */
export function previewJob(config: Config, context: ListContext): JobKind<{ readonly id: string }> {
  const folder = new ImportFolder(config.mediaDir);
  return {
    name: previewJobName,
    retries: 0,
    expireInSeconds: 1_800,
    async run({ id }, { signal, progress }) {
      const upload = await folder.upload(id);
      if (upload === undefined) throw new Error('The list is not kept any more.');
      const list = await readList(context, upload, folder.path(id, 'source'), signal, (done) =>
        progress({ done, total: Math.max(upload.about, done) }),
      );
      const faulty = new Set(list.faults.map(({ row }) => row)).size;
      const found: Found = {
        choices: upload.choices,
        rows: list.rows,
        good: list.good.length,
        faulty,
        faults: list.faults.length,
        marks: list.marks.length,
        closed: list.good.filter(({ past }) => past !== undefined).length,
      };
      await folder.writeLines(id, 'faults', list.faults);
      await folder.writeLines(id, 'marks', list.marks);
      await folder.write(id, 'found', found);
      progress({ done: list.rows, total: list.rows });
      return { list: id, rows: found.rows, good: found.good, faulty, marks: found.marks };
    },
  };
}
