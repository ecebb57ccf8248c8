/** One server-sent event, before it is written out. */
export interface LiveEvent {
  /** The number a browser comes back with. */
  readonly id?: string;
  readonly event:
    | 'hello'
    | 'change'
    | 'reload'
    | 'reset'
    | 'now'
    | 'clock'
    | 'presence'
    | 'job'
    | 'findings'
    | 'escalation'
    | 'positions'
    | 'bye';
  readonly data: object;
}

/** The bytes of an event, as they are sent to every reader that is told of it. */
export function frameOf({ id, event, data }: LiveEvent): Buffer {
  const number = id === undefined ? '' : `id: ${id}\n`;
  return Buffer.from(`${number}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
