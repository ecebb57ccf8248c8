import { create } from 'zustand';

/** So long a browser may take to begin, milliseconds; one that waits for somebody to touch the page never does. */
const patienceMs = 1_000;

/** Whether the browser kept the last sound back: none was made, and none comes later. */
export const useSoundState = create<{ readonly isRefused: boolean }>(() => ({ isRefused: false }));

/** A short falling tone, made by the browser itself; silence where it has no sound or was never touched. */
export function chime(): void {
  play([[880, 587, 0]], 0.15);
}

/** Two rising tones, louder than what is merely new: somebody is waited for. */
export function alarm(): void {
  play(
    [
      [660, 990, 0],
      [660, 990, 0.45],
    ],
    0.3,
  );
}

/** Finds out, without a sound, whether the browser would make one: `useSoundState` says so. */
export function trySound(): void {
  const sound = open();
  if (sound === undefined) return;
  void begins(sound).then(() => sound.close());
}

/** Plays tones of 0.35 s. @param tones from and to in Hz, and when each begins, in seconds; `loud` 0 to 1 */
function play(tones: ReadonlyArray<readonly [from: number, to: number, after: number]>, loud: number): void {
  const sound = open();
  if (sound === undefined) return;
  let left = tones.length;
  for (const [from, to, after] of tones) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const [start, end] = [sound.currentTime + after, sound.currentTime + after + 0.35];
    tone.frequency.setValueAtTime(from, start);
    tone.frequency.exponentialRampToValueAtTime(to, end);
    volume.gain.setValueAtTime(loud, start);
    volume.gain.exponentialRampToValueAtTime(0.001, end);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(end);
    tone.onended = () => {
      left -= 1;
      if (left === 0) void sound.close();
    };
  }
  // What is kept back now would come out at the first touch, long after: it is dropped, and said.
  void begins(sound).then((begun) => (begun ? undefined : sound.close()));
}

/** A browser without sound, or a computer whose sound fails, refuses too. */
function open(): AudioContext | undefined {
  try {
    if (typeof AudioContext !== 'undefined') return new AudioContext();
  } catch {
    // Said below.
  }
  useSoundState.setState({ isRefused: true });
  return undefined;
}

/** Whether a sound begins; notes what the browser did. */
async function begins(sound: AudioContext): Promise<boolean> {
  if (sound.state !== 'running') {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((done) => (timer = setTimeout(done, patienceMs)));
    await Promise.race([sound.resume().catch(() => undefined), patience]);
    clearTimeout(timer);
  }
  const begun = sound.state === 'running';
  useSoundState.setState({ isRefused: !begun });
  return begun;
}
