import type { Acted, LonLat } from '../api.ts';

export interface ReportFormProps {
  /** The place, WGS84: the screen draws it as a pin that can be moved. */
  readonly place: LonLat | null;
  readonly onPlace: (place: LonLat | null) => void;
  /** Whether the next click on the map says where it is; absent: the screen takes every click. */
  readonly isPicking?: boolean;
  readonly onPicking?: (isPicking: boolean) => void;
  /** It was reported. @param another the form goes on with the next one */
  readonly onDone: (reported: Acted, another: boolean) => void;
  readonly onCancel: () => void;
  readonly onOpenCase: (ref: string) => void;
}

/** The report of a case, by keyboard from start to end. */
export function ReportForm(props: ReportFormProps) {
  return props.place === null ? null : null;
}
