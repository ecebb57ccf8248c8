import { usualScreen, type ComposedFor } from '#domain/wall/least-cells.ts';
import type { Wall } from '#domain/wall/wall.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { PageRecord } from '../../state/records.ts';
import type { WallDeskData } from './use-wall-desk.ts';

/** Screens that a scene may be composed for; walls of the bureau are named by their id. */
export interface FormChoice {
  readonly value: string;
  readonly wall?: PageRecord<Wall>;
  readonly on: ComposedFor;
}

/** The usual screen alone and side by side, then the bureau's own walls as their screens hang. */
export function formChoices({ walls, screens, reading }: WallDeskData): FormChoice[] {
  const usual = [1, 2, 3].map((columns): FormChoice => ({
    value: `${columns}`,
    on: { ...usualScreen, columns, reading },
  }));
  const own = (walls.data ?? []).map((wall): FormChoice => {
    const { mode, columns, rows } = wall.content;
    const spread = mode === 'across' ? { columns, rows } : { columns: 1, rows: 1 };
    const hanging = screens.filter(({ content }) => content.wall === wall.id);
    return { value: `wall ${wall.id}`, wall, on: { ...usualScreen, ...farthest(hanging), ...spread, reading } };
  });
  return [...usual, ...own];
}

/** The form to begin with: a wall that shows the scene, else the usual screen. */
export function formOfScene(choices: readonly FormChoice[], scene: string): string {
  const shows = ({ content: { pinned, shows } }: PageRecord<Wall>) =>
    pinned === scene || shows.some((show) => show.scene === scene);
  return (choices.find(({ wall }) => wall !== undefined && shows(wall)) ?? choices[0]!).value;
}

/** Of the screens of a wall the one that must have the largest text. */
function farthest(
  screens: ReadonlyArray<PageRecord<Screen>>,
): Pick<Screen, 'heightMetres' | 'distanceMetres'> | undefined {
  const [worst] = screens
    .map(({ content: { heightMetres, distanceMetres } }) => ({ heightMetres, distanceMetres }))
    .sort((a, b) => b.distanceMetres / b.heightMetres - a.distanceMetres / a.heightMetres);
  return worst;
}
