import { Type, type Static } from 'typebox';
import { instant, oneOf, optional, properties, text, whole, type Words } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import type { Right } from '#domain/people/rights.ts';
import { responsibilityKinds } from '../collection.ts';

/** Where a version of a kind's scheme stands (practice.md 2). Taking effect (生效) is no state: the date brings it about. */
export const schemeStates = {
  draft: { zh: '草案', en: 'Draft' },
  submitted: { zh: '送审', en: 'Under review' },
  approved: { zh: '批准', en: 'Approved' },
  published: { zh: '公布', en: 'Published' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Readonly<Record<string, Words>>;

export type SchemeState = keyof typeof schemeStates;

/** What moves a version from state to state, and which right it needs. */
export const schemeActs = {
  submit: { zh: '送审', en: 'Send for approval', from: 'draft', to: 'submitted', right: 'zone.edit' },
  return: { zh: '退回', en: 'Return', from: 'submitted', to: 'draft', right: 'zone.approve' },
  approve: { zh: '批准', en: 'Approve', from: 'submitted', to: 'approved', right: 'zone.approve' },
  publish: { zh: '公布', en: 'Publish', from: 'approved', to: 'published', right: 'zone.edit' },
  withdraw: { zh: '撤回', en: 'Withdraw', from: 'draft', to: 'withdrawn', right: 'zone.edit' },
} as const satisfies Readonly<
  Record<string, Words & { readonly from: SchemeState; readonly to: SchemeState; readonly right: Right }>
>;

export type SchemeAct = keyof typeof schemeActs;

const schema = properties({
  responsibilityKind: oneOf({ zh: '责任类别', en: 'Kind of responsibility' }, responsibilityKinds),
  number: whole({ zh: '版次', en: 'Version' }, { minimum: 1 }),
  title: text({ zh: '方案名称', en: 'Title' }),
  state: oneOf({ zh: '状态', en: 'State' }, schemeStates),
  basedOn: optional(text({ zh: '依据版本', en: 'Made from' })),
  /** SHA-256 of the coverage it began with; each edit since is a line of the journal of edits. */
  snapshot: text({ zh: '底稿', en: 'Snapshot' }, { pattern: '^[0-9a-f]{64}$' }),
  edits: whole({ zh: '编辑次数', en: 'Edits' }, { minimum: 0 }),
  createdAt: instant({ zh: '建立时间', en: 'Made' }),
  createdBy: text({ zh: '编制人', en: 'Made by' }),
  submittedAt: optional(instant({ zh: '送审时间', en: 'Sent for approval' })),
  submittedBy: optional(text({ zh: '送审人', en: 'Sent by' })),
  returnedAt: optional(instant({ zh: '退回时间', en: 'Returned' })),
  returnedBy: optional(text({ zh: '退回人', en: 'Returned by' })),
  comment: optional(text({ zh: '审批意见', en: 'Comment' }, { maxLength: 1000 })),
  approvalNumber: optional(text({ zh: '批准文号', en: 'Approval number' }, { maxLength: 100 })),
  approvedAt: optional(instant({ zh: '批准时间', en: 'Approved' })),
  approvedBy: optional(text({ zh: '批准人', en: 'Approved by' })),
  publishedAt: optional(instant({ zh: '公布时间', en: 'Published' })),
  publishedBy: optional(text({ zh: '公布人', en: 'Published by' })),
  effectiveFrom: optional(instant({ zh: '生效时间', en: 'In effect from' })),
});

export type SchemeVersion = Static<typeof schema>;

/** Versions of the schemes of responsibility; made and moved on by `/api/zones/schemes` alone. */
export const schemeVersions: RecordKind = {
  id: 'scheme-versions',
  titles: { zh: '责任区方案', en: 'Zone schemes' },
  schema,
  label: 'title',
  rights: { read: 'signed-in', write: 'zone.edit' },
  ownDoor: true,
};

/** Words of what an edit did, for undo and history. */
export const editKinds = {
  draw: { zh: '绘制', en: 'Draw' },
  frontage: { zh: '按临街绘制', en: 'Draw a frontage' },
  carve: { zh: '划出', en: 'Carve out' },
  split: { zh: '分割', en: 'Split' },
  merge: { zh: '归并', en: 'Merge' },
  move: { zh: '移动边界', en: 'Move a border' },
  insert: { zh: '增加节点', en: 'Insert a vertex' },
  delete: { zh: '删除节点', en: 'Delete a vertex' },
  reshape: { zh: '重划边界', en: 'Redraw a border' },
  give: { zh: '划归', en: 'Give ground' },
  leaveOut: { zh: '划出不管范围', en: 'Leave out' },
  remove: { zh: '删除责任区', en: 'Remove a zone' },
  content: { zh: '修改内容', en: 'Change what it says' },
  units: { zh: '分派单位', en: 'Give to units' },
  mend: { zh: '修复问题', en: 'Mend faults' },
} as const satisfies Readonly<Record<string, Words>>;

export type EditKind = keyof typeof editKinds;

/** What an edit is called: the kind, and the numbers of the zones it is about (at most ten). */
export const editLabelSchema = Type.Object(
  {
    kind: Type.Unsafe<EditKind>({ type: 'string', enum: Object.keys(editKinds) }),
    zones: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export type EditLabel = Static<typeof editLabelSchema>;
