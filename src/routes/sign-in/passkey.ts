import { withPasskey } from '#lib/server/accounts/passkey-sign-in.ts';
import type { Site } from '#lib/server/accounts/passkeys.ts';
import type { Outcome } from '#lib/server/accounts/sign-in.ts';
import { siteOf } from '#lib/server/accounts/site.ts';
import type { Person } from '#lib/server/policy.ts';
import { addressOfRequest } from './address.ts';

type Event = {
	locals: App.Locals;
	platform: Readonly<App.Platform> | undefined;
	getClientAddress: () => string;
};

/** For which address passkeys are made; `null`: none. */
export const siteOfEvent = ({ platform }: Pick<Event, 'platform'>): Site | null =>
	siteOf(process.env.NRM_ORIGIN, platform?.req.socket.localPort);

/**
 * What the posted answer of a passkey gives.
 * @param person whose it must be; `null`: it says itself who it is
 */
export async function passkeyOutcome(
	event: Event,
	fields: URLSearchParams,
	person: Person | null
): Promise<Outcome> {
	const site = siteOfEvent(event);
	if (!site) return { outcome: 'wrong' };
	const { world, throttle } = event.locals;
	const response = parsed(fields.get('response') ?? '');
	const address = addressOfRequest(event);
	return withPasskey(world, throttle, site, { person, response, address });
}

/** What a form carries as JSON; `null` for anything else. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
