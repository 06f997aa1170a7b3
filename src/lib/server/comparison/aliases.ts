import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { lettersOf } from '#lib/core/comparison/alias.ts';
import { demand } from '#lib/server/access.ts';
import { noteRead } from '#lib/server/audit/reads.ts';
import { insertAll } from '#lib/server/db/insert-all.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { Actor } from '#lib/server/policy.ts';
import { bodiesOf } from '#lib/server/reviews/reach.ts';
import type { World } from '#lib/server/world.ts';

/** From how many letters they are drawn at least. */
const FEWEST_LETTERS = 100;

/** Letters by the code of a State. */
export type Aliases = ReadonlyMap<string, string>;

/**
 * The letters under which the actor's body compares States without their names: drawn by lot when a
 * State is compared first, and the same for ever.
 * @param states codes
 * @throws NotFound for whoever is no reviewer
 */
export async function aliasesOf(
	actor: Actor,
	world: World,
	states: readonly string[]
): Promise<Aliases> {
	demand(actor, 'comparison.read', null);
	const organisationId = bodiesOf(actor)[0]?.organisation.id;
	if (!organisationId) throw new NotFound();
	const known = await world.store.read((transaction) => numbersOf(transaction, organisationId));
	const missing = (numbers: ReadonlyMap<string, number>) =>
		[...new Set(states)].filter((state) => !numbers.has(state));
	if (missing(known).length === 0) return lettered(known);
	return world.store.write(async (transaction) => {
		const numbers = await numbersOf(transaction, organisationId);
		const drawn = draw(missing(numbers), new Set(numbers.values())).map((one) => ({
			organisationId,
			...one
		}));
		await insertAll(transaction, transaction.tables.aliases, drawn);
		return lettered(await numbersOf(transaction, organisationId));
	});
}

/**
 * Which State is behind which letter, in the order of the letters; that somebody looked is recorded.
 * @throws NotFound for whoever does not coordinate the body
 */
export async function key(
	actor: Actor,
	world: World
): Promise<{ letters: string; state: string }[]> {
	const organisationId =
		bodiesOf(actor).find(({ role }) => role === 'coordinator')?.organisation.id ?? '';
	demand(actor, 'comparison.key', { organisationId });
	const numbers = await world.store.read((transaction) => numbersOf(transaction, organisationId));
	noteRead(actor, world, { action: 'comparison.key', organisationId });
	return [...numbers]
		.toSorted(([, a], [, b]) => a - b)
		.map(([state, number]) => ({ letters: lettersOf(number), state }));
}

async function numbersOf(
	{ db, tables: { aliases } }: Transaction,
	organisationId: string
): Promise<Map<string, number>> {
	const rows = await db.select().from(aliases).where(eq(aliases.organisationId, organisationId));
	return new Map(rows.map(({ state, number }) => [state, number]));
}

const lettered = (numbers: ReadonlyMap<string, number>): Aliases =>
	new Map([...numbers].map(([state, number]) => [state, lettersOf(number)]));

/** Each gets one of the numbers that are free, among so many that the last to come is not known by it. */
function draw(states: readonly string[], used: ReadonlySet<number>) {
	const most = Math.max(FEWEST_LETTERS, 2 * (used.size + states.length));
	const free = Array.from({ length: most }, (_, index) => index + 1).filter(
		(number) => !used.has(number)
	);
	return states.map((state) => ({ state, number: free.splice(randomInt(free.length), 1)[0] ?? 0 }));
}
