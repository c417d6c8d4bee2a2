import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

// One list each: a list of both takes every IPv4 address for a mapped one.
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  blocked.ipv4.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  // Unspecified, loopback, and the forms in which an IPv4 address is written as an IPv6 one.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  blocked.ipv6.addSubnet(address, bits, 'ipv6');

/** Whether an address belongs to this machine, its network or a range that no public host has. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return true;
  return version === 6 ? blocked.ipv6.check(address, 'ipv6') : blocked.ipv4.check(address, 'ipv4');
}

export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

export interface PublicAddress {
  readonly address: string;
  readonly family: number;
}

/** An address of a host of the public internet; throws `PrivateAddress` where any that it has is not. */
export async function resolvePublic(
  host: string,
  lookUp: (name: string) => Promise<readonly PublicAddress[]> = (name) => lookup(name, { all: true }),
): Promise<PublicAddress> {
  const plain = host.replace(/^\[|\]$/g, '');
  const found = isIP(plain) ? [{ address: plain, family: isIP(plain) }] : await lookUp(plain);
  const [first] = found;
  if (!first || found.some(({ address }) => isPrivateAddress(address)))
    throw new PrivateAddress(`${host} is not in the public internet`);
  return first;
}
