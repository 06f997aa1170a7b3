import { describe, expect, test } from 'vitest';
import * as invitations from '#lib/server/accounts/invitations.ts';
import { NotFound } from '#lib/server/errors.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import * as people from '../people.ts';
import { newOrganisation } from '../tenants.ts';
import { takenInShort, takenLetters } from './letters.ts';

const invited = (organisationId: string): invitations.NewInvitation => ({
	...{ organisationId, email: 'Ada@example.org', name: 'Ada', language: 'it' },
	role: 'observer',
	...{ institution: null, until: null }
});

describe.each(ENGINES)('invitations on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });
	const inOrganisation = async (world: World) => {
		const id = await newOrganisation(world, { kind: 'ngo', name: 'Shelter of Xanadu' });
		return { id, coordinator: await people.coordinatorOf(world, id) };
	};

	test('the link is mailed in the language of the invited, and still shown', async () => {
		const { world } = opened;
		const { id, coordinator } = await inOrganisation(world);
		const made = await invitations.invite(coordinator, world, invited(id));
		expect(made.mailed).toBe(true);
		expect(await takenLetters(world)).toMatchObject([
			{
				...{ address: 'ada@example.org', message: 'invitation', language: 'it' },
				parameters: { link: `/invitation/${made.token}` }
			}
		]);
	});

	test('a new link is mailed as well', async () => {
		const { world } = opened;
		const { id, coordinator } = await inOrganisation(world);
		const first = await invitations.invite(coordinator, world, invited(id));
		await takenLetters(world);
		const second = await invitations.renew(coordinator, world, first.id);
		expect(second.mailed).toBe(true);
		expect(await takenInShort(world)).toEqual([
			['ada@example.org', 'invitation', { link: `/invitation/${second.token}` }]
		]);
	});

	test('a link that waits for a second administrator is not, until it is made anew', async () => {
		const { world } = opened;
		const [one, two] = [await people.administrator(world), await people.administrator(world)];
		const id = await newOrganisation(world, { kind: 'reviewer', states: [] });
		const made = await invitations.invite(one, world, invited(id));
		expect([made.mailed, await takenLetters(world)]).toEqual([false, []]);
		const again = await invitations.renew(one, world, made.id);
		expect([again.mailed, await takenLetters(world)]).toEqual([false, []]);
		await invitations.confirm(two, world, made.id);
		expect((await invitations.renew(one, world, made.id)).mailed).toBe(true);
		expect(await takenLetters(world)).toHaveLength(1);
	});

	test('who may not invite mails nothing', async () => {
		const { world } = opened;
		const { id } = await inOrganisation(world);
		const stranger = await people.insert(world, {});
		await expect(invitations.invite(stranger, world, invited(id))).rejects.toThrow(NotFound);
		expect(await takenLetters(world)).toEqual([]);
	});

	test('without mail the link is only shown', async () => {
		const world = { ...opened.world, mail: false };
		const { id, coordinator } = await inOrganisation(world);
		const made = await invitations.invite(coordinator, world, invited(id));
		expect([made.mailed, await takenLetters(world)]).toEqual([false, []]);
	});
});
