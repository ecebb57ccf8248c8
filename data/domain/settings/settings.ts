import { Type } from 'typebox';
import { properties, text, type Words } from '#domain/collection.ts';
import type { RecordFault, RecordKind, RecordsView } from '#domain/record.ts';
import standard from '#standards/settings.json' with { type: 'json' };

/** A figure or choice that a bureau may set otherwise; never a constant in code. */
export type SettingDeclaration = Words & {
  readonly key: string;
  /** What holds where the bureau says nothing. */
  readonly value: number | string;
  /** Where that comes from. */
  readonly source: Words;
} & (
    | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number; readonly unit: Words }
    | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, Words>> }
  );

/** All settings with their defaults, as `data/standards/settings.json` has them. */
export const settingDeclarations = standard.settings as unknown as readonly SettingDeclaration[];

/** A setting as it holds: the bureau's, or the default. */
export interface Setting {
  readonly value: number | string;
  /** The bureau's own words, the same in both languages, or the default's. */
  readonly source: Words;
  readonly isDefault: boolean;
}

/** The settings that the bureau made; the id of a record is the key. */
export const settings: RecordKind = {
  id: 'settings',
  titles: { zh: '设置', en: 'Settings' },
  schema: properties({
    value: Type.Union([Type.Number(), Type.String({ maxLength: 200 })], { title: '值', titleEn: 'Value' }),
    source: text({ zh: '依据', en: 'Source' }, { pattern: '\\S' }),
  }),
  label: 'source',
  rights: { read: 'signed-in', write: 'settings.manage' },
  onWalls: true,
  check(_next, id, content) {
    const declared = settingDeclarations.find(({ key }) => key === id);
    if (declared === undefined) return [{ pointer: '', detail: `there is no setting "${id}"` }];
    return content === null ? [] : valueFaults(declared, content['value']);
  },
};

/**
 * A setting as it holds.
 * @throws TypeError for a key that is not declared
 */
export function settingOf(records: RecordsView, key: string): Setting {
  const declared = settingDeclarations.find((declaration) => declaration.key === key);
  if (declared === undefined) throw new TypeError(`There is no setting "${key}".`);
  const own = records.get('settings', key)?.content as { value: number | string; source: string } | undefined;
  return own === undefined
    ? { value: declared.value, source: declared.source, isDefault: true }
    : { value: own.value, source: { zh: own.source, en: own.source }, isDefault: false };
}

function valueFaults(declared: SettingDeclaration, value: unknown): RecordFault[] {
  const fault = (detail: string): RecordFault[] => [{ pointer: '/value', detail }];
  if (declared.kind === 'choice') {
    const choices = Object.keys(declared.choices);
    return choices.includes(String(value)) ? [] : fault(`must be one of ${choices.join(', ')}`);
  }
  const { minimum, maximum, unit } = declared;
  if (typeof value === 'number' && value >= minimum && value <= maximum) return [];
  return fault(`must be a number from ${minimum} to ${maximum}${unit.en === '' ? '' : ` ${unit.en}`}`);
}
