import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the process that listens and the application within it know of one request together. */
export type RequestNotes = {
	id: string;
	/** The pattern of its address, once the application has found it. */
	route: string | null;
};

// Both have this module, each its own copy of it: a symbol of the process is the same in both.
const NOTES = Symbol.for('nrm.request-notes');
type Noted = { [NOTES]?: RequestNotes };

/** The notes of a request; begun when they are asked for first. */
export function notesOf(request: (IncomingMessage & Noted) | undefined): RequestNotes {
	const begun = request?.[NOTES] ?? { id: randomUUID(), route: null };
	if (request) request[NOTES] = begun;
	return begun;
}
