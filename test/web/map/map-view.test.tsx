import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MapView } from '../../../web/map/map-view.tsx';
import type { MapHandle } from '../../../web/map/contract.ts';
import { looks } from '../../../web/screens/looks.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a browser without WebGL', () => {
  it('is told of once, and every wish to the map is harmless', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const onFailure = vi.fn();
    const handle: { current: MapHandle | null } = { current: null };
    render(
      <MapView
        ref={handle}
        camera={{ lng: 119.92, lat: 32.48, zoom: 13 }}
        onCamera={() => undefined}
        keyboardHint=""
        looks={looks}
        layers={['cases']}
        filter={{ equals: {} }}
        theme="dark"
        language="zh"
        city={{ extent: null, basemap: null }}
        selection={null}
        onPick={() => undefined}
        label="map"
        onFailure={onFailure}
      />,
    );
    expect(onFailure.mock.calls).toEqual([['no-webgl']]);
    handle.current!.change({ kind: 'case.report', touched: [{ collection: 'cases', bbox: [119, 32, 119, 32] }] });
    handle.current!.reload();
    handle.current!.fit([119, 32, 120, 33]);
    handle.current!.focus();
  });
});
