import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Software WebGL, and nothing that looks for the outside world. */
const flags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Each function of a page is compiled once, when it is first called, and stays so: for who weighs a page over days. Otherwise
 * the browser goes on translating, for weeks, what is called seldom, and the heap grows by that though the page keeps nothing.
 */
export const compiledOnce = [
  '--js-flags=--no-lazy-feedback-allocation --always-sparkplug --no-maglev --no-turbofan --no-flush-bytecode',
];

/**
 * Starts an installed Chrome or Chromium, otherwise the one that the install brought (Linux x64 only).
 * @param more flags beside the usual ones
 * @throws when there is neither: a browser test is never skipped in silence
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...flags, ...more];
  for (const executablePath of installed) {
    const there = await access(executablePath).then(
      () => true,
      () => false,
    );
    if (there) return chromium.launch({ executablePath, args });
  }
  const { default: bundled } = await import('@sparticuz/chromium');
  const executablePath = await bundled.executablePath();
  return chromium.launch({ executablePath, args: [...bundled.args.filter((a) => a !== '--single-process'), ...args] });
}
