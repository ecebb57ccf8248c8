/** Lists and objects within each other that an honest body has; a deeper one would exhaust the stack of whoever walks it. */
const deepest = 32;

/** Whether a parsed JSON body is nested deeper than any of ours; walked without recursion. */
export function isNestedTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
      for (const part of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
        if (typeof part === 'object' && part !== null) next.push(part);
      }
    }
    level = next;
  }
  return false;
}
