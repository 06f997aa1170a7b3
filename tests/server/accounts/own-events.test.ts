import { describe, expect, test } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as events from '#lib/server/accounts/own-events.ts';
import * as resets from '#lib/server/accounts/resets.ts';
import { refused } from '#lib/server/accounts/sign-in.ts';
import type { AuditAction } from '#lib/server/audit/actions.ts';
import { record } from '#lib/server/audit/record.ts';
import { NotFound } from '#lib/server/errors.ts';
import { NOBODY, SYSTEM, type Person } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, insert } from '../people.ts';
import { newOrganisation } from '../tenants.ts';

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const did = (person: Person, action: AuditAction, organisationId: string | null = null) =>
		opened.world.store.write((transaction) =>
			record(transaction, person, opened.world.now().toISOString(), {
				action,
				organisationId,
				ref: person.id
			})
		);
	const since = (person: Person) =>
		opened.world.store.read((transaction) => events.sinceLastSignIn(transaction, person.id));

	test('the person sees what happened to the account, the last first, and failed tries as a number', async () => {
		const { world } = opened;
		const [ada, admin] = [await insert(world, {}), await administrator(world)];
		const ministry = await newOrganisation(world);
		await did(ada, 'session.start');
		await did(ada, 'answer.save', ministry);
		await did(ada, 'person.password');
		await did(admin, 'session.start');
		await refused(world, ada.id);
		await refused(world, ada.id);
		await refused(world, null);
		await resets.start(admin, world, ada.id);
		await people.disable(admin, world, ada.id);
		const found = await events.recent(ada, world);
		expect(found.events.map(({ action, byOther }) => [action, byOther])).toEqual([
			['person.disable', true],
			['person.reset', true],
			['person.password', false],
			['session.start', false]
		]);
		expect(found.refused).toBe(2);
		const later = { ...world, now: () => new Date(world.now().getTime() + 31 * 86_400_000) };
		expect((await events.recent(ada, later)).refused).toBe(0);
	});

	test('at most twenty are shown', async () => {
		const person = await insert(opened.world, {});
		for (let times = 0; times < 22; times += 1) await did(person, 'session.start');
		const { events: shown } = await events.recent(person, opened.world);
		expect(shown).toHaveLength(20);
		expect(shown[0]!.sequence - shown[19]!.sequence).toBe(19);
	});

	test('nobody else has such a list', () => {
		for (const actor of [NOBODY, SYSTEM])
			expect(() => events.recent(actor, opened.world)).toThrow(NotFound);
	});

	test('who signs in learns what happened since the last time', async () => {
		const { world } = opened;
		const [ada, bo] = [await insert(world, {}), await insert(world, {})];
		await refused(world, ada.id);
		await did(ada, 'person.password');
		// Before the first time there is nothing to compare with.
		expect(await since(ada)).toBeNull();
		await did(ada, 'session.start');
		await did(bo, 'session.start');
		expect(await since(ada)).toBeNull();
		await did(ada, 'session.prove');
		await refused(world, bo.id);
		expect(await since(ada)).toBeNull();
		await refused(world, ada.id);
		await refused(world, ada.id);
		await refused(world, ada.id);
		const quiet = { password: false, factor: false, reset: false };
		expect(await since(ada)).toEqual({ ...quiet, refused: 3 });
		await did(ada, 'person.factor');
		await did(ada, 'person.password');
		await did(ada, 'person.reset');
		expect(await since(ada)).toEqual({ password: true, factor: true, reset: true, refused: 3 });
		await did(ada, 'session.start');
		expect(await since(ada)).toBeNull();
	});
});
