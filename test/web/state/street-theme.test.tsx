import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { remember, usePreferences } from '../../../web/state/preferences.ts';
import { chooseStreetTheme } from '../../../web/state/street-theme.ts';

function Shown({ theme }: { readonly theme?: 'dark' | 'light' }) {
  return <p>{usePreferences(theme ? { theme } : {}).theme}</p>;
}

function openAt(path: string, theme?: 'dark' | 'light') {
  cleanup();
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  render(
    <RouterContextProvider router={router as never}>
      <Shown {...(theme && { theme })} />
    </RouterContextProvider>,
  );
  return screen.getByText(/./).textContent;
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  act(() => chooseStreetTheme('light'));
  localStorage.clear();
  vi.unstubAllGlobals();
});

it('is light on the street on a dark phone, as the phone is set where that was chosen, and dark at a desk', () => {
  expect(openAt('/field')).toBe('light');
  expect(openAt('/fields')).toBe('dark');
  expect(openAt('/duty')).toBe('dark');
  remember('theme', 'dark');
  expect(openAt('/field?tab=post')).toBe('light');
  act(() => chooseStreetTheme('phone'));
  expect(openAt('/field')).toBe('dark');
  act(() => chooseStreetTheme('light'));
  expect(openAt('/field', 'dark')).toBe('dark');
});
