import { generateKeyPairSync, sign } from 'node:crypto';

/** One DER value (X.690): tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
/** ecdsa-with-SHA256 (RFC 5758, 3.2), and the common name (RFC 5280). */
const algorithm = sequence(der(6, Buffer.from('2a8648ce3d040302', 'hex')));
const name = sequence(der(0x31, sequence(der(6, Buffer.from('550403', 'hex')), der(12, Buffer.from('localhost')))));
const moment = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

/** A certificate for an hour that nobody vouches for (RFC 5280, version 1), and its key, as PEM. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [from, until] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
  const serial = der(2, Buffer.from([1]));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const told = sequence(serial, algorithm, name, sequence(moment(from), moment(until)), name, spki);
  const signature = der(3, Buffer.from([0]), sign('sha256', told, privateKey));
  const body = sequence(told, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  const cert = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}
