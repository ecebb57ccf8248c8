import type { RecordContent } from '#domain/record.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Slot } from '#domain/wall/showing.ts';
import type { PageRecord, RecordEdit } from '../../state/records.ts';

/** A place on a wall. */
export interface WallSlot extends Slot {
  readonly wall: string;
}

/** The place where a screen hangs; undefined = nowhere yet. */
export function slotOf({ wall, column, row }: Screen): WallSlot | undefined {
  return wall === undefined || column === undefined || row === undefined ? undefined : { wall, column, row };
}

/** The screen that hangs at a place. */
export function screenAt(screens: ReadonlyArray<PageRecord<Screen>>, at: WallSlot): PageRecord<Screen> | undefined {
  return screens.find(({ content }) => {
    const slot = slotOf(content);
    return slot?.wall === at.wall && slot.column === at.column && slot.row === at.row;
  });
}

/**
 * The edits that hang a screen at a place, or take it off (`to` undefined). What hangs there already changes places with it.
 */
export function hangEdits(
  screens: ReadonlyArray<PageRecord<Screen>>,
  moved: PageRecord<Screen>,
  to: WallSlot | undefined,
): RecordEdit[] {
  const there = to && screenAt(screens, to);
  if (there?.id === moved.id) return [];
  return [placed(moved, to), ...(there ? [placed(there, slotOf(moved.content))] : [])];
}

function placed({ id, version, content }: PageRecord<Screen>, slot: WallSlot | undefined): RecordEdit {
  return {
    ...{ kind: 'screens', id, base: version },
    before: content as unknown as RecordContent,
    after: hung(content, slot) as unknown as RecordContent,
  };
}

function hung({ wall: _wall, column: _column, row: _row, ...screen }: Screen, slot: WallSlot | undefined): Screen {
  return { ...screen, ...slot };
}
