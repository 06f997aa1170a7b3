import { describe, expect, test } from 'vitest';
import { demand } from '#lib/server/access.ts';
import * as assessments from '#lib/server/assessments.ts';
import { openDenials } from '#lib/server/audit/denials.ts';
import { Denied, NotFound } from '#lib/server/errors.ts';
import * as organisations from '#lib/server/organisations.ts';
import { NOBODY, SYSTEM, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, newAssessment, openedWorld } from '../engines.ts';
import { coordinatorOf, entriesOf, memberOf } from '../people.ts';
import { newOrganisation, ownerIn } from '../tenants.ts';

const HOUR = 60 * 60 * 1_000;

/** What a question throws; the answer shows no more of it than of what is not there. */
async function denialOf(asking: Promise<unknown>): Promise<Denied> {
	const failure = await asking.then(
		() => null,
		(error: unknown) => error
	);
	if (!(failure instanceof Denied)) throw new Error(`not denied: ${String(failure)}`);
	return failure;
}

const denialsOf = async (world: World, organisationId: string | null) =>
	(await entriesOf(world, organisationId)).filter(([action]) => action === 'access.denied');

test('a denial is a NotFound and says no more', () => {
	const denied = new Denied('assessment.read', { id: 'a', organisationId: 'o' });
	const { name, message } = new NotFound();
	expect(denied).toBeInstanceOf(NotFound);
	expect([denied.name, denied.message, denied.deed]).toEqual([name, message, 'assessment.read']);
	expect(() => demand(NOBODY, 'installation.administer', null)).toThrow(Denied);
});

describe.each(ENGINES)('denied access on $engine', (engine) => {
	const opened = openedWorld(engine);
	const asking = async (
		actor: Actor,
		times: readonly number[],
		question: () => Promise<unknown>
	) => {
		let at = Date.UTC(2026, 5, 1);
		const note = openDenials({ ...opened.world, now: () => new Date(at) });
		for (const time of times) {
			at = Date.UTC(2026, 5, 1) + time;
			note(actor, await denialOf(question()));
			await opened.world.aside.done();
		}
	};

	test('a stranger is recorded in the trail of the installation only', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const owner = await ownerIn(world);
		const other = await newOrganisation(world);
		const stranger = await coordinatorOf(world, other);
		await asking(stranger, [0], () => assessments.find(stranger, world, id));
		expect(await denialsOf(world, null)).toEqual([
			['access.denied', stranger.id, null, { deed: 'assessment.read', object: id }]
		]);
		expect(await denialsOf(world, owner)).toEqual([]);
		expect(await denialsOf(world, other)).toEqual([]);
	});

	test('a member who may not is recorded in the trail of the own organisation', async () => {
		const { world } = opened;
		const id = await newAssessment(world);
		const owner = await ownerIn(world);
		const observer = await memberOf(world, owner, { role: 'observer' });
		const question = () => assessments.remove(observer, world, id);
		await asking(observer, [0], question);
		expect(await denialsOf(world, owner)).toEqual([
			['access.denied', observer.id, null, { deed: 'assessment.remove', object: id }]
		]);
	});

	test('once an hour for each person, deed and object', async () => {
		const { world } = opened;
		const organisationId = await newOrganisation(world);
		const insider = await memberOf(world, organisationId, { role: 'observer' });
		const change = (id: string) => () =>
			assessments.create(insider, world, { organisationId: id }, headFor(world));
		const manage = () =>
			world.store.read((transaction) =>
				organisations.reach(transaction, insider, 'organisation.manage', organisationId)
			);
		const count = async () => (await denialsOf(world, organisationId)).length;
		await asking(insider, [0, 1, HOUR - 1], manage);
		expect(await count()).toBe(1);
		await asking(insider, [0, HOUR - 1, HOUR, 2 * HOUR - 1, 2 * HOUR], manage);
		expect(await count()).toBe(4);
		await asking(insider, [0, 1], change(organisationId));
		expect(await count()).toBe(5);
	});

	test('what does not exist, the process and who is not signed in are not recorded', async () => {
		const { world } = opened;
		const owner = await ownerIn(world);
		const observer = await memberOf(world, owner, { role: 'observer' });
		const before = [await denialsOf(world, null), await denialsOf(world, owner)];
		await asking(observer, [0, 1], () => organisations.find(observer, world, 'made-up'));
		const create = () =>
			assessments.create(observer, world, { organisationId: 'made-up' }, headFor(world));
		await asking(observer, [0, 1], create);
		await asking(SYSTEM, [0], () => organisations.find(observer, world, owner + 'x'));
		await asking(NOBODY, [0], () => organisations.find(NOBODY, world, owner));
		expect([await denialsOf(world, null), await denialsOf(world, owner)]).toEqual(before);
	});

	test('pages of no object in particular have no object', async () => {
		const { world } = opened;
		const member = await memberOf(world, await newOrganisation(world), { role: 'coordinator' });
		await asking(member, [0, 1], () => organisations.list(member, world));
		expect((await denialsOf(world, null)).at(-1)).toEqual([
			'access.denied',
			member.id,
			null,
			{ deed: 'installation.administer', object: null }
		]);
	});
});
