/** A permit whose ground holds a place, at an instant. */
export interface PermitAt {
  readonly collection: string;
  readonly id: string;
  readonly number: string;
  /** Permitted hours of the day, "HH:MM-HH:MM", Asia/Shanghai; absent = all day. */
  readonly hours?: string;
  /** The instant lies within the hours. */
  readonly inHours: boolean;
  /** In words, with number and hours. */
  readonly words: string;
}
