import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The wire between a screen and the server: counts what goes through, and can be cut so that neither side notices. */
export class Wire {
  /** Bytes that the server sent. */
  bytes = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isCut = false;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      this.#sockets.add(near);
      near.on('close', () => this.#sockets.delete(near));
      near.on('error', () => near.destroy());
      if (this.#isCut) return;
      const far = connect(port, '127.0.0.1');
      this.#sockets.add(far);
      far.on('close', () => {
        this.#sockets.delete(far);
        near.destroy();
      });
      near.on('close', () => far.destroy());
      far.on('error', () => near.destroy());
      near.on('data', (chunk) => this.#isCut || far.write(chunk));
      far.on('data', (chunk) => {
        if (this.#isCut) return;
        this.bytes += chunk.length;
        near.write(chunk);
      });
    });
  }

  /** Lays a wire to the server at `url`. */
  static async to(url: string): Promise<Wire> {
    const wire = new Wire(Number(new URL(url).port));
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  /** http://127.0.0.1:PORT */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing arrives; connections stand as if all were well. */
  cut(): void {
    this.#isCut = true;
  }

  /** What stood through the cut is lost, as at a firewall; what comes now goes through. */
  mend(): void {
    this.#isCut = false;
    this.#end();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#end();
    await closed;
  }

  #end(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
