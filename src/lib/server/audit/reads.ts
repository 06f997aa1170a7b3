import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { record, type NewEntry } from './record.ts';

/** Records that something was read or taken out: beside the answer, which does not wait for it. */
export function noteRead(actor: Actor, world: World, entry: NewEntry): void {
	const at = world.now().toISOString();
	world.aside.start(() =>
		world.store.write((transaction) => record(transaction, actor, at, entry))
	);
}
