/** What is not there, and what the actor may not see: the two are never told apart. */
export class NotFound extends Error {
	override name = 'NotFound';
	constructor() {
		super('not found');
	}
}
