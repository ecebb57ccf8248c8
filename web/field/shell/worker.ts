/**
 * The service worker of the street's page: a script of its own, without imports, that the build writes out after the line
 * that names the pieces of the page (`server/page/field-worker.ts`). It keeps the page itself and the pieces of the map that
 * were looked at; answers about cases and people it never keeps.
 */
(() => {
  interface Shell {
    readonly version: string;
    /** Paths of what the page is made of; the first is the document. */
    readonly files: readonly string[];
  }
  interface Lasting extends Event {
    waitUntil(what: Promise<unknown>): void;
  }
  interface Fetching extends Lasting {
    readonly request: Request;
    respondWith(answer: Promise<Response>): void;
  }
  interface Worker {
    readonly SHELL: Shell;
    readonly location: Location;
    readonly caches: CacheStorage;
    readonly clients: { claim(): Promise<void> };
    skipWaiting(): Promise<void>;
    fetch(request: Request | string, options?: RequestInit): Promise<Response>;
    addEventListener(name: 'install' | 'activate', listener: (event: Lasting) => void): void;
    addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
    addEventListener(name: 'message', listener: (event: MessageEvent) => void): void;
  }
  const worker = self as unknown as Worker;

  const prefix = 'shirong-field-shell-';
  const shellCache = prefix + worker.SHELL.version;
  const mapCache = 'shirong-field-map';
  const mostPieces = 1_500;
  /** Counting the pieces costs more than keeping one; a minute's may be kept beyond the most. */
  const trimMs = 60_000;
  let trimmedAt = 0;
  /** What everybody may see, and all that the street's map draws; nothing else is kept, whatever a signed-in person may see. */
  const openLayers = ['roads', 'zones'];
  /** With one bar of signal an answer may take for ever: what is kept is shown instead. */
  const patienceMs = 3_000;

  worker.addEventListener('install', (event) => {
    event.waitUntil(
      worker.caches
        .open(shellCache)
        .then((cache) => cache.addAll(worker.SHELL.files.map((file) => new Request(file, { cache: 'no-cache' })))),
    );
  });

  worker.addEventListener('activate', (event) => {
    event.waitUntil(
      worker.caches
        .keys()
        .then((names) =>
          Promise.all(
            names
              .filter((name) => name.startsWith(prefix) && name !== shellCache)
              // Pages that were open stay with the version before until they are told otherwise, and still need its pieces.
              .slice(0, -1)
              .map((name) => worker.caches.delete(name)),
          ),
        )
        .then(() => worker.clients.claim()),
    );
  });

  // The person said that the new version may take over.
  worker.addEventListener('message', ({ data }) => {
    if (data === 'take over') void worker.skipWaiting();
  });

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
    if (request.mode === 'navigate') return event.respondWith(documentOf(request));
    if (url.pathname.startsWith('/assets/')) return event.respondWith(keptFirst(request));
    if (worker.SHELL.files.includes(url.pathname)) return event.respondWith(keptLast(request, shellCache));
    if (isOfMap(url)) event.respondWith(keptLast(request, mapCache, mostPieces));
  });

  /** The map's own: its city, its style's pieces, ground and lines. */
  function isOfMap({ pathname }: URL): boolean {
    if (pathname === '/api/city' || pathname.startsWith('/basemap/')) return true;
    const [, layers] = /^\/tiles\/([^/]+)\//.exec(pathname) ?? [];
    return layers?.split(',').every((layer) => openLayers.includes(layer)) ?? false;
  }

  function documentOf(request: Request): Promise<Response> {
    return freshOrKept(worker.fetch(request), worker.SHELL.files[0]!, shellCache);
  }

  async function keptFirst(request: Request): Promise<Response> {
    const known = await worker.caches.match(request);
    if (known !== undefined) return known;
    return andKeep(request, shellCache, Infinity);
  }

  function keptLast(request: Request, cacheName: string, most = Infinity): Promise<Response> {
    return freshOrKept(andKeep(request, cacheName, most), request, cacheName);
  }

  /** The server's answer; what is kept where it fails, stands behind a proxy without its server, or takes too long. */
  async function freshOrKept(answer: Promise<Response>, kept: Request | string, cacheName: string): Promise<Response> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
    const fresh = await Promise.race([answer.catch(() => undefined), late]);
    if (fresh !== undefined && fresh.status < 500) return fresh;
    const known = await (await worker.caches.open(cacheName)).match(kept);
    // Where nothing is kept, a slow answer is better than none.
    return known ?? answer;
  }

  async function andKeep(request: Request, cacheName: string, most: number): Promise<Response> {
    const answer = await worker.fetch(request);
    if (answer.status === 200) {
      // Not waited for, and a full phone does without.
      void keep(request, answer.clone(), cacheName, most).catch(() => undefined);
    }
    return answer;
  }

  async function keep(request: Request, answer: Response, cacheName: string, most: number): Promise<void> {
    const cache = await worker.caches.open(cacheName);
    await cache.put(request, answer);
    if (most === Infinity || Date.now() - trimmedAt < trimMs) return;
    trimmedAt = Date.now();
    const pieces = await cache.keys();
    for (const oldest of pieces.slice(0, Math.max(0, pieces.length - most))) await cache.delete(oldest);
  }
})();
