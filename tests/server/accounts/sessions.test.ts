import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as people from '#lib/server/accounts/administered-people.ts';
import * as account from '#lib/server/accounts/own-account.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import type { SessionStage } from '#lib/server/db/tables/people.ts';
import { hashOf } from '#lib/server/ids.ts';
import * as members from '#lib/server/members.ts';
import { SYSTEM, type Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, coordinatorOf, entriesOf, insert, memberOf } from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { HOUR, MINUTE, stoppedClock } from './clock.ts';

const start = (world: World, person: Person, stage: SessionStage = 'full', device = 'Firefox') =>
	world.store.write((transaction) =>
		sessions.start(transaction, person, stage, world.now(), device)
	);

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	const stopped = () => stoppedClock(opened.world);
	const rowsOf = (person: Person) =>
		opened.world.store.read(({ db, tables }) =>
			db.select().from(tables.sessions).where(eq(tables.sessions.personId, person.id))
		);
	const somebody = async (kind: 'government' | 'ngo' | 'reviewer') =>
		coordinatorOf(opened.world, await newOrganisation(opened.world, { kind }));

	test('a token finds its session, with the person as they are now', async () => {
		const { world } = stopped();
		const person = await somebody('government');
		const token = await start(world, person);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(await sessions.find(world, token)).toMatchObject({
			stage: 'full',
			person,
			hasPassword: false,
			hasTotp: false,
			hasPasskey: false,
			isProven: true
		});
		for (const wrong of ['', 'x', hashOf(token), token.toLowerCase(), `${token}x`])
			expect(await sessions.find(world, wrong)).toBeNull();
	});

	test('no token is anywhere in the database', async () => {
		const { world } = opened;
		const person = await somebody('government');
		const first = await start(world, person);
		const second = (await sessions.prove(world, first))!;
		const everything = await world.store.read(async ({ db, tables }) => {
			const rows: unknown[] = [];
			for (const table of Object.values(tables)) rows.push(await db.select().from(table));
			return JSON.stringify(rows);
		});
		const files = engine.databaseUrl === undefined ? await readdir(opened.home) : [];
		const bytes = await Promise.all(
			files
				.filter((name) => name.startsWith('nrm.db'))
				.map((name) => readFile(join(opened.home, name), 'latin1'))
		);
		const stored = [everything, ...bytes].join();
		expect(stored).toContain(hashOf(second));
		for (const token of [first, second]) expect(stored).not.toContain(token);
	});

	describe.each<[string, () => Promise<Person>, SessionStage, number, number]>([
		['people of a government', () => somebody('government'), 'full', 30 * MINUTE, 12 * HOUR],
		['people of an NGO', () => somebody('ngo'), 'full', 15 * MINUTE, 8 * HOUR],
		['reviewers', () => somebody('reviewer'), 'full', 15 * MINUTE, 8 * HOUR],
		['administrators', () => administrator(opened.world), 'full', 15 * MINUTE, 8 * HOUR],
		[
			'administrators without second factor',
			() => administrator(opened.world),
			'enrolment',
			15 * MINUTE,
			8 * HOUR
		],
		[
			'who owes the second factor',
			() => somebody('government'),
			'second-factor',
			10 * MINUTE,
			10 * MINUTE
		]
	])('%s', (_, make, stage, idle, most) => {
		test('are signed out when they are idle', async () => {
			const person = await make();
			for (const [wait, isThere] of [
				[idle, true],
				[idle + 1, false]
			] as const) {
				const { world, pass } = stopped();
				const token = await start(world, person, stage);
				pass(wait);
				expect((await sessions.find(world, token)) !== null).toBe(isThere);
			}
		});

		test('are signed out in the end, however busy they are', async () => {
			const { world, pass } = stopped();
			const token = await start(world, await make(), stage);
			for (let passed = 0; passed < most; passed += 10 * MINUTE) {
				expect(await sessions.find(world, token)).not.toBeNull();
				pass(10 * MINUTE);
			}
			expect(await sessions.find(world, token)).not.toBeNull();
			pass(1);
			expect(await sessions.find(world, token)).toBeNull();
		});
	});

	test('what is over is not listed, and is cleared away', async () => {
		const { world, pass } = stopped();
		const person = await somebody('government');
		await start(world, person);
		pass(31 * MINUTE);
		await start(world, person, 'full', 'Chromium');
		const listed = await account.sessions(person, world);
		expect(listed.map(({ device }) => device)).toEqual(['Chromium']);
		pass(12 * HOUR + 1);
		await start(world, person);
		expect(await rowsOf(person)).toHaveLength(1);
	});

	test('the sixth session drops the one that was left alone for longest', async () => {
		const { world, pass } = stopped();
		const person = await somebody('government');
		const other = await start(world, await somebody('government'));
		const tokens: string[] = [];
		for (let made = 0; made < 5; made += 1) {
			tokens.push(await start(world, person));
			pass(2 * MINUTE);
		}
		// The first one is used again, so the second is the oldest.
		await sessions.find(world, tokens[0]!);
		tokens.push(await start(world, person));
		const there = await Promise.all(tokens.map((token) => sessions.find(world, token)));
		expect(there.map((session) => session !== null)).toEqual([true, false, true, true, true, true]);
		expect(await sessions.find(world, other)).not.toBeNull();
	});

	test('when it was last used is written once a minute', async () => {
		const { world, pass } = stopped();
		const person = await somebody('government');
		const token = await start(world, person);
		const begun = world.now().toISOString();
		pass(MINUTE);
		await sessions.find(world, token);
		expect((await rowsOf(person))[0]?.seenAt).toBe(begun);
		const later = pass(1).toISOString();
		await sessions.find(world, token);
		expect((await rowsOf(person))[0]?.seenAt).toBe(later);
	});

	test('a proof gives a new token and holds for ten minutes; the session lasts no longer by it', async () => {
		const { world, pass } = stopped();
		const person = await somebody('government');
		const first = await start(world, person);
		const { id } = (await sessions.find(world, first))!;
		for (let passed = 0; passed < 12; passed += 1) {
			pass(HOUR / 2);
			await sessions.find(world, first);
			pass(HOUR / 2 - 20 * MINUTE);
			await sessions.find(world, first);
		}
		expect((await sessions.find(world, first))?.isProven).toBe(false);
		const second = (await sessions.prove(world, first))!;
		expect(second).not.toBe(first);
		expect(await sessions.find(world, first)).toBeNull();
		expect(await sessions.prove(world, first)).toBeNull();
		expect(await sessions.find(world, second)).toMatchObject({ id, isProven: true });
		pass(10 * MINUTE);
		expect((await sessions.find(world, second))?.isProven).toBe(true);
		pass(1);
		expect((await sessions.find(world, second))?.isProven).toBe(false);
		const begun = (await rowsOf(person))[0]!.createdAt;
		while (world.now().getTime() - Date.parse(begun) <= 12 * HOUR - 10 * MINUTE) {
			pass(10 * MINUTE);
			await sessions.find(world, second);
		}
		pass(10 * MINUTE);
		expect(await sessions.find(world, second)).toBeNull();
		expect(
			(await entriesOf(world, null)).filter(([action]) => action === 'session.prove').at(-1)
		).toEqual(['session.prove', null, person.id, null]);
	});

	test.each<SessionStage>(['second-factor', 'enrolment'])(
		'who is only at the stage %s has proven nothing, and cannot',
		async (stage) => {
			const { world } = stopped();
			const token = await start(world, await somebody('government'), stage);
			expect(await sessions.find(world, token)).toMatchObject({ stage, isProven: false });
			expect(await sessions.prove(world, token)).toBeNull();
			expect((await sessions.find(world, token))?.isProven).toBe(false);
		}
	);

	test('the kind of browser is kept, but never of people of an NGO', async () => {
		const { world } = stopped();
		for (const [kind, device] of [
			['government', 'Firefox'],
			['reviewer', 'Firefox'],
			['ngo', null]
		] as const) {
			const person = await somebody(kind);
			await start(world, person);
			expect((await rowsOf(person)).map((row) => row.device)).toEqual([device]);
		}
	});

	describe('takes effect at once:', () => {
		test('signing out', async () => {
			const { world } = stopped();
			const person = await somebody('government');
			const [token, elsewhere] = [await start(world, person), await start(world, person)];
			await sessions.end(world, token);
			await sessions.end(world, token);
			expect(await sessions.find(world, token)).toBeNull();
			expect(await sessions.find(world, elsewhere)).not.toBeNull();
			const ends = (await entriesOf(world, null)).filter(
				([action, , ref]) => action === 'session.end' && ref === person.id
			);
			expect(ends).toHaveLength(1);
		});

		test('disabling the account', async () => {
			const { world } = stopped();
			const person = await somebody('government');
			const token = await start(world, person);
			await people.disable(SYSTEM, world, person.id);
			expect(await sessions.find(world, token)).toBeNull();
		});

		test('changing a role, and ending a membership', async () => {
			const { world } = opened;
			const id = await newOrganisation(world);
			const coordinator = await coordinatorOf(world, id);
			const person = await memberOf(world, id, { role: 'observer' });
			const token = await start(world, person);
			const roles = async () =>
				(await sessions.find(world, token))?.person.memberships.map(({ role }) => role);
			expect(await roles()).toEqual(['observer']);
			const place = { role: 'coordinator', institution: null, until: null } as const;
			await members.update(coordinator, world, id, person.id, place, 1);
			expect(await roles()).toEqual(['coordinator']);
			await members.end(coordinator, world, id, person.id);
			expect(await roles()).toEqual([]);
		});

		test('the end of the last day of a membership', async () => {
			const { world, pass } = stopped();
			const id = await newOrganisation(world);
			const person = await memberOf(world, id, { role: 'observer', until: '2026-06-01' });
			pass(15 * HOUR + 50 * MINUTE);
			const token = await start(world, person);
			pass(10 * MINUTE - 1);
			expect((await sessions.find(world, token))?.person.memberships).toHaveLength(1);
			pass(1);
			expect((await sessions.find(world, token))?.person.memberships).toEqual([]);
		});

		test('becoming an administrator: the session is shorter', async () => {
			const { world, pass } = stopped();
			const person = await insert(world, {});
			const token = await start(world, person);
			pass(20 * MINUTE);
			await world.store.write(async ({ db, tables }) => {
				await db
					.update(tables.people)
					.set({ administrator: true })
					.where(eq(tables.people.id, person.id));
			});
			expect(await sessions.find(world, token)).toBeNull();
		});
	});
});
