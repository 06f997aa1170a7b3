import { deserialize } from '$app/forms';
import type { AutosaveOutcome } from '#lib/ui/autosave.ts';
import type { Shown } from './save-answer.ts';

const PATIENCE = 30_000; // ms

export type Posted = { outcome: AutosaveOutcome; shown: Shown | null };

/** Whether an action led to where people sign in. */
export const leadsToSignIn = (location: string): boolean =>
	/\/(sign-in|account)(\/|\?|$)/.test(location);

/** Posts the form of an answer to its own action, without leaving the page. */
export async function postAnswer(body: FormData): Promise<Posted> {
	let response: Response;
	try {
		response = await fetch('?/save', {
			method: 'POST',
			body,
			cache: 'no-store',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			signal: AbortSignal.timeout(PATIENCE)
		});
	} catch {
		return { outcome: 'offline', shown: null };
	}
	try {
		const result = deserialize<Shown, Shown>(await response.text());
		switch (result.type) {
			case 'success':
				return { outcome: 'saved', shown: result.data ?? null };
			case 'failure':
				return {
					outcome: result.status === 409 ? 'conflict' : 'refused',
					shown: result.data ?? null
				};
			case 'redirect':
				return {
					outcome: leadsToSignIn(result.location) ? 'signed-out' : 'failed',
					shown: null
				};
			case 'error':
				return { outcome: 'failed', shown: null };
		}
	} catch {
		return { outcome: 'failed', shown: null };
	}
}
