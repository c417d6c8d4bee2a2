import { z } from 'zod';
import { askMatrix, type MatrixTarget, pathOf } from '../matrix-requests.ts';

const anything = z.object({});

/** What Kontor uses of Synapse's administration; `packages/homeserver` answers to the same. */
export class MatrixAdministration {
  readonly #target: MatrixTarget;
  readonly #token: string;

  /** `token`: of a user who administers the homeserver. */
  constructor(target: MatrixTarget, token: string) {
    this.#target = target;
    this.#token = token;
  }

  /** Suspended users read and leave; they write nothing. */
  async suspend(user: string, suspended: boolean): Promise<void> {
    await this.#ask('PUT', pathOf('/_synapse/admin/v1/suspend/%', user), { suspend: suspended });
  }

  /** For good: the user leaves every room and never signs in again. */
  async deactivate(user: string): Promise<void> {
    await this.#ask('POST', pathOf('/_synapse/admin/v1/deactivate/%', user), { erase: false });
  }

  async resetPassword(user: string, password: string): Promise<void> {
    const path = pathOf('/_synapse/admin/v1/reset_password/%', user);
    await this.#ask('POST', path, { new_password: password, logout_devices: true });
  }

  async #ask(method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
    await askMatrix(this.#target, { method, path, body, token: this.#token, repeatable: true }, anything);
  }
}
