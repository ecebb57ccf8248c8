// What every browser sets otherwise; the rest of the component library's styles comes with it.
import '@mantine/core/styles/baseline.layer.css';
import './theme/theme.css';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient, Surroundings } from './app.tsx';
import { cityQuery } from './collections/api.ts';
import { fetchMessages } from './i18n/i18n.ts';
import { reloadForMissingPiece } from './live/upgrade.ts';
import { preferredLanguage } from './state/preferences.ts';
import { createPageRouter, type Screen } from './state/router.tsx';
import { sessionQuery, useSignedIn } from './state/session.ts';
import { dayOf } from './state/shanghai-day.ts';
import { parseView } from './state/view.ts';

window.addEventListener('vite:preloadError', () => reloadForMissingPiece());

const client = createQueryClient();
// What the first picture needs is asked for at once and side by side, not when the part that shows it is drawn.
void fetchMessages(preferredLanguage(parseView(window.location.search, dayOf(Date.now())).language));
if (/^\/(registers.*|zones|duty|checks|wall)?$/.test(window.location.pathname)) {
  void import('./map/map-view.tsx');
  void import('./map/worker.ts').then(({ startWorkers }) => startWorkers());
}
const entrance = () => import('./people/entrance.tsx').then((file) => ({ default: file.Entrance }));
if (window.location.pathname !== '/wall') {
  void import('./ui/desk.tsx');
  void entrance();
}
const explore = () => import('./screens/explore/explore.tsx').then((file) => ({ default: file.Explore }));
if (window.location.pathname === '/') void explore();
// Whoever signs out leaves nothing to read on the phone; what waits to be sent stays for them.
useSignedIn.subscribe(({ signed, leaving }, before) => {
  if (leaving && !before.leaving && signed !== undefined) {
    void import('./field/store/forget.ts').then(({ forgetKept }) => forgetKept(signed.id)).catch(() => undefined);
  }
});
void client.prefetchQuery(sessionQuery);
void client.prefetchQuery(cityQuery);

const Entrance = lazy(entrance);
const NotFound = lazy(() => import('./screens/not-found/not-found.tsx').then((file) => ({ default: file.NotFound })));
const SignIn = lazy(() => import('./screens/sign-in/sign-in.tsx').then((file) => ({ default: file.SignIn })));

const router = createPageRouter(
  {
    frame: Frame,
    explore: entered(lazy(explore)),
    registers: entered(
      lazy(() => import('./screens/registers/registers.tsx').then((file) => ({ default: file.Registers }))),
    ),
    zones: entered(lazy(() => import('./screens/zones/zones.tsx').then((file) => ({ default: file.Zones })))),
    zonesPrint: entered(
      lazy(() => import('./screens/zones/zones-print.tsx').then((file) => ({ default: file.ZonesPrint }))),
    ),
    duty: entered(lazy(() => import('./screens/duty/duty.tsx').then((file) => ({ default: file.Duty })))),
    dutyPrint: entered(
      lazy(() => import('./screens/duty/duty-print.tsx').then((file) => ({ default: file.DutyPrint }))),
    ),
    dutyNumbers: entered(
      lazy(() => import('./screens/duty-numbers/numbers.tsx').then((file) => ({ default: file.Numbers }))),
    ),
    dutyHandover: entered(
      lazy(() => import('./screens/duty-numbers/handover.tsx').then((file) => ({ default: file.Handover }))),
    ),
    dutyCrews: entered(lazy(() => import('./screens/duty-crews/crews.tsx').then((file) => ({ default: file.Crews })))),
    dutyHotspots: entered(
      lazy(() => import('./screens/duty-hotspots/hotspots.tsx').then((file) => ({ default: file.Hotspots }))),
    ),
    dutyHotspotsPrint: entered(
      lazy(() =>
        import('./screens/duty-hotspots/hotspots-print.tsx').then((file) => ({ default: file.HotspotsPrint })),
      ),
    ),
    dutyNextShift: entered(
      lazy(() => import('./screens/duty-next-shift/next-shift.tsx').then((file) => ({ default: file.NextShift }))),
    ),
    checks: entered(lazy(() => import('./screens/checks/checks.tsx').then((file) => ({ default: file.Checks })))),
    checksLists: entered(
      lazy(() => import('./screens/checks-lists/checks-lists.tsx').then((file) => ({ default: file.ChecksLists }))),
    ),
    checksPrint: entered(
      lazy(() => import('./screens/checks-lists/checks-print.tsx').then((file) => ({ default: file.ChecksPrint }))),
    ),
    field: entered(lazy(() => import('./screens/field/field.tsx').then((file) => ({ default: file.Field })))),
    // Displays come with a token: it lets in whom it may itself.
    wall: lazy(() => import('./screens/wall/wall.tsx').then((file) => ({ default: file.Wall }))),
    wallDesk: entered(
      lazy(() => import('./screens/wall-desk/wall-desk.tsx').then((file) => ({ default: file.WallDesk }))),
    ),
    admin: entered(lazy(() => import('./screens/admin/admin.tsx').then((file) => ({ default: file.Admin })))),
    signIn: SignIn,
    welcome: lazy(() => import('./screens/sign-in/welcome.tsx').then((file) => ({ default: file.Welcome }))),
    notFound: NotFound,
  },
  () => Date.now(),
);

function Frame({ children }: { readonly children: ReactNode }) {
  return <Surroundings client={client}>{children}</Surroundings>;
}

/** A screen for whoever may read; others are asked to sign in at the same address. */
function entered(Shown: Screen): Screen {
  return function Entered() {
    return (
      <Entrance signIn={SignIn}>
        <Shown />
      </Entrance>
    );
  };
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
