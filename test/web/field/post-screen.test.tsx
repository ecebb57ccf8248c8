import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PostScreen } from '../../../web/field/roster/post-screen.tsx';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { noon } from './world.ts';

const fix = { at: noon, lon: 119.92, lat: 32.48, accuracy: 12 };

function show(more: Partial<ComponentProps<typeof PostScreen>>) {
  const nothing = () => undefined;
  render(
    <I18nextProvider i18n={createI18n('zh')}>
      <MantineProvider env="test">
        <PostScreen
          mine={undefined}
          on={{ from: noon, isWaiting: false }}
          sharing={{ state: 'sharing', last: fix }}
          here={{ fix }}
          isHeldUp={false}
          refused={[]}
          route={null}
          {...{ onSeen: nothing, onSign: nothing }}
          {...more}
        />
      </MantineProvider>
    </I18nextProvider>,
  );
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('calls a position shared only where it goes to the server', () => {
  show({});
  expect(screen.getByText(/位置共享中：/)).toBeDefined();
  cleanup();
  show({ isHeldUp: true });
  expect(screen.getByText(/位置待上传：最近一次/)).toBeDefined();
  expect(screen.queryByText(/位置共享中/)).toBeNull();
});

it('says which positions were not taken until that is seen, and what the page asks the server with', () => {
  const seen = vi.fn();
  show({ refused: [{ kind: 'fix', count: 3, why: '不在上岗至离岗之间' }], onSeen: seen });
  expect(screen.getByRole('alert').textContent).toContain('3 条位置未被接受，未写入轨迹：不在上岗至离岗之间');
  fireEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(seen).toHaveBeenCalled();
  expect(screen.getByText(/不保存，也不作为轨迹/)).toBeDefined();
});
