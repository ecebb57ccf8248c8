/** What sounds on a desk: all that comes, only urgent cases and assignments that nobody answers (as long as nothing was chosen), nothing. */
export type SoundChoice = 'on' | 'alarm' | 'off';

const key = 'shirong.duty.sound';
const all: readonly SoundChoice[] = ['alarm', 'on', 'off'];

/** What was chosen on this machine. */
export function keptSound(): SoundChoice {
  const kept = localStorage.getItem(key);
  return all.find((one) => one === kept) ?? 'alarm';
}

/** The next choice at a touch of the bell, kept for the next visit. */
export function turnSound(from: SoundChoice): SoundChoice {
  const next = all[(all.indexOf(from) + 1) % all.length]!;
  localStorage.setItem(key, next);
  return next;
}
