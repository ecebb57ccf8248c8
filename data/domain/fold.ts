/** Text as it is compared: full-width and case made equal, spaces and punctuation gone. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}
