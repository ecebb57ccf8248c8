import type { Words } from '#domain/collection.ts';
import type { Right } from './rights.ts';

/** A post in the work (practice.md 1) and what whoever holds it may do. */
export interface SeatRule extends Words {
  readonly rights: readonly Right[];
}

const reads = ['map.read', 'history.read'] as const;

/** The seats of practice.md 1. One person may hold several; which acts one person may not both do is in `cases/acts.ts`. */
export const seats = {
  receiver: {
    zh: '受理员',
    en: 'Receiver',
    rights: [...reads, 'case.report', 'case.receive', 'case.edit', 'personal.see', 'wall.push'],
  },
  shiftLead: {
    zh: '值班长',
    en: 'Shift lead',
    rights: [
      ...reads,
      'case.report',
      'case.receive',
      'case.file',
      'case.dispatch',
      'case.supervise',
      'case.edit',
      'finding.treat',
      'order.edit',
      'position.see',
      'wall.edit',
      'wall.push',
      'personal.see',
      'jobs.see',
    ],
  },
  dispatcher: {
    zh: '派遣员',
    en: 'Dispatcher',
    rights: [...reads, 'case.report', 'case.dispatch', 'case.edit', 'finding.treat', 'position.see', 'wall.push'],
  },
  supervisor: {
    zh: '监督员（采集员）',
    en: 'Supervisor (collector)',
    rights: [...reads, 'case.report', 'case.verify', 'case.edit'],
  },
  unitHandler: {
    zh: '责任单位经办人',
    en: 'Unit handler',
    rights: [...reads, 'case.report', 'case.respond', 'case.edit', 'register.edit', 'position.see'],
  },
  unitApprover: {
    zh: '责任单位审批人（中队长）',
    en: 'Unit approver',
    rights: [
      ...reads,
      'case.report',
      'case.respond',
      'case.endorse',
      'case.edit',
      'register.edit',
      // For crews of the unit: 指派 by itself is his to order.
      'order.edit',
      'position.see',
    ],
  },
  crewMember: { zh: '队员', en: 'Crew member', rights: [...reads, 'case.report', 'case.handle', 'case.edit'] },
  planner: {
    zh: '责任区规划员',
    en: 'Planner',
    rights: [
      ...reads,
      'zone.edit',
      'rule.edit',
      'finding.treat',
      'register.edit',
      'case.report',
      'jobs.see',
      'jobs.manage',
    ],
  },
  assessor: { zh: '考核员', en: 'Assessor', rights: [...reads, 'audit.read', 'jobs.see'] },
  leader: {
    zh: '领导（大屏）',
    en: 'Leader / wall',
    rights: [...reads, 'audit.read', 'zone.approve', 'case.supervise', 'wall.push'],
  },
  administrator: {
    zh: '系统管理员',
    en: 'Administrator',
    rights: [
      ...reads,
      // To give it on: keys of other systems report cases.
      'case.report',
      'register.edit',
      'audit.read',
      'people.manage',
      'tokens.manage',
      'settings.manage',
      'order.edit',
      'rule.edit',
      'wall.edit',
      'wall.push',
      'jobs.see',
      'jobs.manage',
    ],
  },
} as const satisfies Readonly<Record<string, SeatRule>>;

export type Seat = keyof typeof seats;

/** All seats, in the order of practice.md 1. */
export const allSeats = Object.keys(seats) as readonly Seat[];
