/*
 * When a form saves itself, and what is said about it: a machine without clock and network. Whoever
 * drives it sends events with the time, and posts the form when it comes to `saving`.
 */

/** Milliseconds. */
export const TIMES = {
	/** From the last change to the save. */
	idle: 2_000,
	/** Between the beginnings of two saves, so that the history stays readable. */
	apart: 15_000,
	firstRetry: 2_000,
	lastRetry: 60_000,
	/** How long it is not said again that all is saved. */
	quiet: 60_000
} as const;

export type AutosaveOutcome =
	'saved' | 'offline' | 'failed' | 'signed-out' | 'conflict' | 'refused';
export type AutosaveStatus = 'idle' | 'changed' | 'saving' | AutosaveOutcome;
/**
 * `leave`: a field was left; `hide`: the page is no longer seen; `due`: the time of `due` has come;
 * `back`: the network is back or the page is looked at again; `submit`: somebody saves by hand.
 */
export type AutosaveEvent =
	'change' | 'leave' | 'hide' | 'due' | 'back' | 'submit' | AutosaveOutcome;

export type Autosave = {
	status: AutosaveStatus;
	/** Something was changed since the save that is under way began. */
	behind: boolean;
	/** When to send `due`; `null`: not by itself. Milliseconds since 1970, as all times here. */
	due: number | null;
	/** When the last save began. */
	startedAt: number;
	/** Tries in a row that did not get through. */
	tries: number;
	/** What was last said aloud, and when. */
	spoken: { status: AutosaveStatus; at: number } | null;
};

export const IDLE: Autosave = Object.freeze({
	status: 'idle',
	behind: false,
	due: null,
	startedAt: -TIMES.apart,
	tries: 0,
	spoken: null
});

/** Whether there is something that only this page knows. */
export const isUnsaved = ({ status }: Autosave): boolean => status !== 'idle' && status !== 'saved';

/** What becomes of it when something happens. */
export function advance(before: Autosave, event: AutosaveEvent, now: number): Autosave {
	const after = happened(before, event, now);
	return after.status === before.status ? after : { ...after, spoken: speak(after, now) };
}

const RETRIED: readonly AutosaveStatus[] = ['offline', 'failed'];
const OVER: readonly AutosaveStatus[] = ['idle', 'saved', 'refused', 'changed'];

function happened(one: Autosave, event: AutosaveEvent, now: number): Autosave {
	const soonest = one.startedAt + TIMES.apart;
	const isWaiting = one.status === 'changed';
	switch (event) {
		case 'change':
			if (!OVER.includes(one.status)) return { ...one, behind: true };
			return { ...one, status: 'changed', due: Math.max(now + TIMES.idle, soonest) };
		case 'leave':
			return isWaiting ? { ...one, due: Math.max(now, soonest) } : one;
		case 'hide':
			return isWaiting ? { ...one, due: now } : one;
		case 'due': {
			const isDue = one.due !== null && one.due <= now;
			return isDue && (isWaiting || RETRIED.includes(one.status)) ? begun(one, now) : one;
		}
		case 'back':
			return RETRIED.includes(one.status) || one.status === 'signed-out' ? begun(one, now) : one;
		case 'submit':
			return begun(one, now);
		case 'saved':
		case 'refused': {
			const done = { ...one, status: event, due: null, tries: 0 };
			return one.behind ? happened({ ...done, behind: false }, 'change', now) : done;
		}
		case 'offline':
		case 'failed': {
			const wait = Math.min(TIMES.firstRetry * 2 ** one.tries, TIMES.lastRetry);
			return { ...one, status: event, due: now + wait, tries: one.tries + 1 };
		}
		case 'signed-out':
		case 'conflict':
			return { ...one, status: event, due: null, tries: 0 };
	}
}

const begun = (one: Autosave, now: number): Autosave => ({
	...one,
	status: 'saving',
	behind: false,
	due: null,
	startedAt: now
});

/** Every trouble is said once, and that all is well only now and then. */
function speak({ status, spoken }: Autosave, now: number): Autosave['spoken'] {
	if (status === 'idle' || status === 'changed' || status === 'saving') return spoken;
	const isNews = spoken?.status !== status;
	const isLongAgo = spoken !== null && now - spoken.at >= TIMES.quiet;
	return isNews || (status === 'saved' && isLongAgo) ? { status, at: now } : spoken;
}
