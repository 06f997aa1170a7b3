import { isIP } from 'node:net';
import type { Site } from './passkeys.ts';

const NAME = 'NRM';

/**
 * For which address passkeys are made: the public one, else `localhost` on the port where the
 * server listens. Never what a request says of itself. `null` where browsers offer none: on a bare
 * number, and without encryption anywhere but on this machine.
 * @param origin NRM_ORIGIN
 */
export function siteOf(origin: string | undefined, port: number | undefined): Site | null {
	const site = origin
		? new URL(origin)
		: port === undefined
			? null
			: new URL(`http://localhost:${port}`);
	if (!site || isIP(site.hostname.replace(/^\[|\]$/g, ''))) return null;
	if (site.protocol !== 'https:' && site.hostname !== 'localhost') return null;
	return { rpId: site.hostname, origin: site.origin, name: NAME };
}
