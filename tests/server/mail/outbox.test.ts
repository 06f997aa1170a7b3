import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Letter } from '#lib/server/mail/letters.ts';
import { post } from '#lib/server/mail/outbox.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { takenInShort, takenLetters } from './letters.ts';

const AT = '2026-06-01T12:00:00.000Z';
const LINK = '/invitation/Secret-Token_of-the-link';
const invitation: Letter = {
	message: 'invitation',
	to: { email: ' Ann@Example.org', language: 'fr' },
	link: LINK
};

const posted = async (world: World, letter: Letter) => {
	await world.store.write((transaction) => post(transaction, world, AT, letter));
	return takenInShort(world);
};

type Place = [organisationId: string, Parameters<typeof people.insert>[3]];
const named = (world: World, email: string, [organisationId, membership]: Place | [] = []) =>
	people.insert(world, { email }, organisationId, membership);

describe.each(ENGINES)('the outbox on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });

	test('a letter waits with its parameters sealed', async () => {
		const { world, home } = opened;
		await world.store.write((transaction) => post(transaction, world, AT, invitation));
		const [row] = await world.store.read(({ db, tables }) => db.select().from(tables.outbox));
		expect(Buffer.from(row!.sealed, 'base64url').includes('Secret-Token')).toBe(false);
		for (const name of await readdir(home))
			if (name.startsWith('nrm.db'))
				expect((await readFile(join(home, name))).includes('Secret-Token'), name).toBe(false);
		expect(await takenLetters(world)).toEqual([
			{
				address: 'ann@example.org',
				message: 'invitation',
				language: 'fr',
				parameters: { link: LINK },
				rest: { createdAt: AT, nextTryAt: AT, tries: 0, sentAt: null, failure: null }
			}
		]);
	});

	test('what is undone tells nobody', async () => {
		const { world } = opened;
		const undone = world.store.write(async (transaction) => {
			await post(transaction, world, AT, invitation);
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		expect(await takenLetters(world)).toEqual([]);
	});

	test('nothing is written where no mail can be sent', async () => {
		const { world } = opened;
		await world.store.write((transaction) =>
			post(transaction, { ...world, mail: false }, AT, invitation)
		);
		expect(await takenLetters(world)).toEqual([]);
	});

	test.each([
		['an address elsewhere', { link: 'https://evil.example/reset/a' }],
		['a page that needs no link', { link: '/organisations/a' }],
		['a text beside the link', { link: LINK, note: 'about the survivors' }]
	])('no letter carries %s', async (_what, parameters) => {
		const { world } = opened;
		const letter = { message: 'reset', to: { people: [] }, ...parameters } as unknown as Letter;
		await expect(posted(world, letter)).rejects.toThrow();
		expect(await takenLetters(world)).toEqual([]);
	});

	test('only members of that day are written to, in their language', async () => {
		const { world } = opened;
		const own = await newOrganisation(world);
		const other = await newOrganisation(world, { name: 'Other' });
		const role = 'contributor';
		const asked = [
			await named(world, 'a@own', [own, { role, institution: 'police' }]),
			await named(world, 'b@ends-today', [own, { role, until: AT.slice(0, 10) }]),
			await named(world, 'c@ended', [own, { role, until: '2026-05-31' }]),
			await named(world, 'd@other', [other, { role, institution: 'police' }]),
			await named(world, 'e@disabled', [own, { role, institution: 'police' }]),
			await named(world, 'f@nowhere')
		].map(({ id }) => id);
		await named(world, 'g@not-asked', [own, { role: 'coordinator' }]);
		await named(world, 'h@other-institution', [own, { role, institution: 'labour' }]);
		await world.store.write(async ({ db, tables }) => {
			await db
				.update(tables.people)
				.set({ disabledAt: AT })
				.where(eq(tables.people.email, 'e@disabled'));
			await db
				.update(tables.people)
				.set({ language: 'ru' })
				.where(eq(tables.people.email, 'a@own'));
		});
		const told = async (to: Exclude<Letter['to'], { email: string }>) => {
			const letter: Letter = { message: 'sent-back', to, count: 1 };
			await world.store.write((transaction) => post(transaction, world, AT, letter));
			return (await takenLetters(world)).map(({ address, language }) => `${address} ${language}`);
		};
		expect(await told({ membersOf: own, people: asked })).toEqual(['a@own ru', 'b@ends-today en']);
		expect(await told({ contributorsOf: own, institution: 'police' })).toEqual(['a@own ru']);
		expect(await told({ coordinatorsOf: [own, other] })).toEqual(['g@not-asked en']);
		expect(await told({ coordinatorsOf: [] })).toEqual([]);
		expect(await told({ people: asked })).toEqual([
			'a@own ru',
			'b@ends-today en',
			'c@ended en',
			'd@other en',
			'f@nowhere en'
		]);
	});

	test('all who judge are told, once each', async () => {
		const { world } = opened;
		const [one, two] = [
			await newOrganisation(world, { kind: 'reviewer', states: [] }),
			await newOrganisation(world, { kind: 'reviewer', states: [] })
		];
		const { id } = await named(world, 'reviewer@both', [one, { role: 'contributor' }]);
		await world.store.write(async ({ db, tables: { memberships } }) => {
			await db.insert(memberships).values({
				...{ organisationId: two, personId: id, role: 'coordinator' },
				...{ version: 1, createdAt: AT }
			});
		});
		await named(world, 'observer@one', [one, { role: 'observer' }]);
		const letter: Letter = {
			message: 'submission',
			to: { reviewers: true },
			what: 'arrived',
			sha256: null
		};
		expect(await posted(world, letter)).toEqual([
			['reviewer@both', 'submission', { what: 'arrived', sha256: null }]
		]);
	});

	test('people of an NGO, or once of one, are told nothing but that there is something', async () => {
		const { world } = opened;
		const ngo = await newOrganisation(world, { kind: 'ngo', name: 'Shelter' });
		const ministry = await newOrganisation(world);
		const coordinator = { role: 'coordinator' } as const;
		const { id } = await named(world, 'ngo@both', [ngo, { ...coordinator, until: '2026-01-01' }]);
		await world.store.write(async ({ db, tables: { memberships } }) => {
			await db.insert(memberships).values({
				...{ organisationId: ministry, personId: id, ...coordinator },
				...{ version: 1, createdAt: AT }
			});
		});
		const to = { coordinatorsOf: [ministry] };
		const letters: Letter[] = [
			{ message: 'assignment', to, count: 3, due: '2026-07-01' },
			{ message: 'round', to, due: '2026-07-01' },
			{ message: 'submission', to, what: 'submitted', sha256: 'a'.repeat(64) },
			{ message: 'notice', to, what: 'password' }
		];
		for (const letter of letters)
			expect(await posted(world, letter), letter.message).toEqual([['ngo@both', 'message', {}]]);
		const link = '/reset/abc' as const;
		expect(await posted(world, { message: 'reset', to: { people: [id] }, link })).toEqual([
			['ngo@both', 'reset', { link }]
		]);
	});
});
