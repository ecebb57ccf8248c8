/** The pages of the duty officer, in the order of the bar. */
export const dutyPages = [
  { path: '/duty', key: 'duty.pages.desk' },
  { path: '/duty/numbers', key: 'duty.pages.numbers' },
  { path: '/duty/handover', key: 'duty.pages.handover' },
] as const;
