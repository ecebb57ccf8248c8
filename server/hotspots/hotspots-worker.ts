import { parentPort } from 'node:worker_threads';
import type { HotOrder, HotWord } from './orders.ts';
import { createPictures } from './pictures.ts';

const pictures = createPictures();

parentPort!.on('message', (order: HotOrder) => {
  const holds = (): readonly string[] => pictures.holds();
  try {
    const answer = pictures.answer(order);
    const transfer = 'body' in answer ? [answer.body.buffer] : [];
    parentPort!.postMessage({ answer, holds: holds() } satisfies HotWord, transfer);
  } catch (error) {
    const failed = error instanceof Error ? error : new Error(String(error));
    parentPort!.postMessage({ failed, holds: holds() } satisfies HotWord);
  }
});
