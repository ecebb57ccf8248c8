import type { Severity } from '#domain/finding.ts';
import type { State } from '../map/state-signs.ts';
import type { RuleEntry, ShownFinding } from './api.ts';

/** Severities by the shapes that states have everywhere: red square, amber triangle, grey ring. */
export const severityShapes: Readonly<Record<Severity, State>> = { high: 'overdue', middle: 'soon', low: 'none' };

/** The shape of a finding: of its severity while it is open, green where it is mended, a small ring where it was accepted. */
export function shapeOf({ state, severity, treat }: Pick<ShownFinding, 'state' | 'severity' | 'treat'>): State {
  if (state === 'mended') return 'ok';
  if (state === 'merged' || treat.exception) return 'ended';
  return severityShapes[severity];
}

/** The shape of a rule: green where nothing is open, red where something is, a ring where it never ran, a small one out of force. */
export function shapeOfRule({ inForce, state, open, failed }: RuleEntry): State {
  if (!inForce) return 'ended';
  if (failed !== undefined) return 'soon';
  if (state === null) return 'none';
  return open > 0 ? 'overdue' : 'ok';
}
