import { Type, type Static } from 'typebox';
import { instant, oneOf, optional, properties, text, type Words } from '#domain/collection.ts';
import type { Right } from '#domain/people/rights.ts';
import type { RecordKind } from '#domain/record.ts';
import { figuresSchema } from './figures.ts';

/** Where a handover stands: being written, signed by the one who goes, signed by both. */
export const handoverStates = {
  draft: { zh: '草稿', en: 'Draft' },
  handedOver: { zh: '待接班', en: 'Handed over, not yet taken' },
  takenOver: { zh: '已交接', en: 'Taken over' },
} as const satisfies Readonly<Record<string, Words>>;

export type HandoverState = keyof typeof handoverStates;

/** Either of these seats' rights writes and signs a handover: the centre's, never a unit's. */
export const handoverRights: readonly Right[] = ['case.receive', 'case.file', 'case.dispatch'];

/** These read them too. */
export const handoverReaders: readonly Right[] = [...handoverRights, 'case.supervise', 'audit.read'];

/** What to mind of one case, by the number people know it by. */
const remarkSchema = properties({
  number: text({ zh: '案件编号', en: 'Case number' }, { pattern: '^\\d{8}-\\d{4,6}$' }),
  text: text({ zh: '交代事项', en: 'What to mind' }, { maxLength: 500, pattern: '\\S' }),
});

export type HandoverRemark = Static<typeof remarkSchema>;

/** What the one who hands over writes. */
const written = {
  shift: text({ zh: '班次', en: 'Shift' }, { maxLength: 60, pattern: '\\S' }),
  from: instant({ zh: '当班自', en: 'On duty from' }),
  to: instant({ zh: '当班至', en: 'On duty until' }),
  notes: optional(text({ zh: '交班事项', en: 'Notes' }, { maxLength: 4000 })),
  remarks: optional(Type.Array(remarkSchema, { maxItems: 100, title: '案件交代', titleEn: 'Cases to mind' })),
};

/** What may be written as long as it is a draft. */
export const writtenSchema = properties(written);

export type HandoverWritten = Static<typeof writtenSchema>;

const schema = properties({
  number: text({ zh: '交接班编号', en: 'Handover number' }, { pattern: '^\\d{8}-\\d{2,3}$' }),
  state: oneOf({ zh: '状态', en: 'State' }, handoverStates),
  ...written,
  createdAt: instant({ zh: '建立时间', en: 'Made' }),
  createdBy: text({ zh: '建立人', en: 'Made by' }),
  handedAt: optional(instant({ zh: '交班时间', en: 'Handed over' })),
  handedBy: optional(text({ zh: '交班人', en: 'Handed over by' })),
  figures: optional(figuresSchema),
  takenAt: optional(instant({ zh: '接班时间', en: 'Taken over' })),
  takenBy: optional(text({ zh: '接班人', en: 'Taken over by' })),
  figuresTaken: optional(figuresSchema),
  notesTaken: optional(text({ zh: '接班备注', en: 'Remarks of who takes over' }, { maxLength: 4000 })),
});

export type Handover = Static<typeof schema>;

/** Shift handovers (交接班, practice.md 5); made, signed and read at `/api/handovers`. The id is the number. */
export const handovers: RecordKind = {
  id: 'handovers',
  titles: { zh: '交接班', en: 'Shift handovers' },
  schema,
  label: 'number',
  rights: { read: 'audit.read', write: 'case.file' },
  ownDoor: true,
};
