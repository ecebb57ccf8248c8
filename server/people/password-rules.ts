/** A password is at least so long; length is what makes guessing dear (NIST SP 800-63B asks for 8). */
export const shortest = 10;

/** And at most so long: nobody types more, and reckoning must end. */
export const longest = 200;

/**
 * The beginnings that lists of stolen passwords are full of, ten signs and more, and what people here would think of
 * first. Held against the password without case, and without what is only counted up at its end.
 */
const commonest = new Set(
  (
    'password passw0rd p@ssword p@ssw0rd adminadmin administrator admin@admin rootroot iloveyou qwerty qwertyui ' +
    'qwertyuiop qwertyasdf qazwsxedc 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t asdfghjkl zxcvbnm zaq12wsx abcdefghij ' +
    'a1b2c3d4e5 woaini woaini1314 5201314 520131400 shirong taizhou chengguan shirongguanli taizhoushi welcome ' +
    'letmein changeme'
  ).split(' '),
);

/**
 * What keeps a password from being taken; undefined where nothing does.
 * @returns a sentence part about the password: "is ..."
 */
export function passwordFault(password: string, username: string): string | undefined {
  const length = [...password].length;
  if (length < shortest) return `must have at least ${shortest} characters`;
  if (length > longest) return `must have at most ${longest} characters`;
  const folded = password.normalize('NFKC').toLowerCase();
  if (folded.includes(username.toLowerCase()) && length - username.length < 6)
    return 'is little more than the user name';
  if (new Set(folded).size < 4) return 'repeats a few characters';
  if (isRun(folded)) return 'is a row of neighbouring characters';
  if (commonest.has(folded) || commonest.has(folded.replace(/[\d!@#$%^&*._-]+$/, ''))) {
    return 'is among the passwords that are tried first';
  }
  return undefined;
}

/** 1234567890, abcdefghijkl, 9876543210: each sign one on from the last, also over the end. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let i = 1; i < text.length; i++) steps.add(text.charCodeAt(i) - text.charCodeAt(i - 1));
  steps.delete(-9);
  steps.delete(9);
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
