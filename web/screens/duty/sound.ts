/** A short falling tone, made by the browser itself; silence where it has no sound or was never touched. */
export function chime(): void {
  if (typeof AudioContext === 'undefined') return;
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  const [start, end] = [sound.currentTime, sound.currentTime + 0.35];
  tone.frequency.setValueAtTime(880, start);
  tone.frequency.exponentialRampToValueAtTime(587, end);
  volume.gain.setValueAtTime(0.15, start);
  volume.gain.exponentialRampToValueAtTime(0.001, end);
  tone.connect(volume).connect(sound.destination);
  tone.start(start);
  tone.stop(end);
  tone.onended = () => void sound.close();
}
