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

/** Plays tones of 0.35 s. @param tones from and to in Hz, and when each begins, in seconds; `loud` 0 to 1 */
function play(tones: ReadonlyArray<readonly [from: number, to: number, after: number]>, loud: number): void {
  if (typeof AudioContext === 'undefined') return;
  const sound = new AudioContext();
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
}
