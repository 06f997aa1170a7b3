import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ask, close, say } from '#lib/server/clarifications/write.ts';
import { remind } from '#lib/server/mail/reminders.ts';
import type { Person } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { begun, standardIds } from '../reviews/scene.ts';
import { takenLetters } from './letters.ts';

const QUESTION = { kind: 'question', body: 'Which shelters are open?' } as const;

describe.each(ENGINES)('mail about clarifications on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });
	const told = async (world: World) =>
		(await takenLetters(world)).map(({ address, message, parameters }) => [
			address,
			message,
			parameters
		]);
	const emailOf = (world: World, { id }: Person) =>
		world.store.read(async ({ db, tables }) => {
			const [row] = await db.select().from(tables.people).where(eq(tables.people.id, id));
			return row!.email;
		});
	const scene = async () => {
		const { world } = opened;
		const made = await begun(world);
		const boss = await people.coordinatorOf(world, made.organisationId);
		await people.memberOf(world, made.organisationId, {
			role: 'contributor',
			institution: 'police'
		});
		await takenLetters(world);
		const [standard = ''] = standardIds(world);
		return { ...made, world, standard, boss: await emailOf(world, boss), person: boss };
	};

	test('coordinators are told that they are asked, and by when; not what, by whom, about what', async () => {
		const { world, one, reviewId, standard, boss, person, lead, two } = await scene();
		const id = await ask(one, world, reviewId, standard, { ...QUESTION, due: '2099-05-29' });
		const asked = { what: 'asked', due: '2099-05-29' };
		expect(await told(world)).toEqual([[boss, 'clarification', asked]]);
		await say(person, world, id, { body: 'All five.', version: 1 });
		const replied = { what: 'replied' };
		const [writer, leader] = [await emailOf(world, one), await emailOf(world, lead)];
		expect(await told(world)).toEqual(
			[writer, leader].toSorted().map((address) => [address, 'clarification', replied])
		);
		await say(two, world, id, { body: 'Since when?', version: 2 });
		expect(await told(world)).toEqual([[boss, 'clarification', asked]]);
		await close(lead, world, id, true);
		expect(await told(world)).toEqual([]);
	});

	test('they are reminded once before and once after, until they have replied', async () => {
		const { world, one, reviewId, standard, boss, person } = await scene();
		const due = '2098-05-29';
		const id = await ask(one, world, reviewId, standard, { ...QUESTION, due });
		await ask(one, world, reviewId, standard, { ...QUESTION, due });
		await ask(one, world, reviewId, standard, { ...QUESTION, due: null });
		await takenLetters(world);
		const on = async (day: string) => {
			await remind({ ...world, now: () => new Date(`${day}T10:00:00.000Z`) });
			return (await takenLetters(world)).map(({ address, parameters }) => {
				const { repliesDueSoon, repliesOverdue } = parameters as Record<string, number>;
				return [address, repliesDueSoon, repliesOverdue];
			});
		};
		expect(await on('2098-05-25')).toEqual([]);
		expect(await on('2098-05-26')).toEqual([[boss, 2, 0]]);
		expect(await on('2098-05-27')).toEqual([]);
		await say(person, world, id, { body: 'All five.', version: 1 });
		await takenLetters(world);
		expect(await on('2098-05-30')).toEqual([[boss, 0, 1]]);
		expect(await on('2098-05-31')).toEqual([]);
	});
});
