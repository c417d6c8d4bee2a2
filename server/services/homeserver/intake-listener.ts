import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Intake, IntakeAnswer } from './intake.ts';
import { readBody } from './intake-body.ts';

/**
 * A door on loopback for our own homeserver alone: it has a port before Kontor itself listens, needs no certificate of
 * Kontor's, and stands behind no limit.
 */
export class IntakeListener {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(intake: Intake, onFailure: (failure: unknown) => void): Promise<IntakeListener> {
    const server = createServer((request, response) => {
      const asked = {
        method: request.method ?? '',
        url: request.url ?? '',
        authorization: request.headers.authorization,
        readBody: () => readBody(request),
      };
      intake
        .answer(asked)
        .catch((failure: unknown): IntakeAnswer => {
          onFailure(failure);
          return { status: 500, body: { errcode: 'M_UNKNOWN', error: 'It could not be taken' } };
        })
        .then(({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    server.unref();
    return new IntakeListener(server);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on TCP
    return `http://127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
