import type { Words } from '#domain/collection.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import duties from '#standards/class-duties.json' with { type: 'json' };
import components from '#standards/components-47678-2026.json' with { type: 'json' };
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };
import type { StandardClass } from './standard-classes.ts';

/** Where what is known of a standard class comes from. */
export interface ClassSources {
  /** Code and name. */
  readonly list: Words;
  readonly limit: Words;
  /** Filing and closing condition; absent where there is neither. */
  readonly conditions?: Words;
  /** Action, kind of responsibility and calendar. */
  readonly duty: Words;
}

/** The sources of a class of the standard, as long as the bureau says nothing else. */
export function sourcesOf(records: RecordsView, item: StandardClass): ClassSources {
  const isComponents = components.classes.some(({ code }) => item.code.startsWith(code));
  const { listSource, limitSource } = isComponents ? components : matters;
  return {
    list: listSource,
    limit: item.limit === undefined ? settingOf(records, 'catalogue.defaultLimitDays').source : limitSource,
    ...((item.filing ?? item.closing) !== undefined && { conditions: limitSource }),
    duty: duties.words,
  };
}
