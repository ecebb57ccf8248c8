import { day, flag, number, oneOf, optional, photos, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

/** Trucks that carry spoil: sealed and monitored, all of them (plan 2.5.4). */
export const spoilTrucks: RecordKind = {
  id: 'spoil-trucks',
  titles: { zh: '渣土车辆', en: 'Spoil trucks' },
  schema: properties({
    plate: text({ zh: '车牌号', en: 'Plate' }, { maxLength: 20 }),
    carrier: text({ zh: '运输企业', en: 'Carrier' }),
    ratedLoad: number({ zh: '核定载质量', en: 'Rated load' }, { unit: 't', minimum: 0 }),
    sealed: flag({ zh: '密闭化', en: 'Sealed' }, { source: 'plan 2.5.4' }),
    terminal: optional(text({ zh: '终端编号', en: 'Terminal' }, { maxLength: 60 })),
    terminalOn: optional(day({ zh: '终端安装日期', en: 'Terminal fitted on' })),
    state: oneOf(
      { zh: '状态', en: 'State' },
      { inUse: { zh: '在用', en: 'In use' }, stopped: { zh: '停用', en: 'Out of use' } },
    ),
    photos: optional(photos()),
  }),
  label: 'plate',
  rights: { read: 'signed-in', write: 'register.edit' },
  check: uniqueAmong('spoil-trucks', 'plate'),
};
