import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

const program = '/usr/sbin/dovecot';
export const isDovecotThere = existsSync(program) && existsSync('/usr/lib/dovecot/imap');

const user = 'antwort@stadt.example';
// Args of Dovecot end at a space.
const password = 'Ganz:ge/heim@';

/** Dovecot on loopback with one mailbox, in a folder of its own; it can be killed and started again. */
export class Dovecot {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kontor-imap-'));
  #port = 0;
  #process: ChildProcess | undefined;

  get url(): string {
    const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
    return `imap://${credentials}@127.0.0.1:${this.#port}/INBOX`;
  }

  async start(): Promise<void> {
    if (this.#port === 0) {
      this.#port = await findFreePort();
      this.#configure();
    }
    this.#process = spawn(program, ['-F', '-c', join(this.#folder, 'dovecot.conf')], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const client = await this.connect().catch(() => undefined);
      if (client) return void (await client.logout());
      await pause(100);
    }
    throw new Error('Dovecot did not start');
  }

  /** Its connections end with it. */
  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGTERM');
    await once(running, 'exit');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async connect(): Promise<ImapFlow> {
    const auth = { user, pass: password };
    const client = new ImapFlow({ host: '127.0.0.1', port: this.#port, secure: false, auth, logger: false });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Puts a message into a mailbox, as a delivery does. */
  async put(raw: string, folder = 'INBOX'): Promise<void> {
    const client = await this.connect();
    await client.append(folder, Buffer.from(raw));
    await client.logout();
  }

  /** Subjects of what lies in a mailbox. */
  async list(folder: string): Promise<string[]> {
    const client = await this.connect();
    try {
      const { exists } = await client.mailboxOpen(folder);
      const messages = exists === 0 ? [] : await client.fetchAll('1:*', { envelope: true });
      return messages.map(({ envelope }) => envelope?.subject ?? '');
    } catch {
      return []; // not there
    } finally {
      await client.logout();
    }
  }

  /** As after a mailbox was restored from a copy: every message has another UID, under another validity. */
  async makeAnew(raws: readonly string[]): Promise<void> {
    await this.stop();
    rmSync(join(this.#folder, 'mail'), { recursive: true, force: true });
    this.#makeMailFolder();
    // Dovecot takes the second for the validity.
    await pause(1_100);
    await this.start();
    for (const raw of raws) await this.put(raw);
  }

  #makeMailFolder(): void {
    mkdirSync(join(this.#folder, 'mail'));
    if (userInfo().uid === 0) chownSync(join(this.#folder, 'mail'), nobody, nobody);
  }

  #configure(): void {
    chmodSync(this.#folder, 0o755);
    this.#makeMailFolder();
    const { uid, gid, username } = userInfo();
    const owner = uid === 0 ? { uid: nobody, gid: nobody } : { uid, gid };
    const own = uid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`;
    const settings = `
base_dir = ${this.#folder}/run
state_dir = ${this.#folder}/state
log_path = ${this.#folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
${own}first_valid_uid = 1
mail_location = maildir:${this.#folder}/mail
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${this.#folder}/mail
}
service imap-login {
  ${uid === 0 ? '' : 'chroot =\n'}
  inet_listener imap {
    port = ${this.#port}
  }
  inet_listener imaps {
    port = 0
  }
}
${uid === 0 ? '' : 'service anvil {\n  chroot =\n}\n'}namespace inbox {
  inbox = yes
}
`;
    writeFileSync(join(this.#folder, 'dovecot.conf'), settings);
  }
}

const nobody = 65_534;

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
