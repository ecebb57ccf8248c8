/** How a case stands against its clock: colour and shape say the same, so that neither is needed alone. */
export type ClockState = 'green' | 'amber' | 'red' | 'grey';

const colours: Record<ClockState, string> = {
  green: 'var(--state-ok)',
  amber: 'var(--state-soon)',
  red: 'var(--state-overdue)',
  grey: 'var(--state-none)',
};

/** Green circle, amber triangle, red square, grey ring. Decoration only where the words stand beside it (no `label`). */
export function StateShape({ state, label }: { readonly state: ClockState; readonly label?: string }) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg width="0.875rem" height="0.875rem" viewBox="0 0 14 14" style={{ flex: 'none' }} {...naming}>
      {state === 'green' && <circle cx="7" cy="7" r="5.5" fill={colours.green} />}
      {state === 'amber' && <path d="M7 1.2L13.2 12.4H.8z" fill={colours.amber} />}
      {state === 'red' && <rect x="1.5" y="1.5" width="11" height="11" fill={colours.red} />}
      {state === 'grey' && <circle cx="7" cy="7" r="4.6" fill="none" stroke={colours.grey} strokeWidth="2" />}
    </svg>
  );
}
