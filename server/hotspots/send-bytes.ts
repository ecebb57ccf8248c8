import type { FastifyReply } from 'fastify';

/** Sends bytes as they came from the thread. */
export function sendBytes(reply: FastifyReply, body: Uint8Array<ArrayBuffer>, type: string): FastifyReply {
  return reply.type(type).send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}
