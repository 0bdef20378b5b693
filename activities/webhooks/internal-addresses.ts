import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is not of the public Internet (IANA special-purpose registry, RFC 6890): where a company's own machines answer. */
const internalV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8], // unspecified, "this host"
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, with the metadata service of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/** Of IPv6 only global unicast is public, and of that not what carries an IPv4 address inside or stands in documents. */
const publicV6: readonly (readonly [network: string, prefix: number])[] = [['2000::', 3]];
const internalV6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
];

const v4 = listOf(internalV4, 'ipv4');
const v6 = listOf(internalV6, 'ipv6');
const open6 = listOf(publicV6, 'ipv6');
const mapped = listOf([['::ffff:0:0', 96]], 'ipv6');

/** Whether an address is one that strangers must not make us call. What is no address at all is. */
export function isInternalAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIP(plain) === 0) return true;
  // An IPv4 address in IPv6 form is judged as the one that it is: the list does so by itself.
  if (!isIPv6(plain) || mapped.check(plain, 'ipv6')) return v4.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  return !open6.check(plain, 'ipv6') || v6.check(plain, 'ipv6');
}

function listOf(networks: readonly (readonly [string, number])[], type: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, type);
  return list;
}
