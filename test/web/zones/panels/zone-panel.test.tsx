import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDesk } from '../../../../web/zones/desk.ts';
import { ZonePanel } from '../../../../web/zones/panels/zone-panel.tsx';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { emptyGround, lay, saidBy, show, usePanels, world, zone } from './world.tsx';

usePanels();

const coverage = () =>
  letteredCoverage(['AB', 'AL', 'DD'], {
    A: zone('甲-1'),
    B: zone('乙-2', { officer: undefined }),
    L: { is: 'left-out', reason: 'water', note: '东城河' },
    D: { is: 'disputed', claims: ['A', 'B'] },
  });

/** A place inside the square of a column and row, from the south-west. */
const within2 = (x: number, y: number) =>
  [(corner[0] + (x + 0.5) * side) / 1e7, (corner[1] + (y + 0.5) * side) / 1e7] as const;

function open(...owners: string[]) {
  lay(coverage());
  useDesk.getState().choose(owners);
  show(<ZonePanel />);
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the form of a zone', () => {
  it('takes a field when one leaves it, as one undo step that is sent', async () => {
    open('B');
    fireEvent.change(box('责任人员'), { target: { value: ' 赵刚 ' } });
    expect(saidBy('B')!.officer).toBeUndefined();
    fireEvent.blur(box('责任人员'));
    expect(saidBy('B')!.officer).toBe('赵刚');
    await waitFor(() => expect(world.posted).toHaveLength(1));
    expect(world.posted[0]!.label).toEqual({ kind: 'content', zones: ['乙-2'] });
  });

  it('takes what was typed although another zone is chosen before one leaves the field', () => {
    open('B');
    fireEvent.change(box('责任人员'), { target: { value: '赵刚' } });
    act(() => useDesk.getState().choose(['A']));
    expect(saidBy('B')!.officer).toBe('赵刚');
    expect(box('责任人员').value).toBe('李强');
  });

  it('forgets what was typed on Esc, and never empties a number', () => {
    open('A');
    fireEvent.change(box('名称'), { target: { value: '别的' } });
    fireEvent.keyDown(box('名称'), { key: 'Escape' });
    fireEvent.blur(box('名称'));
    fireEvent.change(box('责任区编号'), { target: { value: '' } });
    expect(screen.getByText('必须填写')).toBeDefined();
    fireEvent.blur(box('责任区编号'));
    expect(saidBy('A')).toMatchObject({ number: '甲-1', name: '甲-1责任区' });
    expect(useDesk.getState().canUndo).toBe(false);
  });

  it('marks what the plan asks for and the zone does not say, with the clause', () => {
    open('B');
    expect(screen.getAllByText('未填写，按计划 5.1.2 须写明')).toHaveLength(1);
    expect(box('责任人员').closest('.mantine-InputWrapper-root')!.textContent).toContain('5.1.2');
  });

  it('keeps what was typed where it cannot be taken, because a conflict is open', () => {
    open('A');
    act(() => useDesk.setState({ conflict: { base: 0, edits: [], mine: [], owners: ['A'] } }));
    fireEvent.change(box('责任人员'), { target: { value: '赵刚' } });
    fireEvent.blur(box('责任人员'));
    expect(saidBy('A')!.officer).toBe('李强');
    expect(box('责任人员').value).toBe('赵刚');
    act(() => useDesk.setState({ conflict: undefined }));
    fireEvent.blur(box('责任人员'));
    expect(saidBy('A')!.officer).toBe('赵刚');
  });

  it('takes an optional field away when it is emptied', () => {
    open('A');
    fireEvent.change(box('责任领导'), { target: { value: '' } });
    fireEvent.blur(box('责任领导'));
    expect(saidBy('A')).not.toHaveProperty('leader');
  });

  it('offers the units of the register', async () => {
    open('A');
    fireEvent.click(screen.getByRole('combobox', { name: '责任单位' }));
    fireEvent.click(await screen.findByRole('option', { name: '二中队', hidden: true }));
    expect(saidBy('A')!.unit).toBe('二中队');
  });

  it('is for reading only where the version is no draft', () => {
    lay(coverage(), 'published');
    useDesk.getState().choose(['A']);
    show(<ZonePanel />);
    fireEvent.change(box('责任人员'), { target: { value: '赵刚' } });
    fireEvent.blur(box('责任人员'));
    expect(saidBy('A')!.officer).toBe('李强');
  });
});

describe('what is told of a ground', () => {
  it('is its area, its border and its neighbours, the longest border first; a click goes there', () => {
    open('A');
    const list = screen.getByRole('list', { name: '相邻' });
    const names = within(list)
      .getAllByRole('listitem')
      .map((line) => line.firstChild!.textContent);
    expect(names[0]).toBe('无责任区');
    expect(names.slice(1).sort()).toEqual(['不划责任区（水域）', '乙-2 乙-2责任区', '争议地块（甲-1、乙-2）']);
    fireEvent.click(within(list).getByText('乙-2 乙-2责任区'));
    expect(useDesk.getState().chosen).toEqual(['B']);
  });

  it('is what the registers hold of it: posts, persons, and letters signed of all', async () => {
    world.ground = {
      ...emptyGround,
      posts: [
        { id: 'p1', number: 'G1', name: '东门岗', zone: '甲-1', persons: 2, at: within2(5, 5) },
        { id: 'p2', number: 'G2', name: '南门岗', persons: 1, at: within2(0, 1) },
        { id: 'p3', number: 'G3', name: '别处', persons: 1, at: within2(1, 2) },
      ],
      assignments: [{ id: 'a1', post: 'G1', shift: '早班', person: '周杰' }],
      liableParties: [
        { id: 'l1', number: 'S1', name: '面馆', at: within2(0, 1), letterSigned: '2026-01-05' },
        {
          id: 'l2',
          number: 'S2',
          name: '书店',
          at: within2(0, 2),
          letterSigned: '2025-01-05',
          letterUntil: '2026-01-04',
        },
        { id: 'l3', number: 'S3', name: '药房', at: within2(1, 2) },
      ],
    };
    open('A');
    const line = async (title: string) => (await screen.findByText(title)).parentElement!.textContent;
    expect(await line('岗位')).toBe('岗位2');
    expect(await line('排班人员')).toBe('排班人员1');
    expect(await line('责任书签订率')).toContain('1 / 2（50%）');
    expect(screen.getByText('S2 书店：未签订或已到期')).toBeDefined();
  });

  it('has no rate where there is nobody to sign', async () => {
    open('A');
    expect((await screen.findByText('责任书签订率')).parentElement!.textContent).toBe('责任书签订率—');
  });

  it('says when the registers cannot be had', async () => {
    world.groundFails = true;
    open('A');
    expect(await screen.findByText(/岗位与责任人未能取得/)).toBeDefined();
  });
});

describe('ground that is no zone', () => {
  it('says why it is left out, and the reason can be put right', () => {
    open('L');
    const note = box('说明');
    fireEvent.change(note, { target: { value: '东城河水面' } });
    fireEvent.blur(note);
    expect(useDesk.getState().draft!.coverage.grounds.get('L')).toEqual({
      is: 'left-out',
      reason: 'water',
      note: '东城河水面',
    });
  });

  it('goes to one of those who claim it', () => {
    open('D');
    const claim = screen.getByText('乙-2 乙-2责任区', { selector: 'li *' }).closest('li')!;
    const lines = screen.getAllByText('划归它');
    expect(lines).toHaveLength(2);
    expect(claim).toBeDefined();
    fireEvent.click(lines[1]!);
    const { draft, chosen } = useDesk.getState();
    expect(draft!.coverage.grounds.has('D')).toBe(false);
    expect(draft!.coverage.ownerAt([corner[0] + side / 2, corner[1] + side / 2])).toBe('B');
    expect(chosen).toEqual(['B']);
  });
});

describe('several zones', () => {
  it('get one field in one undo step; what is no zone stays as it is', async () => {
    open('A', 'B', 'L');
    const panel = within(screen.getByTestId('several-zones'));
    expect(panel.getByText('已选 3 个')).toBeDefined();
    fireEvent.click(panel.getByRole('combobox', { name: '统一设置' }));
    fireEvent.click(await screen.findByRole('option', { name: '责任领导' }));
    fireEvent.change(box('责任领导'), { target: { value: '孙局' } });
    fireEvent.blur(box('责任领导'));
    fireEvent.click(panel.getByRole('button', { name: '为 2 个责任区设置' }));
    expect([saidBy('A')!.leader, saidBy('B')!.leader]).toEqual(['孙局', '孙局']);
    act(() => useDesk.getState().undo());
    expect([saidBy('A')!.leader, saidBy('B')!.leader]).toEqual(['王明', '王明']);
  });
});
