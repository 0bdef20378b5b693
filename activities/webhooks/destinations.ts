import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { isInternalAddress } from './internal-addresses.ts';

export const ALLOW_SETTING = 'WEBHOOK_ALLOW_HOSTS';

/** An address that is not called, for an event or a file. The message names it, and the setting that would allow it. */
export class DestinationRefused extends Error {
  override readonly name = 'DestinationRefused';
}

export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Where events may go and files may come from: by https to public addresses; elsewhere only where the configuration says so, by name of the host,
 * address, or network. What is judged is the address that is then connected to, so that a name which answers differently
 * the next time (DNS rebinding) gains nothing.
 */
export class Destinations {
  readonly #hosts: ReadonlySet<string>;
  readonly #networks: BlockList;
  readonly #resolve: Resolve;

  /** @throws Error that names the entry which is none */
  constructor(allowed: readonly string[], resolve: Resolve = lookup) {
    this.#resolve = resolve;
    this.#networks = new BlockList();
    this.#hosts = new Set(allowed.filter((entry) => !this.#addNetwork(entry)).map(hostName));
  }

  /** For a request to `url`. @throws DestinationRefused at once where the host is an address itself */
  lookupFor(url: URL): LookupFunction {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // Node connects to an address without asking the look-up.
    if (isIP(host) !== 0) this.#expectAllowed(url, host);
    return (hostname, options, callback) => {
      this.#resolve(hostname, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, '', 0);
        try {
          const [first, ...others] = this.#allowedOf(url, addresses);
          if (options.all === true) callback(null, [first, ...others]);
          else callback(null, first.address, first.family);
        } catch (refused) {
          callback(refused instanceof Error ? refused : new Error(String(refused)), '', 0);
        }
      });
    };
  }

  /** Of several addresses those that may be called; at least one. */
  #allowedOf(url: URL, addresses: readonly LookupAddress[]): [LookupAddress, ...LookupAddress[]] {
    const [first, ...others] = addresses.filter(({ address }) => this.#complaint(url, address) === null);
    if (first !== undefined) return [first, ...others];
    const [refused] = addresses;
    if (refused === undefined) throw new DestinationRefused(`${url.hostname} has no address`);
    throw new DestinationRefused(this.#complaint(url, refused.address) ?? 'is not allowed');
  }

  #expectAllowed(url: URL, address: string): void {
    const complaint = this.#complaint(url, address);
    if (complaint !== null) throw new DestinationRefused(complaint);
  }

  #complaint(url: URL, address: string): string | null {
    const plain = address.replace(/%.*$/, '');
    const byConfiguration =
      this.#hosts.has(url.hostname) || this.#networks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
    if (byConfiguration) return null;
    const host = url.hostname === plain ? plain : `${url.hostname} (${plain})`;
    const remedy = `add "${url.hostname}" or its network to ${ALLOW_SETTING} if it is meant`;
    if (isInternalAddress(plain)) return `${host} is an internal address, which is not called: ${remedy}`;
    if (url.protocol !== 'https:') return `${host} is not reached by https: use an https URL, or ${remedy}`;
    return null;
  }

  #addNetwork(entry: string): boolean {
    const [address = '', prefix, ...rest] = entry.split('/');
    const type = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0 || rest.length > 0) return false;
    if (prefix === undefined) {
      this.#networks.addAddress(address, type);
      return true;
    }
    if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (type === 'ipv6' ? 128 : 32)) throw noEntry(entry);
    this.#networks.addSubnet(address, Number(prefix), type);
    return true;
  }
}

function hostName(entry: string): string {
  if (!/^[a-z0-9_]([a-z0-9._-]{0,252})$/i.test(entry)) throw noEntry(entry);
  return entry.toLowerCase();
}

const noEntry = (entry: string): Error =>
  new Error(
    `${ALLOW_SETTING}: "${entry}" must be the name of a host without port, an address, or a network such as 10.1.0.0/16`,
  );
