import { collectionById, collections } from '#domain/collections.ts';
import type { RecordFault, RecordsView } from '#domain/record.ts';
import { allScenes, shippedIds } from './all-scenes.ts';
import { grid } from './grid.ts';
import { narrowed } from './panel-kinds.ts';
import type { Push } from './push.ts';
import type { PartPlace, Scene, SceneBbox, SceneMap, ScenePanel } from './scene.ts';
import type { Wall } from './wall.ts';

/** What of a scene the schema cannot say; null where the bureau's own or its changes are to be deleted. */
export function faultsOfScene(next: RecordsView, id: string, content: Scene | null): RecordFault[] {
  if (content === null) return shippedIds.has(id) ? [] : stillShown(next, id);
  const { name, map, panels } = content;
  return [
    ...(allScenes(next).some((other) => other.id !== id && other.scene.name === name)
      ? [{ pointer: '/name', detail: 'another scene has this name' }]
      : []),
    ...(map === undefined && panels.length === 0 ? [{ pointer: '', detail: 'shows neither a map nor a panel' }] : []),
    ...(map === undefined ? [] : mapFaults(map)),
    ...panels.flatMap((panel, index) => panelFaults(panel, index, panels)),
  ];
}

/** One that ships comes back when its changes are deleted; another would leave a gap in a wall's rotation, or a push of nothing. */
function stillShown(next: RecordsView, id: string): RecordFault[] {
  return next.all('walls').flatMap((wall) => {
    const { name, shows, pinned } = wall.content as unknown as Wall;
    const push = next.get('wall-pushes', wall.id)?.content as Push | undefined;
    const isShown = pinned === id || shows.some(({ scene }) => scene === id);
    return [
      ...(isShown
        ? [{ pointer: '', detail: `the wall "${name}" still shows it; take it out of its rotation first` }]
        : []),
      ...(push?.scene === id
        ? [{ pointer: '', detail: `is still pushed to the wall "${name}"; take it back first` }]
        : []),
    ];
  });
}

function mapFaults(map: SceneMap): RecordFault[] {
  const { layers, filter = {}, camera } = map;
  const columns = new Set(collections.flatMap((collection) => collection.columns.map(({ property }) => property)));
  const stops = camera.stops ?? [];
  return [
    ...placeFaults(map, '/map'),
    ...layers.flatMap((layer, index) =>
      collectionById(layer) === undefined
        ? [{ pointer: `/map/layers/${index}`, detail: `there is no layer "${layer}"` }]
        : [],
    ),
    ...Object.keys(filter)
      .filter((column) => !columns.has(column))
      .map((column) => ({ pointer: `/map/filter/${column}`, detail: 'is no column that a map can be narrowed by' })),
    ...boxFaults(camera.bbox, '/map/camera/bbox'),
    ...(camera.mode === 'tour' && stops.length === 0
      ? [{ pointer: '/map/camera/stops', detail: 'a tour needs at least one stop' }]
      : []),
    ...stops.flatMap(({ bbox }, index) => boxFaults(bbox, `/map/camera/stops/${index}/bbox`)),
  ];
}

function panelFaults(
  { id, kind, of, ...place }: ScenePanel,
  index: number,
  panels: readonly ScenePanel[],
): RecordFault[] {
  const pointer = `/panels/${index}`;
  const allowed = narrowed[kind];
  return [
    ...placeFaults(place, pointer),
    ...(panels.findIndex((other) => other.id === id) < index
      ? [{ pointer: `${pointer}/id`, detail: `another panel is "${id}"` }]
      : []),
    ...(of === undefined || allowed !== undefined
      ? []
      : [{ pointer: `${pointer}/of`, detail: `"${kind}" is of the whole city` }]),
    ...(allowed?.length === 1 && allowed[0] === 'action'
      ? (of ?? []).flatMap((value, at) =>
          /^([1-9]|10)$/.test(value) ? [] : [{ pointer: `${pointer}/of/${at}`, detail: 'must be an action, 1 to 10' }],
        )
      : []),
  ];
}

function placeFaults({ x, y, width, height }: PartPlace, pointer: string): RecordFault[] {
  return [
    ...(x + width > grid.columns
      ? [{ pointer: `${pointer}/width`, detail: `reaches beyond the ${grid.columns} columns` }]
      : []),
    ...(y + height > grid.rows
      ? [{ pointer: `${pointer}/height`, detail: `reaches beyond the ${grid.rows} rows` }]
      : []),
  ];
}

function boxFaults(box: SceneBbox | undefined, pointer: string): RecordFault[] {
  if (box === undefined || (box.west < box.east && box.south < box.north)) return [];
  return [{ pointer, detail: 'must reach from west to east and from south to north' }];
}
