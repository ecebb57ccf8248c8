import type { Figures } from '#domain/wall/figures.ts';
import type { FiguredKind, PanelKind } from '#domain/wall/panel-kinds.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';

/** Width and height, CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a panel of a kind is drawn from. */
export interface PanelProps<K extends PanelKind = PanelKind> {
  /** undefined for the kinds that need none (headline, legend). */
  readonly figures: K extends FiguredKind ? Figures[K] : undefined;
  readonly panel: ScenePanel;
  /** Of what the panel may fill, below its title. */
  readonly size: Size;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
  /** hh:mm that the figures are of, for a panel without a line of its own for it (five, second). */
  readonly time?: string | undefined;
}
