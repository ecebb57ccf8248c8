import { Component, type ReactNode } from 'react';

/** Tried again after so long, each time later: a fault that stays does not make the wall work for nothing. */
const againMs = [2_000, 10_000, 30_000, 120_000];
/** Who stood for so long begins anew. */
const soundMs = 300_000;

interface PartBoundaryProps<T> {
  readonly children: ReactNode;
  /** What the part is drawn from, where that is kept for `instead`. */
  readonly of?: T;
  /** What stands there meanwhile: small and calm, never the whole screen. @param last what it was drawn of without a fault */
  readonly instead: (last: T | undefined) => ReactNode;
  /** @param failures in a row, this one counted */
  readonly onError?: (error: unknown, failures: number) => void;
}

/** Keeps a fault in one part of a wall from taking the rest with it, and tries the part again by itself. */
export class PartBoundary<T = undefined> extends Component<PartBoundaryProps<T>, { readonly failed: boolean }> {
  override state = { failed: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #since = 0;
  #last: T | undefined;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidMount() {
    this.#keep();
  }

  override componentDidUpdate() {
    this.#keep();
  }

  override componentDidCatch(error: unknown) {
    const now = performance.now();
    if (now - this.#since > soundMs) this.#failures = 0;
    this.#since = now;
    const wait = againMs[Math.min(this.#failures, againMs.length - 1)]!;
    this.#failures += 1;
    this.props.onError?.(error, this.#failures);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.setState({ failed: false }), wait);
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer);
  }

  override render() {
    return this.state.failed ? this.props.instead(this.#last) : this.props.children;
  }

  /** What was put on the screen could be drawn. */
  #keep() {
    if (!this.state.failed) this.#last = this.props.of;
  }
}
