import type { Words } from '#domain/collection.ts';

/** What a person, token or display may do. A route declares one of these; a seat gives several. */
export const rights = {
  'map.read': { zh: '看图', en: 'read the map' },
  'register.edit': { zh: '维护台账', en: 'keep registers' },
  'zone.edit': { zh: '编制责任区', en: 'draw responsibility zones' },
  'zone.approve': { zh: '审批责任区方案', en: 'approve zone schemes' },
  'rule.edit': { zh: '维护检查规则', en: 'keep the rules of checks' },
  'finding.treat': { zh: '处理检查问题', en: 'list, except and pass on what checks found' },
  'case.report': { zh: '上报案件', en: 'report cases' },
  'case.receive': { zh: '受理与答复', en: 'accept reports and answer callers' },
  'case.verify': { zh: '核实与核查', en: 'verify and inspect on the spot' },
  'case.file': { zh: '立案与结案', en: 'file and close cases' },
  'case.dispatch': { zh: '派遣', en: 'dispatch cases to units' },
  'case.respond': { zh: '签收与反馈', en: 'acknowledge and report back for a unit' },
  'case.endorse': { zh: '指派与单位审批', en: 'assign and approve within a unit' },
  'case.handle': { zh: '现场处置', en: 'handle cases on the street' },
  'order.edit': { zh: '维护常设指令与升级规则', en: 'keep standing orders' },
  'position.see': { zh: '查看人员位置', en: 'see where people on duty are' },
  'wall.edit': { zh: '编排大屏', en: 'compose walls' },
  'wall.push': { zh: '推送上屏与确认警报', en: 'push to walls and answer alarms' },
  'case.supervise': { zh: '督办', en: 'supervise cases' },
  'case.edit': { zh: '维护案件资料', en: 'correct what cases say' },
  'personal.see': { zh: '查看来电人信息', en: "see callers' personal fields" },
  'history.read': { zh: '查看变更历史', en: 'see the history of a feature' },
  'audit.read': { zh: '查看审计日志', en: 'read the audit trail' },
  'people.manage': { zh: '管理人员与单位', en: 'manage people and units' },
  'tokens.manage': { zh: '管理令牌', en: 'manage tokens' },
  'settings.manage': { zh: '管理设置与日历', en: 'manage settings and calendars' },
  'jobs.see': { zh: '查看任务', en: 'see jobs' },
  'jobs.manage': { zh: '管理任务', en: 'manage jobs' },
} as const satisfies Readonly<Record<string, Words>>;

export type Right = keyof typeof rights;

/** All rights, in the order in which they are shown. */
export const allRights = Object.keys(rights) as readonly Right[];
