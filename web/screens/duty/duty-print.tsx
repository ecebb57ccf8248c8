/** Dispatch sheets of the cases that the address names, to be printed. */
export function DutyPrint() {
  return null;
}
