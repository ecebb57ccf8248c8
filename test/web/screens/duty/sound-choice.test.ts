import { beforeEach, expect, it } from 'vitest';
import { keptSound, turnSound } from '../../../../web/screens/duty/sound-choice.ts';

beforeEach(() => localStorage.clear());

it('sounds for what nobody answers unless it is switched off, and says which of the three it is', () => {
  expect(keptSound()).toBe('alarm');
  expect(turnSound('alarm')).toBe('on');
  expect(keptSound()).toBe('on');
  expect(turnSound('on')).toBe('off');
  expect(keptSound()).toBe('off');
  expect(turnSound('off')).toBe('alarm');
});
