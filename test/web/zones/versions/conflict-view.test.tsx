import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { encodeDelta } from '#domain/zones/coverage/encoded.ts';
import { doubleAreaOf } from '#domain/zones/coverage/shape.ts';
import { moveVertices } from '#domain/zones/edits/move-vertices.ts';
import type { EditLabel } from '#domain/zones/schemes/scheme-version.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import type { EditEntry, EditRequest } from '../../../../web/zones/api.ts';
import { ConflictView } from '../../../../web/zones/versions/conflict-view.tsx';
import { corner, side } from '../../../worlds/lettered-coverage.ts';
import { drawn, layOnDesk, openAt, server, useVersions, world } from './world.tsx';

useVersions();

const at = (x: number, y: number): Point => [corner[0] + x * side, corner[1] + y * side];
const begin = () => drawn(['AABB', 'AABB']);
const label: EditLabel = { kind: 'move', zones: ['A', 'B'] };

/** Somebody else moved the border of A and B to the east, and the server took it first. */
function others(): EditEntry {
  const moved = moveVertices(begin(), [{ from: at(2, 1), to: at(2.4, 1) }]);
  if (!moved.ok) throw new Error('refused');
  const delta = encodeDelta(moved.value);
  return { number: 1, by: 'person:other', byName: '张华', at: '2026-11-22T03:59:00Z', label, delta };
}

/** The server refuses what does not fit the edit of the other, and takes what is made on it. */
function serve(): EditRequest[] {
  const theirs = others();
  const posted: EditRequest[] = [];
  server.use(
    http.post('/api/zones/schemes/v2/edits', async ({ request }) => {
      const edit = (await request.json()) as EditRequest;
      posted.push(edit);
      if (edit.base === 0) {
        return HttpResponse.json(
          { title: 'Changed meanwhile', conflict: { edits: [theirs], owners: ['A', 'B'] } },
          { status: 409 },
        );
      }
      const entry = { ...edit, number: 2, by: 'person:me', at: '2026-11-22T04:00:00Z' };
      return HttpResponse.json({ number: 2, seq: 9, edits: [entry] }, { status: 201 });
    }),
  );
  return posted;
}

/** I moved the same place to the west. */
async function clash() {
  world.coverages['v2'] = begin();
  const posted = serve();
  await openAt('/zones?scheme=v2', ConflictView);
  await act(() => layOnDesk('v2'));
  act(() => {
    useDesk
      .getState()
      .perform(label, (coverage: Coverage) => moveVertices(coverage, [{ from: at(2, 1), to: at(1.7, 1) }]));
  });
  await screen.findByText('他人同时改了这里的边界或内容');
  return posted;
}

const areaOfA = () => doubleAreaOf(useDesk.getState().draft!.coverage, 'A') / (2 * side ** 2);

describe('two planners on one border', () => {
  it('see both sides: who made which edit, the ground in question, and three drawings on the map', async () => {
    await clash();
    expect(screen.getByText('张华 2026-11-22 11:59')).toBeTruthy();
    expect(screen.getByText('双方都改了的地块')).toBeTruthy();
    expect(screen.getByText('原来：B B片区')).toBeTruthy();
    expect(screen.getByText('他人：A A片区')).toBeTruthy();
    const { overlays, sight } = useDesk.getState();
    expect(Object.keys(overlays).sort()).toEqual(['conflict-base', 'conflict-mine', 'conflict-theirs']);
    expect(overlays['conflict-theirs']?.features.features).toHaveLength(1);
    expect(overlays['conflict-mine']?.features.features).toHaveLength(1);
    expect(sight).toBeDefined();
    expect(areaOfA()).toBeCloseTo(4.4, 9);
  });

  it('may put mine on top of theirs: it is sent on the newest state, as one edit', async () => {
    const posted = await clash();
    fireEvent.click(screen.getByRole('button', { name: '把我的叠加在最新状态上' }));
    await waitFor(() => expect(useDesk.getState().saving).toBe('saved'));
    expect(posted.map(({ base }) => base)).toEqual([0, 1]);
    expect(useDesk.getState().conflict).toBeUndefined();
    expect(areaOfA()).toBeCloseTo(3.7, 9);
    await waitFor(() => expect(useDesk.getState().overlays).toEqual({}));
  });

  it('may take theirs, after being asked: mine is dropped only then', async () => {
    const posted = await clash();
    fireEvent.click(screen.getByRole('button', { name: '取用他人的' }));
    expect(useDesk.getState().conflict?.mine).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '先留着' }));
    expect(useDesk.getState().conflict?.mine).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '取用他人的' }));
    fireEvent.click(screen.getByRole('button', { name: '丢弃我的' }));
    await waitFor(() => expect(useDesk.getState().conflict).toBeUndefined());
    expect(posted).toHaveLength(1);
    expect(areaOfA()).toBeCloseTo(4.4, 9);
  });

  it('find mine again after a reload, still aside', async () => {
    await clash();
    world.edits = [others()];
    act(() => useDesk.getState().close());
    await act(() => layOnDesk('v2'));
    await screen.findByText('他人同时改了这里的边界或内容');
    expect(useDesk.getState().conflict?.mine).toHaveLength(1);
  });
});
