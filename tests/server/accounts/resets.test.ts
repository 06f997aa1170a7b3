import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { startWhole } from '#lib/server/accounts/resets.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { entriesOf, insert } from '../people.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('a reset takes factors and sessions away, and only its last link is known', async () => {
		const { world } = opened;
		const person = await insert(world, { email: 'ada@example.org' });
		const session = await world.store.write(async (transaction) => {
			const { db, tables } = transaction;
			const factor = { totpSecret: 'sealed', totpStep: 7, passwordHash: 'kept' };
			await db.update(tables.people).set(factor).where(eq(tables.people.id, person.id));
			await db.insert(tables.recoveryCodes).values({ personId: person.id, hash: 'h' });
			await db.insert(tables.passkeys).values({
				id: 'key',
				personId: person.id,
				name: 'Key',
				publicKey: '',
				counter: 0,
				transports: [],
				createdAt: ''
			});
			return sessions.start(transaction, person, 'full', world.now(), null);
		});
		await startWhole(SYSTEM, world, 'ada@example.org');
		const token = await startWhole(SYSTEM, world, ' ADA@example.org');
		expect(await sessions.find(world, session)).toBeNull();
		const left = await world.store.read(async ({ db, tables }) => ({
			people: await db.select().from(tables.people).where(eq(tables.people.id, person.id)),
			codes: await db.select().from(tables.recoveryCodes),
			passkeys: await db.select().from(tables.passkeys),
			resets: await db.select().from(tables.resets)
		}));
		expect(left).toMatchObject({
			people: [{ totpSecret: null, totpStep: null, passwordHash: 'kept' }],
			codes: [],
			passkeys: [],
			resets: [{ hash: hashOf(token), personId: person.id, usedAt: null }]
		});
		const [reset] = left.resets;
		expect(Date.parse(reset!.expiresAt) - Date.parse(reset!.createdAt)).toBe(48 * 3_600_000);
		expect((await entriesOf(world, null)).slice(-1)).toEqual([
			['person.reset', null, person.id, { factors: 'removed' }]
		]);
	});

	test('only an administrator starts one, for an account that there is', async () => {
		const { world } = opened;
		const person = await insert(world, {});
		await expect(startWhole(person, world, 'ada@example.org')).rejects.toThrow(NotFound);
		await expect(startWhole(SYSTEM, world, 'eve@example.org')).rejects.toMatchObject({
			faults: [{ place: 'email', code: 'one-of', got: '"eve@example.org"' }]
		});
	});
});
