import { beforeEach, expect, test, vi } from 'vitest';

/** The browser's workers as far as the page looks at them: one is in charge, another may wait. */
function workersOf(
  waiting?: { readonly postMessage: (message: string) => void },
  controller: object | null = {},
): ServiceWorkerContainer {
  const registration = Object.assign(new EventTarget(), {
    active: {},
    waiting,
    installing: null,
    update: () => Promise.resolve(),
  });
  const workers = Object.assign(new EventTarget(), {
    controller,
    register: () => Promise.resolve(registration),
  });
  return workers as unknown as ServiceWorkerContainer;
}

beforeEach(() => {
  vi.resetModules();
});

/** The modules of one page; several stand beside each other as tabs do. */
const openPage = () => import('../../../web/field/shell/install.ts');

test('the page that asked for the new version is loaded anew', async () => {
  const { register, takeFresh } = await openPage();
  const reload = vi.fn();
  const told: string[] = [];
  const workers = workersOf({ postMessage: (message) => told.push(message) });
  await register(workers, reload);
  takeFresh();
  expect(told).toEqual(['take over']);
  expect(reload).not.toHaveBeenCalled();
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('a page that did not ask keeps its half-filled form, says that there is a new version, and loads it when told', async () => {
  const { register, takeFresh, useShellState } = await openPage();
  const reload = vi.fn();
  const workers = workersOf();
  await register(workers, reload);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  expect(useShellState.getState()).toMatchObject({ fresh: 'in charge', isKept: true });
  takeFresh();
  expect(reload).toHaveBeenCalledOnce();
});

test('the very first worker of a phone is no new version', async () => {
  const { register, useShellState } = await openPage();
  const reload = vi.fn();
  const workers = workersOf(undefined, null);
  await register(workers, reload);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  expect(useShellState.getState()).toMatchObject({ fresh: undefined, isKept: true });
});
