import { describe, expect, test } from 'vitest';
import { NotFound } from '#lib/server/errors.ts';
import * as members from '#lib/server/members.ts';
import * as organisations from '#lib/server/organisations.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { administrator, coordinatorOf, entriesOf, insert, memberOf } from './people.ts';

const organisation = (world: World, kind: 'government' | 'ngo' | 'reviewer' = 'government') =>
	organisations.create(SYSTEM, world, {
		kind,
		name: kind,
		states: kind === 'reviewer' ? [] : ['XA']
	});
const observer = { role: 'observer', institution: null, until: null } as const;

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('coordinators and administrators see the people, by name; other members do not', async () => {
		const { world } = opened;
		const id = await organisation(world);
		const zoe = await insert(world, { name: 'Zoe', email: 'zoe@example.org' }, id, {
			role: 'coordinator'
		});
		const ada = await insert(world, { name: 'Ada', email: 'ada@example.org' }, id, {
			role: 'observer',
			until: '2025-12-31'
		});
		const expected = [
			{
				...observer,
				personId: ada.id,
				name: 'Ada',
				email: 'ada@example.org',
				until: '2025-12-31',
				current: false,
				version: 1
			},
			{
				...observer,
				role: 'coordinator',
				personId: zoe.id,
				name: 'Zoe',
				email: 'zoe@example.org',
				current: true,
				version: 1
			}
		];
		expect(await members.list(zoe, world, id)).toEqual(expected);
		expect(await members.list(await administrator(world), world, id)).toEqual(expected);
		const other = await coordinatorOf(world, await organisation(world));
		const plain = await memberOf(world, id, { role: 'observer' });
		for (const actor of [ada, other, plain]) {
			await expect(members.list(actor, world, id)).rejects.toThrow(NotFound);
			await expect(members.update(actor, world, id, zoe.id, observer, 1)).rejects.toThrow(NotFound);
			await expect(members.end(actor, world, id, zoe.id)).rejects.toThrow(NotFound);
		}
	});

	test('a change counts versions and leaves what somebody else changed', async () => {
		const { world } = opened;
		const id = await organisation(world);
		const coordinator = await coordinatorOf(world, id);
		const { id: personId } = await memberOf(world, id, { role: 'observer' });
		const [institution = ''] = world.catalogues[0]!.institutions;
		const place = { role: 'contributor', institution, until: '2026-12-31' } as const;
		const change = (to: members.Place, version: number) =>
			members.update(coordinator, world, id, personId, to, version);
		expect(await change(place, 1)).toEqual({ saved: true, version: 2 });
		expect(await change(place, 2)).toEqual({ saved: true, version: 2 });
		expect(await change(observer, 1)).toEqual({ saved: false, current: place, version: 2 });
		const listed = await members.list(coordinator, world, id);
		expect(listed.find((one) => one.personId === personId)).toMatchObject({ ...place, version: 2 });
		expect((await entriesOf(world, id)).slice(1)).toEqual([
			['member.update', coordinator.id, personId, place]
		]);
	});

	test.each([
		['government', { role: 'contributor' }, [{ place: 'institution', code: 'missing' }]],
		[
			'government',
			{ role: 'contributor', institution: 'bank' },
			[{ place: 'institution', code: 'one-of', got: '"bank"' }]
		],
		[
			'government',
			{ institution: 'police' },
			[{ place: 'institution', code: 'count', got: '1', expected: '0' }]
		],
		[
			'ngo',
			{ role: 'contributor', institution: 'police' },
			[{ place: 'institution', code: 'count', got: '1', expected: '0' }]
		],
		[
			'ngo',
			{ until: '2025-12-31' },
			[{ place: 'until', code: 'period-order', got: '2025-12-31', expected: '2026-01-01' }]
		],
		[
			'ngo',
			{ role: 'king' },
			[
				{
					place: 'role',
					code: 'one-of',
					got: '"king"',
					expected: 'coordinator, contributor, observer'
				}
			]
		],
		['reviewer', { role: 'contributor' }, [{ place: 'role', code: 'two-people' }]]
	] as const)('in a %s nobody becomes %j', async (kind, rest, faults) => {
		const { world } = opened;
		const id = await organisation(world, kind);
		const { id: personId } = await memberOf(world, id, { role: 'observer' });
		const input = { ...observer, ...rest } as members.Place;
		await expect(members.update(SYSTEM, world, id, personId, input, 1)).rejects.toMatchObject({
			faults
		});
		expect(await members.list(SYSTEM, world, id)).toMatchObject([{ ...observer, version: 1 }]);
	});

	test('nobody changes or ends what they are themselves', async () => {
		const { world } = opened;
		const id = await organisation(world);
		const me = await coordinatorOf(world, id);
		const refusal = { faults: [{ place: '', code: 'own-membership' }] };
		await expect(members.update(me, world, id, me.id, observer, 1)).rejects.toMatchObject(refusal);
		await expect(members.end(me, world, id, me.id)).rejects.toMatchObject(refusal);
		expect(await members.list(me, world, id)).toMatchObject([{ role: 'coordinator', version: 1 }]);
	});

	test('what has ended is not taken up again; what is ended is gone', async () => {
		const { world } = opened;
		const id = await organisation(world);
		const coordinator = await coordinatorOf(world, id);
		const past = await memberOf(world, id, { role: 'observer', until: '2025-12-31' });
		await expect(members.update(coordinator, world, id, past.id, observer, 1)).rejects.toThrow(
			NotFound
		);
		await members.end(coordinator, world, id, past.id);
		await expect(members.end(coordinator, world, id, past.id)).rejects.toThrow(NotFound);
		expect((await members.list(coordinator, world, id)).map((one) => one.personId)).toEqual([
			coordinator.id
		]);
		expect((await entriesOf(world, id)).slice(1)).toEqual([
			['member.end', coordinator.id, past.id, null]
		]);
	});
});
