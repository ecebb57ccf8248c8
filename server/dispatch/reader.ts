/** Carries standing orders out (常设指令): in one process at a time, by itself, after each change that leaves a case waiting. */
export interface StandingOrders {
  /** Begins to, as long as no other process does. */
  start(): void;
  close(): Promise<void>;
}
