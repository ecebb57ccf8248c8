import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useNavigate,
  useRouter,
  useSearch,
  type RouterHistory,
} from '@tanstack/react-router';
import { useCallback, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { parseOwn, serialiseOwn, type OwnSearch } from './own-search.ts';
import { dayOf } from './shanghai-day.ts';
import { parseView, serialiseView, type View } from './view.ts';

/** What an address shows; lazy where it is fetched on first use. */
export type Screen = (() => ReactNode) | LazyExoticComponent<() => ReactNode>;

/** The screens of the page. `main.tsx` gives them all; whatever has a map comes in a file of its own. */
export interface Screens {
  /** Around every screen: language, theme, the memory for answers, who is signed in. */
  readonly frame: ComponentType<{ readonly children: ReactNode }>;
  readonly explore: Screen;
  /** The list of registers, and one of them with its map and table. */
  readonly registers: Screen;
  readonly signIn: Screen;
  readonly welcome: Screen;
  readonly admin: Screen;
  /** The planner's desk: schemes of zones and their versions. */
  readonly zones: Screen;
  /** Sheets of zones and schemes as they are printed. */
  readonly zonesPrint: Screen;
  /** The duty officer's desk: the queue of cases, its map, the open case. */
  readonly duty: Screen;
  /** Dispatch sheets as they are printed. */
  readonly dutyPrint: Screen;
  /** The bureau's numbers and reports; handing a shift over. */
  readonly dutyNumbers: Screen;
  readonly dutyHandover: Screen;
  /** Routes for the next shift, and what came of them. */
  readonly dutyNextShift: Screen;
  /** A unit's crews and plan; standing orders. */
  readonly dutyCrews: Screen;
  /** High-incidence areas and why they are. */
  readonly dutyHotspots: Screen;
  /** The month's brief of difficult places as it is printed. */
  readonly dutyHotspotsPrint: Screen;
  /** The desk of checks: rules, what they found, the map. */
  readonly checks: Screen;
  /** Work lists of findings, and what is printed of findings. */
  readonly checksLists: Screen;
  readonly checksPrint: Screen;
  /** The page on the street: tasks, reports, the rule that holds here, the post. */
  readonly field: Screen;
  /** One screen of a wall, without hands on it. */
  readonly wall: Screen;
  /** Where walls are laid out, and what they show when. */
  readonly wallDesk: Screen;
  readonly notFound: Screen;
}

/** Search parameters as the router holds them: the view (absent on a desk without a map), and what is a screen's own. */
type Search = Partial<View> & { readonly own?: OwnSearch };

const withView = { validateSearch: (search: Record<string, unknown>) => search as Search };

/** Addresses of desks without a map carry no view; only language and theme are the same everywhere. */
const withoutView = {
  ...withView,
  search: {
    middlewares: [
      ({ search, next }: { search: Search; next: (search: Search) => Search }): Search => {
        const { own, language, theme } = next(search);
        return { ...(own && { own }), ...(language && { language }), ...(theme && { theme }) };
      },
    ],
  },
};

/** The duty desk: where the map looks and what its cases are narrowed to; its periods and layers are its own. */
const withQueue = {
  ...withView,
  search: {
    middlewares: [
      ({ search, next }: { search: Search; next: (search: Search) => Search }): Search => {
        const { own, camera, equals, language, theme } = next(search);
        return {
          ...(own && { own }),
          ...(camera && { camera }),
          ...(equals && { equals }),
          ...(language && { language }),
          ...(theme && { theme }),
        };
      },
    ],
  },
};

/** The desk of checks: where the map looks; what is listed there are parameters of its own. */
const withCamera = {
  ...withView,
  search: {
    middlewares: [
      ({ search, next }: { search: Search; next: (search: Search) => Search }): Search => {
        const { own, camera, language, theme } = next(search);
        return {
          ...(own && { own }),
          ...(camera && { camera }),
          ...(language && { language }),
          ...(theme && { theme }),
        };
      },
    ],
  },
};

/**
 * The page's router: which screen an address shows, and what its search parameters mean.
 * @param now the clock, epoch milliseconds: "today" where a link names no period
 * @param history the browser's where absent; tests give one in memory
 */
export function createPageRouter(screens: Screens, now: () => number, history?: RouterHistory) {
  const root = createRootRoute({
    component: () => (
      <screens.frame>
        <Outlet />
      </screens.frame>
    ),
  });
  const mapped = { getParentRoute: () => root, ...withView };
  const plain = { getParentRoute: () => root, ...withoutView };
  const queue = { getParentRoute: () => root, ...withQueue };
  const seen = { getParentRoute: () => root, ...withCamera };
  const routes = [
    createRoute({ ...mapped, path: '/', component: screens.explore }),
    createRoute({ ...mapped, path: '/registers', component: screens.registers }),
    createRoute({ ...mapped, path: '/registers/$collection', component: screens.registers }),
    createRoute({ ...mapped, path: '/zones', component: screens.zones }),
    createRoute({ ...mapped, path: '/zones/print', component: screens.zonesPrint }),
    createRoute({ ...queue, path: '/duty', component: screens.duty }),
    createRoute({ ...plain, path: '/duty/print', component: screens.dutyPrint }),
    createRoute({ ...plain, path: '/duty/numbers', component: screens.dutyNumbers }),
    createRoute({ ...plain, path: '/duty/handover', component: screens.dutyHandover }),
    createRoute({ ...seen, path: '/duty/next-shift', component: screens.dutyNextShift }),
    createRoute({ ...seen, path: '/duty/crews', component: screens.dutyCrews }),
    createRoute({ ...seen, path: '/duty/hotspots', component: screens.dutyHotspots }),
    createRoute({ ...plain, path: '/duty/hotspots/print', component: screens.dutyHotspotsPrint }),
    createRoute({ ...seen, path: '/checks', component: screens.checks }),
    createRoute({ ...plain, path: '/checks/lists', component: screens.checksLists }),
    createRoute({ ...plain, path: '/checks/print', component: screens.checksPrint }),
    createRoute({ ...plain, path: '/field', component: screens.field }),
    createRoute({ ...plain, path: '/wall', component: screens.wall }),
    createRoute({ ...plain, path: '/wall/desk', component: screens.wallDesk }),
    createRoute({ ...plain, path: '/sign-in', component: screens.signIn }),
    createRoute({ ...plain, path: '/welcome', component: screens.welcome }),
    createRoute({ ...plain, path: '/admin', component: screens.admin }),
    createRoute({ ...plain, path: '/admin/$section', component: screens.admin }),
    createRoute({ ...plain, path: '/admin/$section/$id', component: screens.admin }),
  ] as const;
  const router = createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: (query) => ({ ...parseView(query, dayOf(now())), own: parseOwn(query) }),
    stringifySearch: (search) => writeSearch(search as Search),
    defaultNotFoundComponent: screens.notFound,
    ...(history && { history }),
  });
  router.subscribe('onResolved', ({ toLocation }) => {
    if (toLocation.pathname === '/') mapAddress = toLocation.href;
  });
  return router;
}

/** Where the map was looked at last on this page: the way back from a desk without one. */
let mapAddress = '/';

/** The query of the map's address as it was looked at last on this page; undefined where it was not. */
export function lastMapQuery(): string | undefined {
  const at = mapAddress.indexOf('?');
  return at === -1 ? undefined : mapAddress.slice(at);
}

/** Goes to another screen: language and theme stay, the view too where that screen has a map; "back" to the last map. */
export function useGoTo(): (
  screen: '/registers' | '/zones' | '/duty' | '/checks' | '/wall/desk' | '/admin' | 'map',
) => void {
  const router = useRouter();
  return (screen) => {
    if (screen === 'map') router.history.push(mapAddress);
    else void router.navigate({ to: screen, search: (before: unknown) => ({ ...(before as Search), own: {} }) });
  };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}

/** Changes the view. A step that the back button shall undo is pushed; a move of the camera or a taste replaces. */
export type ChangeView = (patch: Partial<View> | ((view: View) => Partial<View>), step: 'push' | 'replace') => void;

/** The view as the URL says it, and the way to change it; one stays on the screen where one is. */
export function useView(): { readonly view: View; readonly change: ChangeView } {
  const view = useSearch({ strict: false }) as unknown as View;
  const navigate = useNavigate();
  const change = useCallback<ChangeView>(
    (patch, step) => {
      void navigate({
        to: '.',
        search: (before: unknown) => {
          const view = before as View;
          return { ...view, ...(typeof patch === 'function' ? patch(view) : patch) };
        },
        replace: step === 'replace',
      });
    },
    [navigate],
  );
  return { view, change };
}

/** Changes a screen's own parameters; an empty text takes one away. */
export type ChangeOwn = (patch: OwnSearch, step: 'push' | 'replace') => void;

/** A screen's own search parameters, and the way to change them. The view, where the address has one, stays as it is. */
export function useOwnSearch(): { readonly own: OwnSearch; readonly changeOwn: ChangeOwn } {
  const { own = {} } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const changeOwn = useCallback<ChangeOwn>(
    (patch, step) => {
      void navigate({
        to: '.',
        search: (before: unknown) => ({ ...(before as Search), own: { ...(before as Search).own, ...patch } }),
        replace: step === 'replace',
      });
    },
    [navigate],
  );
  return { own, changeOwn };
}

function writeSearch(search: Search): string {
  const { own = {}, ...view } = search;
  const query = [serialiseView(view), serialiseOwn(own)].filter((part) => part !== '').join('&');
  return query === '' ? '' : `?${query}`;
}
