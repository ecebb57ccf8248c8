import { create } from 'zustand';

/** The browser's own question whether to install; Chromium has it, others install by their menu. */
interface InstallQuestion extends Event {
  readonly prompt: () => Promise<unknown>;
}

interface Shell {
  /** A newer version of the page: it lies ready, or another page has let it take over and this one is still the old. */
  readonly fresh: ServiceWorker | 'in charge' | undefined;
  readonly question: InstallQuestion | undefined;
  /** The page opens without signal: its worker is in charge. */
  readonly isKept: boolean;
  /** Whether the browser promised not to clear what is kept; undefined = it does not say. */
  readonly isPersisted: boolean | undefined;
}

/** How the street's page is installed on this phone. */
export const useShellState = create<Shell>(() => ({
  fresh: undefined,
  question: undefined,
  isKept: false,
  isPersisted: undefined,
}));

/** A phone that stays in the pocket for a shift hears of a new version all the same. */
const lookMs = 30 * 60_000;

/** Links that make the page installable; on the street's page alone, since only it works as an application of its own. */
const links = [
  { rel: 'manifest', href: '/field.webmanifest' },
  { rel: 'apple-touch-icon', href: '/field-apple-180.png' },
] as const;

let isBegun = false;

/** Makes the page installable and able to open without signal; once for the page. Without https it does neither. */
export function beginShell(): void {
  if (isBegun) return;
  isBegun = true;
  for (const link of links) document.head.append(Object.assign(document.createElement('link'), link));
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    useShellState.setState({ question: event as InstallQuestion });
  });
  window.addEventListener('appinstalled', () => useShellState.setState({ question: undefined }));
  void askToPersist();
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    void register(navigator.serviceWorker, () => window.location.reload());
  }
}

let loadAnew: (() => void) | undefined;
let hasAsked = false;

/** Lets the newer version take over; this page is loaded anew when it has, others say that there is one. */
export function takeFresh(): void {
  const { fresh } = useShellState.getState();
  if (fresh === 'in charge') return loadAnew?.();
  hasAsked = true;
  fresh?.postMessage('take over');
}

/** Asks the person, by the browser's own window, whether to install. */
export async function install(): Promise<void> {
  await useShellState.getState().question?.prompt();
  useShellState.setState({ question: undefined });
}

/** The phone shall not clear acts that wait because another page needs the room. */
async function askToPersist(): Promise<void> {
  if (!('storage' in navigator) || typeof navigator.storage.persist !== 'function') return;
  useShellState.setState({ isPersisted: await navigator.storage.persist().catch(() => undefined) });
}

/**
 * Puts the worker in charge and listens for newer ones.
 * @param reload loads the page anew
 */
export async function register(workers: ServiceWorkerContainer, reload: () => void): Promise<void> {
  loadAnew = reload;
  let hadOne = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    if (hasAsked) return reload();
    // Another page asked: here somebody may be in the middle of a form.
    useShellState.setState({ isKept: true, fresh: hadOne ? 'in charge' : undefined });
    hadOne = true;
  });
  try {
    const registration = await workers.register('/field-worker.js', { scope: '/field', updateViaCache: 'none' });
    if (registration.active) useShellState.setState({ isKept: true });
    const note = () => {
      const { waiting } = registration;
      if (waiting && workers.controller) useShellState.setState({ fresh: waiting });
    };
    note();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', note);
    });
    setInterval(() => void registration.update().catch(() => undefined), lookMs);
  } catch {
    // Without room, or in a private window: the page works as long as it is open, and says so.
    useShellState.setState({ isKept: false });
  }
}
