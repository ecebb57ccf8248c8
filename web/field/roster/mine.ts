/** What a person is told of his own duty (`GET /api/attendance/mine`). Instants are epoch milliseconds where no text. */
export interface MineAnswer {
  /** The server's time, ISO. */
  readonly at: string;
  /** The stretch that goes on. */
  readonly on?: Stretch;
  /** Where the server thinks that one is. */
  readonly latest?: { readonly at: number; readonly lon: number; readonly lat: number; readonly accuracy: number };
  readonly recent: readonly Stretch[];
  /** Names of the crews that one is a member of. */
  readonly crews: readonly string[];
  /** What the roster says from now on, stand-ins counted. */
  readonly shifts: readonly MyShift[];
}

export interface Stretch {
  readonly id: string;
  readonly from: number;
  readonly to?: number;
  /** When it ends by itself. */
  readonly until: number;
  readonly post?: string;
  readonly crew?: string;
}

export interface MyShift {
  /** Number of the post; `name` in words, where it is known. */
  readonly post: string;
  readonly name?: string;
  readonly unit?: string;
  /** Degrees WGS84, and metres within which one counts as there. */
  readonly place?: readonly [number, number];
  readonly radius?: number;
  /** Name of the shift. */
  readonly shift: string;
  readonly from: number;
  readonly to: number;
  /** Who is away, where one stands in (替班). */
  readonly standsInFor?: string;
}
