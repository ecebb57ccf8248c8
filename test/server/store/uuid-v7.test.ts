import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uuidV7 } from '../../../server/store/uuid-v7.ts';

test('the example of RFC 9562, appendix A.6, comes out', () => {
  // rand_a = 0xCC3, rand_b = 0x18C4DC0C0C07398F; the bits of version and variant are put over them.
  const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('a later millisecond sorts later, whatever the random bits', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  const instant = fc.integer({ min: 0, max: 2 ** 47 });
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 1e6 }), bytes, bytes, (now, more, a, b) => {
      expect(uuidV7(now, a) < uuidV7(now + more, b)).toBe(true);
    }),
  );
});
