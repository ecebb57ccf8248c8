import type { WhyNot } from '#domain/dispatch/rank-crews.ts';

/** An assignment by hand, as the history tells it. */
export interface Override {
  /** The crew of the plan; undefined: the plan had nobody for it. */
  readonly planned: string | undefined;
  readonly crew: string;
  readonly reason: string;
  /** Seconds more than the plan; undefined: the crew is not of the plan. */
  readonly cost?: { readonly lateness: number; readonly travel: number };
  /** What speaks against the crew. */
  readonly whyNot: readonly WhyNot[];
}

/** The sentence of an assignment that follows the plan. */
export function plannedNote(crew: string): string {
  return `按派班计划指派${crew}`;
}

/** The sentence of one that does not: what the plan had, what it costs more, what speaks against it, and why all the same. */
export function overrideNote({ planned, crew, reason, cost, whyNot }: Override): string {
  const instead = planned === undefined ? `计划未排，人工指派${crew}` : `计划为${planned}，人工改为${crew}`;
  const costs = cost === undefined ? [] : [`超期${minutes(cost.lateness)}`, `路程${minutes(cost.travel)}`];
  return [instead, ...costs, ...whyNot.map(againstIt), `理由：${reason}`].join('，');
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds / 60);
  if (whole === 0) return '不变';
  return whole > 0 ? `增加${whole}分钟` : `减少${-whole}分钟`;
}

function againstIt(one: WhyNot): string {
  switch (one.why) {
    case 'unit':
      return `班组属${one.unit}`;
    case 'off-shift':
      return '不在班';
    case 'shift-ends':
      return '下班前办不完';
    case 'licence':
      return `持证人员${one.has}人，需${one.needs}人`;
    case 'skill':
      return `缺技能${one.lacks.join('、')}`;
    case 'rest':
      return '休息中';
    case 'no-place':
      return '位置不明';
    case 'no-way':
      return '无路可达';
  }
}
