import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from './problem.ts';

/**
 * Counts the requests of each asker.
 * @param perMinute requests that one asker may make
 * @param remedy what whoever asks too often is told
 * @returns to be called once a request with who asks. @throws HttpProblem 429 with Retry-After
 */
export function limitEach(perMinute: number, remedy: string): (asker: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (asker) => {
    try {
      await limiter.consume(asker);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw problem(429, {
        detail: remedy,
        headers: { 'Retry-After': String(Math.max(1, Math.ceil(error.msBeforeNext / 1000))) },
      });
    }
  };
}
