import type { Ground } from './ground.ts';

/** For each task those nearest to it by travel, itself first; of a large city some dozens are enough to change a plan by. */
export function nearTasks(ground: Ground, most: number): Int32Array[] {
  const { stop, tasks } = ground;
  const count = Math.min(most, tasks.length);
  const seconds = new Float64Array(count);
  return tasks.map((_, task) => {
    const near = new Int32Array(count);
    let held = 0;
    for (let other = 0; other < tasks.length; other++) {
      const travel = other === task ? -1 : ground.time(0, stop[task]!, stop[other]!);
      if (held === count && travel >= seconds[count - 1]!) continue;
      let at = held < count ? held++ : count - 1;
      for (; at > 0 && seconds[at - 1]! > travel; at--) {
        seconds[at] = seconds[at - 1]!;
        near[at] = near[at - 1]!;
      }
      seconds[at] = travel;
      near[at] = other;
    }
    return near;
  });
}
