import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { Handover } from '../../../../web/screens/duty-numbers/handover.tsx';
import { Numbers } from '../../../../web/screens/duty-numbers/numbers.tsx';
import { createPageRouter } from '../../../../web/state/router.tsx';
import { noon } from '../admin/desk.tsx';

function Elsewhere() {
  return <p data-testid="elsewhere" />;
}

/** Opens one of the duty officer's pages without a map; all other screens are told apart by the address alone. */
export async function openDutyPage(path: string) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [`${path}${path.includes('?') ? '&' : '?'}lang=zh`] });
  const router = createPageRouter(
    {
      frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
      explore: Elsewhere,
      registers: Elsewhere,
      zones: Elsewhere,
      zonesPrint: Elsewhere,
      duty: Elsewhere,
      dutyPrint: Elsewhere,
      dutyNumbers: Numbers,
      dutyHandover: Handover,
      dutyCrews: Elsewhere,
      dutyHotspots: Elsewhere,
      dutyHotspotsPrint: Elsewhere,
      dutyNextShift: Elsewhere,
      checks: Elsewhere,
      checksLists: Elsewhere,
      checksPrint: Elsewhere,
      field: Elsewhere,
      wall: Elsewhere,
      wallDesk: Elsewhere,
      admin: Elsewhere,
      signIn: Elsewhere,
      welcome: Elsewhere,
      notFound: Elsewhere,
    },
    () => noon,
    history,
  );
  await router.load();
  render(<RouterProvider router={router} />);
  return { url: () => new URL(history.location.href, 'http://page') };
}
