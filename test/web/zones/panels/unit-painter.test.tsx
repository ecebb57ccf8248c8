import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDesk } from '../../../../web/zones/desk.ts';
import { unitMarks } from '../../../../web/zones/panels/unit-colours.ts';
import { UnitPainter } from '../../../../web/zones/panels/unit-painter.tsx';
import { letteredCoverage } from '../../../worlds/lettered-coverage.ts';
import { lay, saidBy, show, usePanels, zone } from './world.tsx';

usePanels();

const grounds = {
  A: zone('甲'),
  B: zone('乙', { unit: '二中队' }),
  C: zone('丙', { unit: undefined }),
  L: { is: 'left-out', reason: 'water', note: '' } as const,
};
const coverage = () => letteredCoverage(['ABCL'], grounds);
const row = (name: string) => screen.getByRole('button', { name: new RegExp(name) });

describe('painting units onto zones', () => {
  it('gives what a stroke goes over to the unit, in one undo step; ground that is no zone stays', () => {
    lay(coverage());
    show(<UnitPainter />);
    fireEvent.click(row('二中队'));
    expect(useDesk.getState().tool).toBe('paint');
    act(() => useDesk.getState().brush!(['A', 'B', 'C', 'L', '']));
    expect(['A', 'B', 'C'].map((owner) => saidBy(owner)!.unit)).toEqual(['二中队', '二中队', '二中队']);
    expect(useDesk.getState().pending.map(({ label }) => label)).toEqual([{ kind: 'units', zones: ['甲', '丙'] }]);
    act(() => useDesk.getState().undo());
    expect(['A', 'B', 'C'].map((owner) => saidBy(owner)!.unit)).toEqual(['一中队', '二中队', undefined]);
  });

  it('gives the chosen zones by keyboard alone', () => {
    lay(coverage());
    useDesk.getState().choose(['A', 'C']);
    show(<UnitPainter />);
    fireEvent.click(row('二中队'));
    fireEvent.click(screen.getByRole('button', { name: '把所选 2 个分派给二中队' }));
    expect([saidBy('A')!.unit, saidBy('C')!.unit]).toEqual(['二中队', '二中队']);
  });

  it('colours the map by unit while it is open, and leaves the tool when it closes', () => {
    lay(coverage());
    const { unmount } = show(<UnitPainter />);
    const { tints } = useDesk.getState();
    expect([...tints!.keys()].sort()).toEqual(['A', 'B']);
    expect(tints!.get('A')!.colour).not.toBe(tints!.get('B')!.colour);
    expect([tints!.get('A')!.letter, tints!.get('B')!.letter].sort()).toEqual(['A', 'B']);
    fireEvent.click(row('二中队'));
    unmount();
    const { tints: after, brush, tool } = useDesk.getState();
    expect([after, brush, tool]).toEqual([undefined, undefined, 'choose']);
  });

  it('leads to the zones that no unit has yet', () => {
    lay(coverage());
    show(<UnitPainter />);
    fireEvent.click(row('未定责任单位'));
    expect(useDesk.getState().chosen).toEqual(['C']);
  });

  it('only colours where the version is no draft', async () => {
    lay(coverage(), 'published');
    show(<UnitPainter />);
    expect(await screen.findByText('只能查看：图上按单位着色')).toBeDefined();
    fireEvent.click(row('二中队'));
    expect(useDesk.getState()).toMatchObject({ tool: 'choose', brush: undefined, chosen: ['B'] });
  });

  it('tells more units than there are colours by letters', () => {
    const marks = unitMarks(
      Array.from({ length: 30 }, (_, i) => `单位${String(i).padStart(2, '0')}`),
      'light',
    );
    const pairs = new Set([...marks.values()].map(({ colour, letter }) => `${colour} ${letter}`));
    expect(pairs.size).toBe(30);
    expect([...marks.values()].at(-1)!.letter).toBe('AD');
  });
});
