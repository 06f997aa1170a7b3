import { InputError } from '#lib/core/input-error.ts';
import { demand } from '#lib/server/access.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Staged } from '#lib/server/files.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';

const PURPOSE = 'bundle waiting';
/** No longer than files that no row names are left alone. */
const MILLISECONDS = 50 * 60 * 1000;
type Waiting = { storedAs: string; person: string; at: number };

const personOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.kind);

/**
 * Keeps a bundle that was received until the person has looked at what it would change. No row names
 * it, so that it goes with the next sweep when nobody decides.
 * @returns a word that opens it for this person and for a while
 * @throws NotFound
 */
export async function keepWaiting(actor: Actor, world: World, staged: Staged): Promise<string> {
	demand(actor, 'bundle.import', null);
	const storedAs = await world.files.keep(staged);
	const waiting: Waiting = { storedAs, person: personOf(actor), at: world.now().getTime() };
	return world.keys.seal(JSON.stringify(waiting), PURPOSE);
}

/**
 * The file of a bundle that waits: the name under which it is kept, and where.
 * @throws NotFound for anybody else, and when the word was never given
 * @throws InputError `incomplete` when the time is over: it has to be sent again
 */
export function waitingFile(
	actor: Actor,
	world: World,
	word: string
): { storedAs: string; path: string } {
	demand(actor, 'bundle.import', null);
	const { storedAs, person, at } = opened(world, word);
	if (person !== personOf(actor)) throw new NotFound();
	if (world.now().getTime() - at > MILLISECONDS)
		throw new InputError([{ place: 'file', code: 'incomplete' }]);
	return { storedAs, path: world.files.pathOf(storedAs) };
}

function opened({ keys }: World, word: string): Waiting {
	try {
		return JSON.parse(keys.unseal(word, PURPOSE)) as Waiting;
	} catch {
		throw new NotFound();
	}
}
