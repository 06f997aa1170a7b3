import { describe, expect, test } from 'vitest';
import { verifyPassword } from '#lib/server/accounts/passwords.ts';
import { personAt } from '#lib/server/accounts/people.ts';
import { isSetUp, newSetUpCode, setUp } from '#lib/server/accounts/set-up.ts';
import { NotFound } from '#lib/server/errors.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { entriesOf } from '../people.ts';

const CODE = '7K2M-01AB-CDEF-GHJK';
const password = 'nineteen quiet otters paint';
const input = {
	code: CODE,
	email: ' Ada@Example.org',
	name: 'Ada',
	password,
	language: 'fr'
} as const;

test('a code has four groups of four signs that are not misread, another one each time', () => {
	const codes = Array.from({ length: 50 }, newSetUpCode);
	for (const code of codes)
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
	expect(new Set(codes).size).toBe(50);
});

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test.each([
		[{ code: '' }, [{ place: 'code', code: 'missing' }]],
		[{ code: '7K2M-01AB-CDEF-GHJX' }, [{ place: 'code', code: 'wrong-set-up-code' }]],
		[
			{ code: 'x', email: 'ada', name: ' ', password: '' },
			[
				{ place: 'email', code: 'pattern', got: '"ada"', expected: 'name@example.org' },
				{ place: 'name', code: 'missing' },
				{ place: 'password', code: 'missing' },
				{ place: 'code', code: 'wrong-set-up-code' }
			]
		],
		[{ password: 'too short' }, [{ place: 'password', code: 'password-short', expected: '15' }]],
		[{ password: 'ada@example.org Ada' }, [{ place: 'password', code: 'password-weak' }]]
	])('%j is refused', async (rest, faults) => {
		const { world } = opened;
		await expect(setUp(world, CODE, { ...input, ...rest })).rejects.toMatchObject({ faults });
		expect(await isSetUp(world)).toBe(false);
	});

	test('of two at once, one becomes the administrator; afterwards there is nothing to set up', async () => {
		const { world } = opened;
		const misread = { ...input, code: '7k2m olab cdefghjk' };
		const outcomes = await Promise.allSettled([
			setUp(world, CODE, misread),
			setUp(world, CODE, { ...input, email: 'eve@example.org' })
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		for (const outcome of outcomes)
			if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NotFound);
			else
				expect(outcome.value).toMatchObject({
					kind: 'person',
					name: 'Ada',
					administrator: true,
					memberships: []
				});
		expect(await isSetUp(world)).toBe(true);
		await expect(setUp(world, CODE, input)).rejects.toThrow(NotFound);
		const rows = await world.store.read(({ db, tables }) => db.select().from(tables.people));
		expect(rows).toHaveLength(1);
		const [row] = rows;
		expect(await world.store.read((transaction) => personAt(transaction, row!.email))).toEqual(row);
		expect(row).toMatchObject({ name: 'Ada', language: 'fr', administrator: true });
		expect(await verifyPassword(row!.passwordHash, password)).toBe(true);
		const entries = await entriesOf(world, null);
		expect(entries).toEqual([
			['installation.set-up', row!.id, row!.id, { email: row!.email, name: 'Ada' }]
		]);
	});
});
