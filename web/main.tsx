import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import './theme/theme.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient, Surroundings } from './app.tsx';
import { cityQuery } from './collections/api.ts';
import { Explore } from './screens/explore/explore.tsx';
import { createPageRouter } from './state/router.tsx';

const client = createQueryClient();
// What the first picture needs is asked for at once and side by side, not when the part that shows it is drawn.
void import('./map/map-view.tsx');
void import('./map/worker.ts').then(({ startWorkers }) => startWorkers());
void client.prefetchQuery(cityQuery);

const router = createPageRouter(ExplorePage, () => Date.now());

function ExplorePage() {
  return (
    <Surroundings client={client}>
      <Explore />
    </Surroundings>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
