import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDesk } from '../../../../web/zones/desk.ts';
import { ZoneList } from '../../../../web/zones/panels/zone-list.tsx';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { lay, show, usePanels, zone } from './world.tsx';

usePanels();

const coverage = () =>
  letteredCoverage(['ABC', 'LLC'], {
    A: zone('海陵-10'),
    B: zone('海陵-2', { unit: '二中队', officer: undefined, timeLimit: undefined }),
    C: zone('海陵-1'),
    L: { is: 'left-out', reason: 'water', note: '东城河' },
  });

const listed = () => screen.getAllByRole('option').map((row) => row.firstChild?.textContent);

describe('the list of zones', () => {
  it('stands in the order of numbers as people count, without what is no zone', () => {
    lay(coverage());
    show(<ZoneList />);
    expect(listed()).toEqual(['海陵-1 海陵-1责任区', '海陵-2 海陵-2责任区', '海陵-10 海陵-10责任区']);
    fireEvent.click(screen.getByText('其他 1'));
    expect(listed()).toEqual(['不划责任区（水域）']);
  });

  it('is narrowed by words in number, name, unit or person', () => {
    lay(coverage());
    show(<ZoneList />);
    const find = screen.getByRole('textbox', { name: '编号、名称、单位、人员' });
    fireEvent.change(find, { target: { value: '二中队' } });
    expect(listed()).toEqual(['海陵-2 海陵-2责任区']);
    fireEvent.change(find, { target: { value: '无此区' } });
    expect(screen.getByText('没有符合的地块')).toBeDefined();
  });

  it('marks what a zone does not say, and lists those zones apart', () => {
    lay(coverage());
    show(<ZoneList />);
    expect(screen.getByLabelText('缺：责任人员、完成时限').textContent).toBe('缺2项');
    fireEvent.click(screen.getByText('有缺项 1'));
    expect(listed()).toEqual(['海陵-2 海陵-2责任区']);
  });

  it('marks zones with the same number', () => {
    lay(letteredCoverage(['AB'], { A: zone('海陵-1'), B: zone('海陵-1', { name: '另一个' }) }));
    show(<ZoneList />);
    expect(screen.getAllByText('重号')).toHaveLength(2);
  });

  it('chooses a zone by a click and brings it in sight', () => {
    lay(coverage());
    show(<ZoneList />);
    fireEvent.click(screen.getByText('海陵-1 海陵-1责任区'));
    expect(useDesk.getState().chosen).toEqual(['C']);
    const degrees = (unit: number) => unit / 1e7;
    expect(useDesk.getState().sight?.bbox).toEqual([
      degrees(corner[0] + 2 * side),
      degrees(corner[1]),
      degrees(corner[0] + 3 * side),
      degrees(corner[1] + 2 * side),
    ]);
  });

  it('chooses several with Ctrl and Shift, and by the keyboard alone', () => {
    lay(coverage());
    show(<ZoneList />);
    fireEvent.click(screen.getByText(/海陵-1 /));
    fireEvent.click(screen.getByText(/海陵-10 /), { ctrlKey: true });
    expect(useDesk.getState().chosen).toEqual(['C', 'A']);
    const list = screen.getByRole('listbox');
    fireEvent.keyDown(list, { key: 'Home' });
    expect(useDesk.getState().chosen).toEqual(['C']);
    fireEvent.keyDown(list, { key: 'ArrowDown', shiftKey: true });
    expect(useDesk.getState().chosen).toEqual(['C', 'B']);
    expect(screen.getByText('已选 2 个')).toBeDefined();
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(useDesk.getState().sight?.bbox[0]).toBe((corner[0] + side) / 1e7);
  });

  it('follows what the draft becomes', () => {
    lay(coverage());
    show(<ZoneList />);
    act(() => {
      const { draft } = useDesk.getState();
      const before = draft!.coverage.grounds.get('A')!;
      draft!.coverage.apply({ removed: [], added: [], grounds: [{ id: 'A', before, after: zone('海陵-0') }] });
      useDesk.setState(({ revision }) => ({ revision: revision + 1, touched: new Set(['A']) }));
    });
    expect(listed()[0]).toBe('海陵-0 海陵-0责任区');
  });

  it('says what to do where nothing is open and where nothing is drawn', () => {
    const { unmount } = show(<ZoneList />);
    expect(screen.getByText('没有打开方案')).toBeDefined();
    unmount();
    lay(letteredCoverage([], {}));
    show(<ZoneList />);
    expect(screen.getByText('方案中还没有责任区')).toBeDefined();
  });
});
