import { Reckoning, type Answer, type Told } from './reckoning.ts';

const reckoning = new Reckoning();
const answer = postMessage as (answer: Answer) => void;

addEventListener('message', ({ data }: MessageEvent<Told>) => {
  try {
    const given = reckoning.tell(data);
    if (given) answer(given);
  } catch (error) {
    if (data.is === 'ask') answer({ kind: data.kind, failed: String(error) });
    else if (data.is === 'mend') answer({ kind: 'mend', failed: String(error) });
    else throw error;
  }
});
