import { expect, test } from 'vitest';
import { limitEach } from '../../../server/http/rate-limit.ts';

test('Each asker is counted for himself; who asks too often is told when to come again', async () => {
  const count = limitEach(2, 'Ask less often.');
  await count('a');
  await count('a');
  await count('b');
  await expect(count('a')).rejects.toMatchObject({
    statusCode: 429,
    parts: {
      detail: 'Ask less often.',
      headers: { 'Retry-After': expect.stringMatching(/^[1-9]\d?$/) as unknown },
    },
  });
  await count('b');
});
