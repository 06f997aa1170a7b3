import { describe, expect, test } from 'vitest';
import * as assignments from '#lib/server/assignments.ts';
import * as assessments from '#lib/server/assessments.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as moves from '#lib/server/moves.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld } from './engines.ts';
import { entriesOf, memberOf as insertMember } from './people.ts';
import { memberOf, newOrganisation } from './tenants.ts';

async function started(world: World) {
	const organisationId = await newOrganisation(world);
	const coordinator = memberOf(organisationId);
	const id = await assessments.create(coordinator, world, { organisationId }, headFor(world));
	const [catalogue] = world.catalogues;
	const [first = '', second = ''] = catalogue!.standards.map((standard) => standard.id);
	const [justice = '', social = ''] = catalogue!.institutions;
	const contributor = (institution: string) =>
		memberOf(organisationId, { role: 'contributor', institution });
	return { organisationId, coordinator, id, first, second, justice, social, contributor };
}

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('many standards are asked of many institutions at once, with one entry in the trail', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, first, second, justice, social } =
			await started(world);
		const asked = {
			standards: [first, second],
			institutions: [justice, social],
			personId: null,
			due: '2026-12-01'
		};
		await assignments.assign(coordinator, world, id, asked);
		const listed = await assignments.list(coordinator, world, id);
		expect(listed.map(({ standard, institution }) => [standard, institution])).toEqual(
			[first, second].flatMap((standard) =>
				[justice, social].toSorted().map((institution) => [standard, institution])
			)
		);
		expect(listed[0]).toEqual({
			standard: first,
			institution: [justice, social].toSorted()[0],
			person: null,
			due: '2026-12-01',
			progress: 'open',
			note: null,
			version: 1
		});
		expect((await entriesOf(world, organisationId)).at(-1)).toEqual([
			'assignment.set',
			coordinator.id,
			null,
			asked
		]);
	});

	test('asking again changes person and day, and nothing else', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, first, justice } = await started(world);
		const person = await insertMember(world, organisationId, {
			role: 'contributor',
			institution: justice
		});
		const asked = { standards: [first], institutions: [justice], personId: null, due: null };
		await assignments.assign(coordinator, world, id, asked);
		await assignments.assign(coordinator, world, id, {
			...asked,
			personId: person.id,
			due: '2027-01-31'
		});
		expect(await assignments.list(coordinator, world, id)).toEqual([
			{
				standard: first,
				institution: justice,
				person: { id: person.id, name: person.name },
				due: '2027-01-31',
				progress: 'open',
				note: null,
				version: 1
			}
		]);
	});

	test('what is not there, and who is not of that institution, is refused by place', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, first, justice, social } = await started(world);
		const { id: personId } = await insertMember(world, organisationId, {
			role: 'contributor',
			institution: social
		});
		const gone = await insertMember(world, organisationId, {
			role: 'contributor',
			institution: justice,
			until: '2025-12-31'
		});
		const asked = { standards: [first], institutions: [justice], personId: null, due: null };
		const faults = (input: assignments.Assigning) =>
			assignments.assign(coordinator, world, id, input).then(
				() => [],
				(failure) => failure.faults.map(({ place }: { place: string }) => place)
			);
		expect(await faults({ ...asked, standards: [] })).toEqual(['standards']);
		expect(await faults({ ...asked, institutions: [] })).toEqual(['institutions']);
		expect(await faults({ ...asked, standards: ['none'], institutions: ['none'] })).toEqual([
			'standards',
			'institutions'
		]);
		expect(await faults({ ...asked, due: '2026-02-30' })).toEqual(['due']);
		expect(await faults({ ...asked, personId })).toEqual(['personId']);
		expect(await faults({ ...asked, personId: gone.id })).toEqual(['personId']);
		expect(await faults({ ...asked, institutions: [justice, social], personId })).toEqual([
			'personId'
		]);
		expect(await assignments.list(coordinator, world, id)).toEqual([]);
	});

	test('only coordinators ask, and only while it is a draft; observers see the board', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, first, justice, contributor } = await started(world);
		const asked = { standards: [first], institutions: [justice], personId: null, due: null };
		const observer = memberOf(organisationId, { role: 'observer' });
		const stranger = memberOf(await newOrganisation(world));
		for (const actor of [observer, contributor(justice), stranger]) {
			await expect(assignments.assign(actor, world, id, asked)).rejects.toThrow(NotFound);
			await expect(assignments.remove(actor, world, id, first, justice)).rejects.toThrow(NotFound);
		}
		for (const actor of [contributor(justice), stranger])
			await expect(assignments.list(actor, world, id)).rejects.toThrow(NotFound);
		expect(await assignments.list(observer, world, id)).toEqual([]);
		await moves.move(coordinator, world, id, 'request-approval', { version: 1 });
		await expect(assignments.assign(coordinator, world, id, asked)).rejects.toThrow(NotFound);
	});

	test('a contributor sees what is asked of the own institution, the first due first', async () => {
		const { world } = opened;
		const { coordinator, id, first, second, justice, social, contributor } = await started(world);
		const ask = (standard: string, institution: string, due: string | null) =>
			assignments.assign(coordinator, world, id, {
				standards: [standard],
				institutions: [institution],
				personId: null,
				due
			});
		await ask(first, justice, null);
		await ask(second, justice, '2026-12-01');
		await ask(first, social, null);
		const own = await assignments.own(contributor(justice), world);
		expect(own.map(({ standard, institution }) => [standard, institution])).toEqual([
			[second, justice],
			[first, justice]
		]);
		expect(own[0]!.assessment).toMatchObject({ id, state: 'XA', status: 'draft' });
		expect(await assignments.own(coordinator, world)).toEqual([]);
		const elsewhere = memberOf(await newOrganisation(world), {
			role: 'contributor',
			institution: justice
		});
		expect(await assignments.own(elsewhere, world)).toEqual([]);
	});

	test('what is no longer asked is gone, and stays in the trail', async () => {
		const { world } = opened;
		const { organisationId, coordinator, id, first, justice } = await started(world);
		const asked = { standards: [first], institutions: [justice], personId: null, due: null };
		await assignments.assign(coordinator, world, id, asked);
		await assignments.remove(coordinator, world, id, first, justice);
		await expect(assignments.remove(coordinator, world, id, first, justice)).rejects.toThrow(
			NotFound
		);
		expect(await assignments.list(coordinator, world, id)).toEqual([]);
		expect((await entriesOf(world, organisationId)).at(-1)?.slice(0, 3)).toEqual([
			'assignment.remove',
			coordinator.id,
			justice
		]);
	});
});
