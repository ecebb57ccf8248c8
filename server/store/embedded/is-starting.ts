/**
 * Whether an error of connecting will pass: the server is starting, recovering or stopping (57P03, 57P01), or it is the
 * moment before or after, when nobody answers.
 */
export function isStarting(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  if (message.startsWith('Connection terminated')) return true;
  return ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '');
}
