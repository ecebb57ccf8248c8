/** `npm run screenshots`: makes the README's pictures from a sample city of its own, in test/browser/screenshots/. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '../running-server.ts';
import { launchBrowser } from './chromium.ts';
import { Desk, type DeskOptions } from './desk.ts';

interface Picture {
  readonly name: string;
  readonly options: DeskOptions;
  readonly path: string;
  readonly prepare?: (desk: Desk) => Promise<void>;
}

const pictures: readonly Picture[] = [
  { name: 'explore-light-zh', options: {}, path: '/' },
  {
    name: 'street-dark-zh',
    options: { colorScheme: 'dark' },
    path: '/?v=14.6/32.4862/119.9150&l=zones,roads,markets,construction-sites,reminder-signs,cases',
    prepare: async (desk) => {
      await desk.search('pzj');
      await desk.choose('坡子街');
    },
  },
  {
    name: 'list-card-light-en',
    options: { locale: 'en-GB' },
    path: '/?v=14/32.4762/119.9209&l=roads,cases&lang=en',
    prepare: async (desk) => {
      await desk.panel('list');
      await desk.openFromList(2);
    },
  },
  {
    name: 'history-light-zh',
    options: {},
    path: '/?v=12.6/32.4762/119.9209&l=roads,cases',
    prepare: async (desk) => desk.period('全部'),
  },
  { name: 'wall-dark-zh', options: { screen: 'wall', colorScheme: 'dark' }, path: '/' },
  { name: 'phone-light-zh', options: { screen: 'phone' }, path: '/' },
];

const folder = join(import.meta.dirname, 'screenshots');
await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
try {
  for (const { name, options, path, prepare } of pictures) {
    const desk = await Desk.at(browser, server.url, options);
    await desk.open(path);
    await prepare?.(desk);
    await desk.screenshot(join(folder, `${name}.png`));
    await desk.leave();
    process.stdout.write(`${name}.png\n`);
  }
} finally {
  await browser.close();
  await server.stop();
}
