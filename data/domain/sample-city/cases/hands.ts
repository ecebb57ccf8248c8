import type { Random } from '#domain/random.ts';

/** The squad whose handler, approver and officers have accounts in the sample: the one with the most cases. */
export const deskUnit = '城南市容中队';

/** People of the sample by the ids of their records; requests and tasks name them. */
export const hands = {
  handler: 'sample-unithandler',
  approver: 'sample-unitapprover',
  officers: ['sample-crewmember', 'sample-crewmember-2'],
  supervisors: ['sample-supervisor', 'sample-supervisor-2'],
} as const;

/** The supervisors as the roster names them, in the order of `hands.supervisors`. */
export const supervisorNames = ['监督员（采集员）（示意）', '监督员（采集员）二（示意）'] as const;

/** Who asks and who endorses, as the journal names them. */
export const handler = `person:${hands.handler}`;
export const approver = `person:${hands.approver}`;

/** The supervisor that a verification or inspection goes to; most go to the whole seat. */
export function supervisorSent(random: Random): { readonly task?: string } {
  return random.chance(0.3) ? { task: random.pick(hands.supervisors) } : {};
}

/** The crews of a unit by their shift: a squad has two a shift, others one. */
export function crewNames(unit: string): { readonly early: readonly string[]; readonly late: readonly string[] } {
  return unit.endsWith('中队')
    ? { early: [`${unit}一组`, `${unit}二组`], late: [`${unit}三组`, `${unit}四组`] }
    : { early: [`${unit}早班`], late: [`${unit}晚班`] };
}

/** Whom a unit puts on a case: one of its officers with an account, else a crew of the shift. */
export function assigned(unit: string, at: number, random: Random): { assignee: string } | { crew: string } {
  if (unit === deskUnit && random.chance(0.3)) return { assignee: random.pick(hands.officers) };
  const { early, late } = crewNames(unit);
  const crews = (Math.floor(at / 3_600_000) + 8) % 24 < 14 ? early : late;
  return { crew: crews[Math.floor(at / 60_000) % crews.length]! };
}

/** Who does on the street what was put on somebody, as the journal names the hand. */
export function handOf({ assignee }: { readonly assignee?: unknown; readonly crew?: unknown }): string {
  return typeof assignee === 'string' ? `person:${assignee}` : 'sample';
}
