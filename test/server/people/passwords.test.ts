import { expect, test } from 'vitest';
import { createPasswords } from '../../../server/people/passwords.ts';

/** From the tests of the reference implementation (P-H-C/phc-winner-argon2, src/test.c), version 0x13, argon2id. */
const reference =
  '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$' +
  Buffer.from('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7', 'hex')
    .toString('base64')
    .slice(0, 43);

test('a hash made elsewhere fits its password and no other', async () => {
  const passwords = createPasswords();
  expect(await passwords.fits('password', reference)).toBe(true);
  expect(await passwords.fits('Password', reference)).toBe(false);
});

test('two hashes of one password differ, and each fits, however its letters were typed', async () => {
  const passwords = createPasswords();
  const [one, two] = [await passwords.hash('三只湿的鹭 Å 7'), await passwords.hash('三只湿的鹭 Å 7')];
  expect(one).not.toBe(two);
  expect(await passwords.fits('三只湿的鹭 A\u030a 7', one)).toBe(true);
  expect(await passwords.fits('三只湿的鹭 Å ７', two)).toBe(true);
});

test('nothing fits where there is no hash', async () => {
  const passwords = createPasswords();
  expect(await passwords.fits('', undefined)).toBe(false);
  expect(await passwords.fits('password', undefined)).toBe(false);
});

test('a hash in an unknown form is a fault of ours, not a wrong password', async () => {
  await expect(createPasswords().fits('password', '$2b$12$abcdef')).rejects.toThrow('no form');
});

test('two are reckoned at once, a hundred wait, more are sent away; all who waited are answered', async () => {
  const passwords = createPasswords();
  const cheap = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$c29tc2FsdHNvbWVzYWx0';
  const answers = await Promise.allSettled(Array.from({ length: 110 }, () => passwords.fits('password', cheap)));
  expect(answers.slice(0, 102)).toEqual(Array.from({ length: 102 }, () => ({ status: 'fulfilled', value: false })));
  for (const answer of answers.slice(102)) expect(answer).toMatchObject({ reason: { statusCode: 503 } });
  expect(await passwords.fits('password', reference)).toBe(true);
});
