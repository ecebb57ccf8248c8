import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { transformWithOxc, type Plugin, type Rolldown } from 'vite';

/** The file that the page registers; at the root, so that it may answer for `/field`. */
const workerFile = 'field-worker.js';

/** Files of `web/public` that the street's page needs without signal. */
const publicFiles = [
  'icon.svg',
  'colour-scheme-before-paint.js',
  'browser-too-old.js',
  'field.webmanifest',
  'field-192.png',
];

/**
 * Modules whose pieces the street's page needs beside the entry: its screen, its concepts, both languages and the map, and
 * what every desk stands in.
 */
const ofField = /\/web\/((screens\/field|field|i18n|map|screens\/sign-in)\/|ui\/desk\.tsx$|people\/entrance\.tsx$)/;

/**
 * Builds the service worker of the street's page: its source without types, after a line that names what it keeps. The list
 * follows the build's own graph, so that no one has to keep it.
 * @param source path of the worker
 */
export function fieldWorker(source: string): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    // After Vite's own plugins have written the document and its style sheets.
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const pieces = fieldPieces(bundle);
        const files = ['/field', ...pieces.map((name) => `/${name}`), ...publicFiles.map((name) => `/${name}`)];
        const document = bundle['index.html'];
        const digest = createHash('sha256').update(JSON.stringify(files));
        if (document?.type === 'asset') digest.update(document.source);
        const version = digest.digest('base64url').slice(0, 12);
        const { code } = await transformWithOxc(await readFile(source, 'utf8'), source);
        const line = `self.SHELL = ${JSON.stringify({ version, files })};`;
        this.emitFile({ type: 'asset', fileName: workerFile, source: `${line}\n${code}` });
      },
    },
  };
}

/** All pieces that the street's page needs, by name: from the entry and its own, along what they import. */
function fieldPieces(bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    const piece = bundle[name];
    if (piece === undefined || found.has(name)) return;
    found.add(name);
    if (piece.type !== 'chunk') return;
    for (const imported of piece.imports) add(imported);
    for (const style of piece.viteMetadata?.importedCss ?? []) add(style);
    for (const asset of piece.viteMetadata?.importedAssets ?? []) add(asset);
    const isOurs = Object.keys(piece.modules).some((id) => ofField.test(id));
    if (isOurs && !piece.isEntry) for (const imported of piece.dynamicImports) add(imported);
  };
  for (const [name, piece] of Object.entries(bundle)) {
    if (
      piece.type === 'chunk' &&
      (piece.isEntry || (piece.isDynamicEntry && ofField.test(piece.facadeModuleId ?? '')))
    ) {
      add(name);
    }
    // The map's own workers are files without a chunk.
    if (piece.type === 'asset' && /worker-[\w-]+\.js$/.test(name)) add(name);
  }
  return [...found].sort();
}
