/** What server and browser both have and the language itself does not: seen by `data/` only, which has neither's types. */
declare class URLSearchParams {
  set(name: string, value: string): void;
  toString(): string;
}
