import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#domain/zones/faults/faults-of.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { FaultPanel } from '../../../../web/zones/panels/fault-panel.tsx';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { lay, show, usePanels, workers, world, zone } from './world.tsx';

usePanels();

/** A gap of three squares between A and B, disputed ground D, and a gap of one square in C. */
const coverage = () =>
  letteredCoverage(['AAAAA', 'A...D', 'ABBBD', 'CCCCC', 'C.CCC', 'CCCCC'], {
    A: zone('甲'),
    B: zone('乙'),
    C: zone('丙'),
    D: {
      is: 'disputed',
      claims: ['B', 'A', 'X'],
      covered: [{ id: 'X', content: { number: '戊', name: '被盖住的', kindOfPlace: 'block' } }],
    },
  });

const rows = () => [...document.querySelectorAll<HTMLElement>('li > button[aria-expanded]')];
const ownerAt = (x: number, y: number) =>
  useDesk.getState().draft!.coverage.ownerAt([corner[0] + (x + 0.5) * side, corner[1] + (y + 0.5) * side]);
const shown = () => waitFor(() => expect(rows()).toHaveLength(3));
const open = (row: number) => fireEvent.click(rows()[row]!);

describe('the list of faults', () => {
  it('holds gaps and overlaps with area and width, the worst first; a click brings one in sight', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    expect(rows().map((row) => row.querySelector('span')!.textContent)).toEqual(['空白', '重叠', '空白']);
    expect(rows()[0]!.textContent).toMatch(/3\d,\d{3} m²，均宽 \d\d(\.\d)? m/);
    open(2);
    expect(useDesk.getState().sight!.bbox[0]).toBeCloseTo((corner[0] + side) / 1e7, 6);
    expect(useDesk.getState().overlays['fault']!.features.features).toHaveLength(1);
    open(2);
    expect(useDesk.getState().overlays).toEqual({});
  });

  it('is narrowed to a kind, and walked by the arrow keys', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    fireEvent.click(screen.getByRole('radio', { name: '空白 2' }));
    expect(rows()).toHaveLength(2);
    rows()[0]!.focus();
    fireEvent.keyDown(rows()[0]!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(rows()[1]);
  });

  it('says so where there is none', async () => {
    lay(letteredCoverage(['AB'], { A: zone('甲'), B: zone('乙') }));
    show(<FaultPanel />);
    expect(await screen.findByText('没有空白、重叠和碎片')).toBeDefined();
  });

  it('says when it cannot be worked out', async () => {
    workers.fails = true;
    lay(coverage());
    show(<FaultPanel />);
    expect(await screen.findByText('边界问题未能查出')).toBeDefined();
  });
});

describe('mending one fault', () => {
  it('gives a gap to a neighbour, the longest first, as one undo step; the next fault opens', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    open(0);
    const offers = screen.getAllByRole('button', { name: /^划归/ });
    expect(offers.map((offer) => offer.textContent)).toEqual(['划归 甲 甲责任区', '划归 乙 乙责任区']);
    fireEvent.click(offers[1]!);
    expect(ownerAt(1, 4)).toBe('B');
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows()[0]!.getAttribute('aria-expanded')).toBe('true');
    act(() => useDesk.getState().undo());
    expect(ownerAt(1, 4)).toBe('');
    await shown();
  });

  it('leaves a gap out with its reason', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    open(2);
    const leaveOut = screen.getByRole<HTMLButtonElement>('button', { name: '划出' });
    expect(leaveOut.disabled).toBe(true);
    fireEvent.click(screen.getByRole('combobox', { name: '忽略（划出）' }));
    fireEvent.click(await screen.findByRole('option', { name: '其他', hidden: true }));
    expect(leaveOut.disabled).toBe(true);
    fireEvent.change(screen.getByRole('textbox', { name: '说明' }), { target: { value: '待建' } });
    fireEvent.click(leaveOut);
    const { grounds } = useDesk.getState().draft!.coverage;
    expect(grounds.get(ownerAt(1, 1))).toEqual({ is: 'left-out', reason: 'other', note: '待建' });
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('cannot ignore an overlap, and says why; it may go to a claimant that lies under it', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    open(1);
    expect(screen.getByText(/重叠不能忽略/)).toBeDefined();
    expect(screen.queryByRole('button', { name: '划出' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '划归 戊 被盖住的' }));
    expect(ownerAt(4, 4)).toBe('X');
    expect(useDesk.getState().draft!.coverage.grounds.get('X')).toMatchObject({
      is: 'zone',
      content: { number: '戊' },
    });
  });

  it('offers nothing where the version is no draft', async () => {
    lay(coverage(), 'published');
    show(<FaultPanel />);
    await shown();
    open(0);
    expect(screen.queryByRole('button', { name: /^划归/ })).toBeNull();
    expect(screen.queryByText('一并修复')).toBeNull();
  });
});

describe('mending together', () => {
  it('says how many before, and mends them in one undo step', async () => {
    lay(coverage());
    show(<FaultPanel />);
    await shown();
    fireEvent.click(screen.getByText('一并修复'));
    const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /^修复 \d+ 处$/ });
    expect([button().textContent, button().disabled]).toEqual(['修复 0 处', true]);
    fireEvent.change(screen.getByRole('textbox', { name: '均宽不超过' }), { target: { value: '' } });
    expect(button().textContent).toBe('修复 3 处');
    fireEvent.click(within(screen.getByText('一并修复').closest('details')!).getByRole('checkbox', { name: '重叠' }));
    expect(button().textContent).toBe('修复 2 处');
    fireEvent.click(button());
    await waitFor(() => expect(faultsOf(useDesk.getState().draft!.coverage)).toHaveLength(1));
    await waitFor(() => expect(world.posted.map(({ label }) => label.kind)).toEqual(['mend']));
    act(() => useDesk.getState().undo());
    expect(faultsOf(useDesk.getState().draft!.coverage)).toHaveLength(3);
  });
});
