import { Component, type ReactNode } from 'react';

/** Tried again after so long, each time later: a fault that stays does not make the wall work for nothing. */
const againMs = [2_000, 10_000, 30_000, 120_000];
/** Who stood for so long begins anew. */
const soundMs = 300_000;

interface PartBoundaryProps {
  readonly children: ReactNode;
  /** What stands there meanwhile: small and calm, never the whole screen. */
  readonly instead: ReactNode;
  readonly onError?: (error: unknown) => void;
}

/** Keeps a fault in one part of a wall from taking the rest with it, and tries the part again by itself. */
export class PartBoundary extends Component<PartBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #last = 0;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error);
    const now = performance.now();
    if (now - this.#last > soundMs) this.#failures = 0;
    this.#last = now;
    const wait = againMs[Math.min(this.#failures, againMs.length - 1)]!;
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.setState({ failed: false }), wait);
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer);
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
