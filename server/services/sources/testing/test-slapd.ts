import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LdapSettings, newLdapSettings } from '@kontor/schema';
import { Client } from 'ldapts';

const program = '/usr/sbin/slapd';
export const isSlapdThere = existsSync(program);
export const slapdMissing = 'not in /usr/sbin/slapd (Debian: slapd)';

export const peopleFile = fileURLToPath(new URL('../../../../../shared/data/people/people.ldif', import.meta.url));
export const arePeopleThere = existsSync(peopleFile);

export const base = 'dc=stadt,dc=example';
const admin = `cn=admin,${base}`;
/** The account that Kontor has there: it reads, 500 entries at once without paging (RFC 2696). */
export const reader = `cn=kontor,${base}`;
export const secret = 'liest & fragt';

export interface SlapdTls {
  readonly cert: string;
  readonly key: string;
}

/** OpenLDAP on loopback, in a folder of its own; it can be stopped and started again. */
export class Slapd {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kontor-ldap-'));
  readonly #tls: SlapdTls | undefined;
  readonly #startTls: boolean;
  #port = 0;
  #process: ChildProcess | undefined;

  /** With a certificate for `localhost`, by TLS from the first byte or, with `startTls`, once it is asked for. */
  constructor(tls?: SlapdTls, startTls = false) {
    this.#tls = tls;
    this.#startTls = startTls;
  }

  get url(): string {
    return `${this.#isTls ? 'ldaps' : 'ldap'}://${this.#tls ? 'localhost' : '127.0.0.1'}:${this.#port}`;
  }

  get #isTls(): boolean {
    return this.#tls !== undefined && !this.#startTls;
  }

  /** A source of people that reads this server. */
  settings(given: Partial<LdapSettings> = {}): LdapSettings {
    const begun = newLdapSettings('openldap');
    const groups = { base: `ou=groups,${base}`, filter: '(objectClass=groupOfNames)', name: 'cn', member: 'member' };
    const people = `ou=people,${base}`;
    return { ...begun, name: 'Stadt', url: this.url, bindDn: reader, base: people, groups, ...given };
  }

  /** Starts with these entries, or with those of the made-up city. */
  async start(ldif: string | undefined): Promise<void> {
    this.#port = await findFreePort();
    mkdirSync(join(this.#folder, 'db'));
    writeFileSync(join(this.#folder, 'slapd.conf'), this.#configuration());
    this.#load(ldif ?? readFileSync(peopleFile, 'utf8'));
    await this.resume();
    await this.add(reader, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'kontor',
      userPassword: secret,
    });
  }

  async resume(): Promise<void> {
    const args = ['-d', '0', '-f', join(this.#folder, 'slapd.conf'), '-h', this.url];
    this.#process = spawn(program, args, { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (await this.#as(async () => true).catch(() => false)) return;
      await pause(100);
    }
    throw new Error('slapd did not start');
  }

  /** Connections end with it. */
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

  add(dn: string, attributes: Record<string, string | string[]>): Promise<void> {
    return this.#as((client) => client.add(dn, attributes));
  }

  delete(dn: string): Promise<void> {
    return this.#as((client) => client.del(dn));
  }

  rename(dn: string, newDn: string): Promise<void> {
    return this.#as((client) => client.modifyDN(dn, newDn));
  }

  /** Runs a change as the one who administers it. */
  change(work: (client: Client) => Promise<void>): Promise<void> {
    return this.#as(work);
  }

  async #as<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ url: this.url, ...(this.#isTls && { tlsOptions: { rejectUnauthorized: false } }) });
    try {
      await client.bind(admin, 'geheim');
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  #load(ldif: string): void {
    writeFileSync(join(this.#folder, 'people.ldif'), ldif);
    const args = ['-Ta', '-q', '-f', join(this.#folder, 'slapd.conf'), '-l', join(this.#folder, 'people.ldif')];
    // What it is called by decides what it does: slapd as slapadd loads entries (slapadd(8)).
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`slapadd failed: ${stderr}`);
  }

  #configuration(): string {
    const tls = this.#tls
      ? `TLSCertificateFile ${this.#write('cert.pem', this.#tls.cert)}
TLSCertificateKeyFile ${this.#write('key.pem', this.#tls.key)}
`
      : '';
    return `${['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
pidfile ${this.#folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
${tls}database mdb
suffix "${base}"
rootdn "${admin}"
rootpw geheim
directory ${this.#folder}/db
maxsize 1073741824
index objectClass,uid,entryUUID eq
limits dn.exact="${reader}" size=500 size.prtotal=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
`;
  }

  #write(name: string, text: string): string {
    writeFileSync(join(this.#folder, name), text, { mode: 0o600 });
    return join(this.#folder, name);
  }
}

/** Entries of a small city, for tests that are not about its size. */
export function aCity(people: readonly { readonly uid: string; readonly lines?: readonly string[] }[]): string {
  const entry = (uid: string, lines: readonly string[]) => {
    const [given = '', family = ''] = uid.split('.').map((part) => part[0]?.toUpperCase() + part.slice(1));
    return `dn: uid=${uid},ou=people,${base}
objectClass: inetOrgPerson
uid: ${uid}
cn: ${given} ${family}
sn: ${family}
givenName: ${given}
mail: ${uid}@stadt.example
userPassword: ldap-${uid}
${lines.map((line) => `${line}\n`).join('')}`;
  };
  return `dn: ${base}
objectClass: dcObject
objectClass: organization
o: Stadt
dc: stadt

dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: ou=groups,${base}
objectClass: organizationalUnit
ou: groups

${people.map(({ uid, lines = [] }) => entry(uid, lines)).join('\n')}`;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
