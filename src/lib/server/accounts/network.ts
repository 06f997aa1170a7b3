import { isIPv4, isIPv6, SocketAddress } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * Whom an address stands for: an IPv4 address itself, of an IPv6 address its /64, which is what one
 * connection gets. An address that is none, or null, is `unknown`.
 */
export function networkOf(address: string | null): string {
	const bare = address?.replace(/%.*$/s, '') ?? '';
	if (isIPv4(bare)) return bare;
	if (!isIPv6(bare)) return 'unknown';
	const { address: shortest } = new SocketAddress({ address: bare, family: 'ipv6' });
	const mapped = shortest.replace(/^::ffff:/, '');
	if (isIPv4(mapped)) return mapped;
	const [head = [], tail = []] = shortest
		.split('::')
		.map((part) => part.split(':').filter((group) => group !== ''));
	const zeros = Array<string>(GROUPS - head.length - tail.length).fill('0');
	return `${[...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
