/**
 * Keeps photos for something that is done with all of them or not at all: where it comes to nothing, those kept on the way
 * are let go of, so that each further try does not fill the phone.
 * @param keep gives a photo its name
 * @param drop lets go of photos by their names
 * @param run does it; keeps by what it is given
 * @throws what `run` throws, once nothing of it is left
 */
export async function keepAll<P, T>(
  keep: (photo: P) => Promise<string>,
  drop: (refs: readonly string[]) => Promise<void>,
  run: (keep: (photo: P) => Promise<string>) => Promise<T>,
): Promise<T> {
  const kept: Promise<string>[] = [];
  try {
    return await run((photo) => {
      const one = keep(photo);
      kept.push(one);
      return one;
    });
  } catch (error) {
    const ended = await Promise.allSettled(kept);
    const refs = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await drop(refs).catch(() => undefined);
    throw error;
  }
}
