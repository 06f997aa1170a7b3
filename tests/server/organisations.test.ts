import { describe, expect, test } from 'vitest';
import { InputError } from '#lib/core/input-error.ts';
import { NotFound } from '#lib/server/errors.ts';
import * as organisations from '#lib/server/organisations.ts';
import { NOBODY, SYSTEM } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { administrator, coordinatorOf, entriesOf, insert, memberOf } from './people.ts';

const ministry = { kind: 'government', name: 'Ministry', states: ['XA'] } as const;
const input = (rest: object) => ({ ...ministry, states: [...ministry.states], ...rest });

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('an administrator makes an organisation, which its members and administrators read', async () => {
		const { world } = opened;
		const admin = await administrator(world);
		const id = await organisations.create(admin, world, input({ name: ' Ministry of Justice ' }));
		const expected = {
			id,
			kind: 'government',
			name: 'Ministry of Justice',
			states: ['XA'],
			version: 1
		};
		expect(await organisations.find(admin, world, id)).toEqual(expected);
		const coordinator = await coordinatorOf(world, id);
		expect(await organisations.find(coordinator, world, id)).toEqual(expected);
		const stranger = await insert(world, { name: 'Stranger' });
		for (const actor of [stranger, NOBODY])
			await expect(organisations.find(actor, world, id)).rejects.toThrow(NotFound);
		await expect(organisations.find(admin, world, 'none')).rejects.toThrow(NotFound);
		expect(await entriesOf(world, id)).toEqual([
			[
				'organisation.create',
				admin.id,
				null,
				{ kind: 'government', name: 'Ministry of Justice', states: ['XA'] }
			]
		]);
	});

	test('nobody else makes, lists or changes organisations', async () => {
		const { world } = opened;
		const id = await organisations.create(SYSTEM, world, input({}));
		for (const actor of [NOBODY, await coordinatorOf(world, id)]) {
			await expect(organisations.create(actor, world, input({}))).rejects.toThrow(NotFound);
			await expect(organisations.list(actor, world)).rejects.toThrow(NotFound);
			const changed = { name: 'Mine', states: ['XB'] };
			await expect(organisations.update(actor, world, id, changed, 1)).rejects.toThrow(NotFound);
		}
		expect((await organisations.find(SYSTEM, world, id)).name).toBe('Ministry');
	});

	test.each([
		['government', [], { place: 'states', code: 'count', got: '0', expected: '1' }],
		['government', ['XA', 'XB'], { place: 'states', code: 'count', got: '2', expected: '1' }],
		['ngo', [], { place: 'states', code: 'count', got: '0', expected: '≥ 1' }],
		['reviewer', ['XA'], { place: 'states', code: 'count', got: '1', expected: '0' }]
	] as const)('a %s does not have the States %j', async (kind, states, fault) => {
		const { world } = opened;
		const made = organisations.create(SYSTEM, world, input({ kind, states: [...states] }));
		await expect(made).rejects.toMatchObject({ faults: [fault] });
	});

	test('an unknown field, an empty name and a kind that there is not are faults', async () => {
		const { world } = opened;
		const wrong = { ...input({ name: ' ', kind: 'bank' }), version: 3 } as never;
		await expect(organisations.create(SYSTEM, world, wrong)).rejects.toMatchObject({
			faults: [
				{ place: 'kind', code: 'one-of', got: '"bank"', expected: 'government, ngo, reviewer' },
				{ place: 'name', code: 'missing' },
				{ place: 'version', code: 'unknown-field' }
			]
		});
	});

	test('the list has States in order and counts who is a member today', async () => {
		const { world } = opened;
		const name = 'Aid';
		const id = await organisations.create(SYSTEM, world, {
			kind: 'ngo',
			name,
			states: ['XC', 'XB', 'XC']
		});
		await memberOf(world, id, { role: 'observer', until: '2025-12-31' });
		await memberOf(world, id, { role: 'observer', until: '2026-01-01' });
		await memberOf(world, id, { role: 'coordinator', until: null });
		const listed = await organisations.list(SYSTEM, world);
		expect(listed[0]).toEqual({ id, kind: 'ngo', name, states: ['XB', 'XC'], members: 2 });
		expect(listed.map((one) => one.name)).toEqual(listed.map((one) => one.name).toSorted());
	});

	test('a change keeps the kind, counts versions, and leaves what somebody else changed', async () => {
		const { world } = opened;
		const id = await organisations.create(SYSTEM, world, input({}));
		const changed = { name: 'Interior', states: ['XB'] };
		expect(await organisations.update(SYSTEM, world, id, changed, 1)).toEqual({
			saved: true,
			version: 2
		});
		expect(await organisations.update(SYSTEM, world, id, changed, 2)).toEqual({
			saved: true,
			version: 2
		});
		const late = { name: 'Late', states: ['XC'] };
		expect(await organisations.update(SYSTEM, world, id, late, 1)).toEqual({
			saved: false,
			current: changed,
			version: 2
		});
		const kind = { ...changed, kind: 'reviewer' } as never;
		await expect(organisations.update(SYSTEM, world, id, kind, 2)).rejects.toThrow(InputError);
		expect(await organisations.find(SYSTEM, world, id)).toEqual({
			id,
			kind: 'government',
			...changed,
			version: 2
		});
		expect((await entriesOf(world, id)).map(([action]) => action)).toEqual([
			'organisation.create',
			'organisation.update'
		]);
	});
});
