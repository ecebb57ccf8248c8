/** The pages of the duty officer, in the order of the bar. */
export const dutyPages = [
  { path: '/duty', key: 'duty.pages.desk' },
  { path: '/duty/crews', key: 'duty.pages.crews' },
  { path: '/duty/next-shift', key: 'duty.pages.nextShift' },
  { path: '/duty/hotspots', key: 'duty.pages.hotspots' },
  { path: '/duty/numbers', key: 'duty.pages.numbers' },
  { path: '/duty/handover', key: 'duty.pages.handover' },
] as const;
