import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { AssignmentProgress, Status } from '#lib/core/codes.ts';
import * as assessments from '#lib/server/assessments.ts';
import { newId } from '#lib/server/ids.ts';
import { remind } from '#lib/server/mail/reminders.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { takenLetters } from './letters.ts';

const on = (world: World, day: string): World => ({
	...world,
	now: () => new Date(`${day}T10:00:00.000Z`)
});
const NOTHING = {
	...{ dueSoon: 0, overdue: 0, overdueOfOthers: 0 },
	...{ submissionsDueSoon: 0, submissionsOverdue: 0 },
	...{ repliesDueSoon: 0, repliesOverdue: 0 }
};

describe.each(ENGINES)('reminders on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });

	const member = (
		world: World,
		organisationId: string,
		email: string,
		role: 'coordinator' | 'contributor',
		rest: { institution?: string; until?: string } = {}
	) => people.insert(world, { email }, organisationId, { role, ...rest });
	const assign = (
		world: World,
		assessmentId: string,
		all: { personId?: string; due: string | null; progress?: AssignmentProgress }[]
	) =>
		world.store.write(({ db, tables }) =>
			db.insert(tables.assignments).values(
				all.map(({ progress = 'open', ...rest }, number) => ({
					...{ assessmentId, standardId: `${number}`, institution: 'police' },
					...{ progress, version: 1 },
					...rest
				}))
			)
		);
	const round = async (world: World, due: string, organisations: string[]) => {
		const id = newId();
		const { id: catalogueId, version: catalogueVersion } = world.catalogues[0]!;
		await world.store.write(async ({ db, tables }) => {
			await db.insert(tables.rounds).values({
				...{ id, name: 'Round of XA', catalogueId, catalogueVersion },
				...{ periodFrom: '2030-01-01', periodTo: '2030-12-31' },
				...{ opens: '2031-01-01', due, closes: due, version: 1, createdAt: '2031-01-01' }
			});
			await db
				.insert(tables.roundOrganisations)
				.values(organisations.map((organisationId) => ({ roundId: id, organisationId })));
		});
		return id;
	};
	const set = (
		world: World,
		id: string,
		values: { status?: Status; roundId?: string }
	): Promise<void> =>
		world.store.write(async ({ db, tables }) => {
			await db.update(tables.assessments).set(values).where(eq(tables.assessments.id, id));
		});
	const told = async (world: World, day: string) => {
		await remind(on(world, day));
		return (await takenLetters(world)).map(({ address, message, parameters }) => [
			address,
			message,
			parameters
		]);
	};

	test('one letter a person with the count, once for each occasion', async () => {
		const { world } = opened;
		const own = await newOrganisation(world);
		const id = await assessments.create(SYSTEM, world, { organisationId: own }, headFor(world));
		const police = { institution: 'police' };
		await member(world, own, 'a-boss@one', 'coordinator');
		const { id: pia } = await member(world, own, 'b-pia@one', 'contributor', police);
		await member(world, own, 'c-paul@one', 'contributor', police);
		await member(world, own, 'd-ended@one', 'contributor', { ...police, until: '2031-01-01' });
		const gone = await member(world, own, 'e-disabled@one', 'contributor', police);
		await world.store.write(async ({ db, tables }) => {
			await db
				.update(tables.people)
				.set({ disabledAt: '2031-01-01' })
				.where(eq(tables.people.id, gone.id));
		});
		await assign(world, id, [
			{ personId: pia, due: '2031-03-31' },
			{ personId: pia, due: '2031-03-31', progress: 'sent-back' },
			{ personId: pia, due: '2031-03-31', progress: 'ready' },
			{ due: '2031-03-31', progress: 'in-progress' },
			{ due: null },
			{ personId: gone.id, due: '2031-03-25' }
		]);
		expect(await told(world, '2031-03-17')).toEqual([]);
		expect(await told(world, '2031-03-24')).toEqual([
			['b-pia@one', 'reminder', { ...NOTHING, dueSoon: 4 }],
			['c-paul@one', 'reminder', { ...NOTHING, dueSoon: 2 }]
		]);
		expect(await told(world, '2031-03-24')).toEqual([]);
		expect(await told(world, '2031-03-25')).toEqual([]);
		expect(await told({ ...world, mail: false }, '2031-04-01')).toEqual([]);
		expect(await told(world, '2031-04-01')).toEqual([
			['a-boss@one', 'reminder', { ...NOTHING, overdueOfOthers: 4 }],
			['b-pia@one', 'reminder', { ...NOTHING, overdue: 4 }],
			['c-paul@one', 'reminder', { ...NOTHING, overdue: 2 }]
		]);
		await set(world, id, { status: 'submitted' });
		expect(await told(world, '2031-04-07')).toEqual([]);
	});

	test('coordinators whose assessment is not submitted, of NGOs without a word of what', async () => {
		const { world } = opened;
		const names = ['a-none', 'b-draft', 'c-submitted', 'd-returned', 'e-accepted', 'f-ngo'];
		const [none, draft, submitted, returned, accepted, ngo] = await Promise.all(
			names.map((name) =>
				newOrganisation(world, { name, kind: name === 'f-ngo' ? 'ngo' : 'government' })
			)
		);
		const all = [none!, draft!, submitted!, returned!, accepted!, ngo!];
		for (const [index, id] of all.entries())
			await member(world, id, `${names[index]}@two`, 'coordinator');
		await member(world, none!, 'x-contributor@two', 'contributor', { institution: 'police' });
		const roundId = await round(world, '2032-06-15', all);
		for (const [organisationId, status] of [
			[draft!, 'draft'],
			[submitted!, 'submitted'],
			[returned!, 'returned'],
			[accepted!, 'accepted']
		] as const) {
			const id = await assessments.create(SYSTEM, world, { organisationId }, headFor(world));
			await set(world, id, { roundId, status });
		}
		const soon = { ...NOTHING, submissionsDueSoon: 1 };
		expect(await told(world, '2032-06-08')).toEqual([
			['a-none@two', 'reminder', soon],
			['b-draft@two', 'reminder', soon],
			['d-returned@two', 'reminder', soon],
			['f-ngo@two', 'message', {}]
		]);
		expect(await told(world, '2032-06-09')).toEqual([]);
	});

	test('what cannot be written reminds nobody, and the next hour does', async () => {
		const { world } = opened;
		const own = await newOrganisation(world);
		await member(world, own, 'boss@three', 'coordinator');
		await round(world, '2033-06-15', [own]);
		const broken = {
			...world,
			keys: {
				...world.keys,
				seal: () => {
					throw new Error('broken');
				}
			}
		};
		await expect(told(broken, '2033-06-08')).rejects.toThrow('broken');
		expect(await told(world, '2033-06-08')).toEqual([
			['boss@three', 'reminder', { ...NOTHING, submissionsDueSoon: 1 }]
		]);
	});
});
