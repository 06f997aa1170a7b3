import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as devices from '#lib/server/accounts/devices.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { insert } from '../people.ts';
import { HOUR, stoppedClock } from './clock.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('a browser is known to the account that signed in from it, and its last time is kept', async () => {
		const { world, pass } = stoppedClock(opened.world);
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		const remember = (id: string, token: string | null) =>
			world.store.write((transaction) =>
				devices.remember(transaction, world, id, token, world.now())
			);
		const isKnown = (id: string | undefined, token: string | null) =>
			world.store.read((transaction) => devices.isKnown(transaction, id, token));
		const token = await remember(ada.id, null);
		expect(await isKnown(ada.id, token)).toBe(true);
		expect(await isKnown(bo.id, token)).toBe(false);
		expect(await isKnown(undefined, token)).toBe(false);
		expect(await isKnown(ada.id, null)).toBe(false);
		const seenAt = pass(HOUR).toISOString();
		expect(await remember(ada.id, token)).toBeNull();
		const rows = () =>
			world.store.read(({ db, tables }) =>
				db.select().from(tables.devices).where(eq(tables.devices.personId, ada.id))
			);
		expect(await rows()).toMatchObject([{ seenAt }]);
		// From a browser that only somebody else knows, one gets a token of one's own.
		expect(await remember(bo.id, token)).not.toBeNull();
		expect(await isKnown(ada.id, token)).toBe(true);
		pass(365 * 24 * HOUR + 1);
		await remember(ada.id, null);
		expect(await isKnown(ada.id, token)).toBe(false);
		expect(await rows()).toHaveLength(1);
	});
});
