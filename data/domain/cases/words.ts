import type { Words } from '#domain/collection.ts';

/** Where a case came from (practice.md 3, domain.md 1.6). */
export const channels = {
  patrol: { zh: '监督员上报', en: 'Supervisor patrol' },
  hotline12345: { zh: '12345热线', en: '12345 hotline' },
  hotline12319: { zh: '12319热线', en: '12319 hotline' },
  help: { zh: '帮帮您平台', en: 'Help platform' },
  open311: { zh: 'Open311接口', en: 'Open311' },
  media: { zh: '媒体网络', en: 'Media and web' },
  instruction: { zh: '上级交办', en: 'Higher instruction' },
  video: { zh: '视频发现', en: 'Video' },
  check: { zh: '检查发现', en: 'Coverage check' },
} as const satisfies Readonly<Record<string, Words>>;

export type Channel = keyof typeof channels;

/** Channels by which the public reports: such a report is verified before filing, counts as a citizen's, and is answered. */
export const citizenChannels: readonly Channel[] = ['hotline12345', 'hotline12319', 'help', 'open311', 'media'];

/** Whether a case came from the public. */
export function isCitizens(channel: unknown): boolean {
  return (citizenChannels as readonly unknown[]).includes(channel);
}

/** What somebody asked for and somebody else decides (practice.md 1, 3; domain.md 1.5). */
export const requestKinds = {
  return: { zh: '回退', en: 'Return to the centre' },
  handBack: { zh: '申请退回', en: 'Hand back to the squad' },
  extension: { zh: '延期', en: 'Extension' },
  suspension: { zh: '挂账（缓办）', en: 'Suspension' },
  appeal: { zh: '申诉', en: 'Appeal' },
} as const satisfies Readonly<Record<string, Words>>;

export type RequestKind = keyof typeof requestKinds;

/** Before whom a request lies: the unit's own approver, then the centre. */
export const requestSteps = {
  unit: { zh: '责任单位审批', en: "With the unit's approver" },
  centre: { zh: '中心审批', en: 'With the centre' },
} as const satisfies Readonly<Record<string, Words>>;

export type RequestStep = keyof typeof requestSteps;

/** What was done about a case. A penalty needs two licensed officers (practice.md 1). */
export const measures = {
  persuaded: { zh: '劝导', en: 'Persuaded' },
  cleared: { zh: '清理整改', en: 'Cleared or mended' },
  ordered: { zh: '责令限期改正', en: 'Ordered to put right' },
  penalised: { zh: '处罚', en: 'Penalised' },
} as const satisfies Readonly<Record<string, Words>>;

export type Measure = keyof typeof measures;

/** What a caller said when called back (回访). */
export const satisfactions = {
  yes: { zh: '满意', en: 'Satisfied' },
  no: { zh: '不满意', en: 'Not satisfied' },
  unreached: { zh: '未联系上', en: 'Not reached' },
} as const satisfies Readonly<Record<string, Words>>;

export type Satisfaction = keyof typeof satisfactions;

/** How an appeal against an overdue closing ended: the raw fact stays, the statistics alone leave it out. */
export const appealOutcomes = {
  upheld: { zh: '申诉成立', en: 'Upheld' },
  refused: { zh: '申诉不成立', en: 'Not upheld' },
} as const satisfies Readonly<Record<string, Words>>;

/** What is marked of a photo, never refused (practice.md 3). */
export const photoFlags = {
  beforeDispatch: { zh: '拍摄于派遣之前', en: 'Taken before dispatch' },
  usedBefore: { zh: '曾用于其他环节', en: 'Used before' },
  fromAlbum: { zh: '来自相册', en: 'From the album' },
  far: { zh: '距案件点过远', en: 'Too far from the case' },
  afterAct: { zh: '拍摄晚于所报发生时间', en: 'Taken after the time given for the act' },
  noTime: { zh: '无拍摄时间', en: 'Without a time' },
  noPlace: { zh: '无拍摄位置', en: 'Without a place' },
} as const satisfies Readonly<Record<string, Words>>;

export type PhotoFlag = keyof typeof photoFlags;
