/** What a later check must find; the answer comes from the planting and never from a check. */
export interface PlantedFault {
  readonly kind:
    | 'spacing'
    | 'reach'
    | 'share'
    | 'displacement'
    | 'completeness'
    | 'partition'
    | 'trend'
    | 'hotspot'
    | 'permitted'
    | 'presence'
    // Of the whole-city test (zones/whole-city/report.ts), by the same names.
    | 'post'
    | 'person'
    | 'assignment'
    | 'shift'
    | 'letter';
  readonly collection: string;
  /** What people know the subjects by: numbers, names, or a stretch of street. */
  readonly subjects: readonly string[];
  /** The value a check must measure, and the limit it is held against, both in `unit`. */
  readonly measured: number;
  readonly limit: number;
  readonly unit: 'm' | '%' | 'count' | 'm²' | 'h' | 'missing';
  /** What is wrong, in a sentence. */
  readonly note: string;
}

/** Features of a collection together with the faults planted among them. */
export interface Planted<T> {
  readonly features: T;
  readonly faults: readonly PlantedFault[];
}
