import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { LiveState } from './stream.ts';

interface LiveStatus {
  readonly state: LiveState;
  /** When this page was last level with the server: the server's clock, epoch milliseconds; 0 before the first word. */
  readonly asOf: number;
  /** Since when the server goes on without its database, epoch milliseconds; undefined = it does not. */
  readonly awaySince: number | undefined;
  /** Server's clock minus this computer's, milliseconds. */
  readonly skew: number;
}

/** How fresh the picture is; written by the live stream, read by the bar and by everything that shows remaining time. */
export const useLiveStatus = create<LiveStatus>(() => ({
  state: 'connecting',
  asOf: 0,
  awaySince: undefined,
  skew: 0,
}));

/** Takes the server's clock (ISO instant) as told by an answer or by the stream. */
export function noteServerTime(iso: string): void {
  const asOf = Date.parse(iso);
  if (!Number.isNaN(asOf)) useLiveStatus.setState({ asOf, skew: asOf - Date.now() });
}

/** Takes how far this computer's clock was off when the server was last heard of, until it is heard on this page. */
export function seedSkew(skew: number): void {
  if (useLiveStatus.getState().asOf === 0) useLiveStatus.setState({ skew });
}

/** The server's clock as well as this page knows it, epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + useLiveStatus.getState().skew;
}

const tickMs = 30_000;

/** The server's clock, renewed twice a minute: what remaining times are counted from. Epoch milliseconds, whole ticks. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, wholeTick);
}

function wholeTick(): number {
  return Math.floor(serverNow() / tickMs) * tickMs;
}

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, 5_000);
  const stop = useLiveStatus.subscribe(listener);
  return () => {
    clearInterval(timer);
    stop();
  };
}
