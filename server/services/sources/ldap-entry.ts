import type { LdapAttributes } from '@kontor/schema';

/** An entry as the client library gives it. */
export type RawEntry = { readonly dn: string } & Readonly<Record<string, string | string[] | Buffer | Buffer[]>>;

/** An entry by the names of attributes in small letters: servers spell them as they like (RFC 4512 section 2.5). */
export class LdapEntry {
  readonly dn: string;
  readonly #values: ReadonlyMap<string, readonly (string | Buffer)[]>;

  constructor(raw: RawEntry) {
    this.dn = raw.dn;
    this.#values = new Map(
      Object.entries(raw).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value : [value]]),
    );
  }

  /** Values as text. */
  texts(attribute: string | null): string[] {
    return this.#of(attribute).map((value) => (typeof value === 'string' ? value : value.toString('utf8')));
  }

  /** The first value, trimmed; nothing where there is none or an empty one. */
  text(attribute: string | null): string | undefined {
    return this.texts(attribute)[0]?.trim() || undefined;
  }

  bytes(attribute: string | null): Buffer | undefined {
    const [value] = this.#of(attribute);
    if (value === undefined || value.length === 0) return undefined;
    return typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  }

  /** What stays: a UUID as it is written, or sixteen bytes as hexadecimal. */
  key(attribute: string): string | undefined {
    if (!isBinary(attribute)) return this.text(attribute);
    return this.bytes(attribute)?.toString('hex');
  }

  has(attribute: string): boolean {
    return this.#of(attribute).some((value) => value.length > 0);
  }

  /** Names of attributes, also with the options that came with them. */
  names(): string[] {
    return [...this.#values.keys()];
  }

  #of(attribute: string | null): readonly (string | Buffer)[] {
    return attribute === null ? [] : (this.#values.get(attribute.toLowerCase()) ?? []);
  }
}

/** Keys that are bytes: those of Active Directory. */
function isBinary(attribute: string): boolean {
  return /^(objectguid|objectsid)$/i.test(attribute);
}

/** Which attributes the library must not take for text. */
export function binaryAttributes({ key, photo }: LdapAttributes): string[] {
  return [...(isBinary(key) ? [key, 'objectGUID', 'objectSid'] : []), ...(photo ? [photo] : [])];
}

/** All attributes that a mapping asks for, each once. */
export function namesOf(attributes: LdapAttributes): string[] {
  return [...new Set(Object.values(attributes).filter((name) => name !== null))];
}

/** Names of entries are compared without regard to case and to spaces around commas. */
export function plainName(dn: string): string {
  return dn.toLowerCase().replace(/\s*([,=+])\s*/g, '$1');
}
