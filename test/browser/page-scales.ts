import type { CDPSession, Page } from 'playwright-core';

/** What a page is made of, after everything that nobody holds was thrown away. */
export interface PageWeight {
  /** Bytes that JavaScript holds. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Pictures, streams, workers and players that are alive, in sight or not: whoever keeps one keeps all that hangs on it. */
  readonly held: number;
  /** Bytes that JavaScript holds in the page's workers. */
  readonly workers: number;
}

/** Kinds of objects that are few, and heavy where they are kept. */
const heavy = ['HTMLCanvasElement', 'EventSource', 'Worker', 'AudioContext', 'ResizeObserver', 'BroadcastChannel'];

/** Weighs a page as the browser's own tools do. */
export class PageScales {
  readonly #session: CDPSession;
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #asked = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<PageScales> {
    const session = await page.context().newCDPSession(page);
    const scales = new PageScales(session);
    session.on('Target.attachedToTarget', ({ sessionId }) => scales.#workers.add(sessionId));
    session.on('Target.detachedFromTarget', ({ sessionId }) => scales.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { readonly id?: number; readonly result?: unknown };
      if (id !== undefined) scales.#waiting.get(id)?.(result);
    });
    await session.send('Performance.enable');
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return scales;
  }

  async weigh(): Promise<PageWeight> {
    let held = 0;
    for (const kind of heavy) held += await this.#alive(kind);
    // What was taken up by the first goes with the second.
    for (let turn = 0; turn < 2; turn += 1) await this.#session.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
    let workers = 0;
    for (const worker of this.#workers) {
      await this.#ask(worker, 'HeapProfiler.collectGarbage');
      workers += (await this.#ask<{ readonly usedSize: number }>(worker, 'Runtime.getHeapUsage')).usedSize;
    }
    const [nodes, listeners] = [metric('Nodes'), metric('JSEventListeners')];
    return { heap: metric('JSHeapUsedSize'), nodes, listeners, held, workers };
  }

  /** How many objects of a kind somebody holds. */
  async #alive(kind: string): Promise<number> {
    const objectGroup = 'weighed';
    const expression = `${kind}.prototype`;
    const { result: of } = await this.#session.send('Runtime.evaluate', { expression, objectGroup });
    const asked = { prototypeObjectId: of.objectId!, objectGroup };
    const { objects } = await this.#session.send('Runtime.queryObjects', asked);
    const counted = await this.#session.send('Runtime.callFunctionOn', {
      ...{ objectId: objects.objectId!, functionDeclaration: 'function () { return this.length; }' },
      returnByValue: true,
    });
    await this.#session.send('Runtime.releaseObjectGroup', { objectGroup });
    return counted.result.value as number;
  }

  /** Asks one of the page's workers, which have no session of their own. */
  async #ask<T>(worker: string, method: string): Promise<T> {
    const id = (this.#asked += 1);
    const answered = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params: {} });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: worker, message });
    const result = await answered;
    this.#waiting.delete(id);
    return result as T;
  }
}
