/** The columns that a table begins with, in their order; all others are shown on request. Keys of the indicators. */
export const mainColumns: readonly string[] = [
  'reported',
  'accepted',
  'filed',
  'dispatched',
  'dueToHandle',
  'handled',
  'handledOnTime',
  'overdue',
  'onTimeHandlingRate',
  'dueToClose',
  'closed',
  'closedOnTime',
  'closingRate',
  'onTimeClosingRate',
  'reworked',
  'reworkRate',
  'extended',
  'suspended',
  'selfHandled',
  'citizensShare',
];

/** Rates of which less is worse; of all other numbers more is worse. */
const betterHigh = new Set([
  'handled',
  'handledOnTime',
  'closed',
  'closedOnTime',
  'handlingRate',
  'onTimeHandlingRate',
  'closingRate',
  'onTimeClosingRate',
  'validRate',
  'filingRate',
  'rightFilingRate',
  'onTimeFilingRate',
  'rightDispatchRate',
  'onTimeDispatchRate',
  'onTimeVerificationRate',
  'onTimeInspectionRate',
]);

/** Whether less of a number is worse. */
export function isWorseLow(column: string): boolean {
  return betterHigh.has(column);
}

/** What a table is sorted by before anyone chose: worst first. */
export const firstSort = 'onTimeHandlingRate';
