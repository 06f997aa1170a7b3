import type { Deed } from './policy.ts';

/** What is not there, and what the actor may not see: the two are never told apart. */
export class NotFound extends Error {
	override name = 'NotFound';
	constructor() {
		super('not found');
	}
}

/** A `NotFound` for who asked; for the audit trail, what was asked for. */
export class Denied extends NotFound {
	readonly deed: Deed;
	readonly object: object | null;
	constructor(deed: Deed, object: object | null) {
		super();
		this.deed = deed;
		this.object = object;
	}
}
