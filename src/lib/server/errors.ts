/** What is not there, and what the actor may not see: the two are never told apart. */
export class NotFound extends Error {
	override name = 'NotFound';
	constructor() {
		super('not found');
	}
}

/** The database or its folder cannot be used as it is; nothing was changed. Safe to show. */
export class StoreError extends Error {
	override name = 'StoreError';
	readonly code: StoreFault;
	readonly path: string;
	constructor(code: StoreFault, path: string, options?: ErrorOptions) {
		super(`${code}: ${path}`, options);
		this.code = code;
		this.path = path;
	}
}

/** `other`: of another application; `newer`: of a later version of this one; `damaged`: cannot be read. */
export type StoreFault = 'other' | 'newer' | 'damaged';
