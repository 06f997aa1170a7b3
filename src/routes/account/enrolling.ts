import { error } from '@sveltejs/kit';
import type { Session } from '#lib/server/accounts/sessions.ts';

/** A person whose sign-in waits for a second factor to be set up is the person all the same. */
export function enrolling(session: Session | null): Session {
	if (!session || session.stage === 'second-factor') error(404);
	return session;
}
