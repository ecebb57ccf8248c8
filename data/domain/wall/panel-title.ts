import type { Words } from '#domain/collection.ts';
import { panelKinds } from './panel-kinds.ts';
import type { ScenePanel } from './scene.ts';

/** What stands above a panel: its own title, in the language it was given in where it was given in one; or its kind. */
export function panelTitle({ kind, title, titleEn }: Pick<ScenePanel, 'kind' | 'title' | 'titleEn'>): Words {
  const { zh, en } = panelKinds[kind];
  return { zh: title ?? titleEn ?? zh, en: titleEn ?? title ?? en };
}
