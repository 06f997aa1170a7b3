import { describe, expect, test } from 'vitest';
import type { InputError } from '#lib/core/input-error.ts';
import { LIMITS } from '#lib/core/limits.ts';
import * as assessments from '#lib/server/assessments.ts';
import * as comments from '#lib/server/comments.ts';
import { NotFound } from '#lib/server/errors.ts';
import { SYSTEM, type Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, headFor, openedWorld } from './engines.ts';
import { entriesOf } from './people.ts';
import { memberOf, newOrganisation } from './tenants.ts';

const [STANDARD, OTHER] = ['F-01', 'F-02'];

/** An assessment of a new government, and everybody who may have to do with it. */
async function scene(world: World) {
	const organisationId = await newOrganisation(world);
	const id = await assessments.create(SYSTEM, world, { organisationId }, headFor(world));
	const contributor = (institution: string) =>
		memberOf(organisationId, { role: 'contributor', institution });
	return {
		id,
		organisationId,
		coordinator: memberOf(organisationId),
		observer: memberOf(organisationId, { role: 'observer' }),
		justice: contributor('ministry-justice'),
		police: contributor('police'),
		foreigner: memberOf(await newOrganisation(world))
	};
}

const said = (world: World, actor: Actor, id: string, body: string, rest: object = {}) =>
	comments.write(actor, world, id, STANDARD, {
		body,
		audience: 'shared',
		parentId: null,
		...rest
	});

/** What somebody reads, a line per comment, replies indented. */
const readBy = async (world: World, actor: Actor, id: string) =>
	(await comments.list(actor, world, id, STANDARD)).flatMap(({ body, replies }) => [
		body,
		...replies.map((reply) => `  ${reply.body}`)
	]);

const faultsOf = (work: Promise<unknown>) =>
	work.then(
		() => [],
		(failure: InputError) => failure.faults.map(({ place, code }) => `${place}: ${code}`)
	);

describe.each(ENGINES)('comments on $engine', (engine) => {
	const opened = openedWorld(engine);

	test('internal is read by the institution and those who read all; shared by all members', async () => {
		const { world } = opened;
		const { id, coordinator, observer, justice, police } = await scene(world);
		await said(world, justice, id, 'justice, internal', { audience: 'internal' });
		await said(world, police, id, 'police, internal', { audience: 'internal' });
		await said(world, coordinator, id, 'coordinator, internal', { audience: 'internal' });
		await said(world, justice, id, 'justice, shared');
		const all = [
			'justice, internal',
			'police, internal',
			'coordinator, internal',
			'justice, shared'
		];
		expect(await readBy(world, coordinator, id)).toEqual(all);
		expect(await readBy(world, observer, id)).toEqual(all);
		expect(await readBy(world, justice, id)).toEqual(['justice, internal', 'justice, shared']);
		expect(await readBy(world, police, id)).toEqual(['police, internal', 'justice, shared']);
		const counts = async (actor: Actor) => comments.openCounts(actor, world, id);
		expect(await counts(coordinator)).toEqual({ [STANDARD]: 4 });
		expect(await counts(police)).toEqual({ [STANDARD]: 2 });
		expect(await comments.list(coordinator, world, id, OTHER)).toEqual([]);
	});

	test('a reply has the audience of its thread, and both sides of it read it', async () => {
		const { world } = opened;
		const { id, coordinator, justice, police } = await scene(world);
		const first = await said(world, justice, id, 'Is this right?', { audience: 'internal' });
		const reply = await said(world, coordinator, id, 'It is.', { parentId: first });
		await said(world, justice, id, 'Thank you.', { parentId: reply });
		const thread = ['Is this right?', '  It is.', '  Thank you.'];
		expect(await readBy(world, justice, id)).toEqual(thread);
		expect(await readBy(world, coordinator, id)).toEqual(thread);
		expect(await readBy(world, police, id)).toEqual([]);
		await expect(said(world, police, id, 'What?', { parentId: first })).rejects.toThrow(NotFound);
		await expect(said(world, police, id, 'What?', { parentId: reply })).rejects.toThrow(NotFound);
		const [read] = await comments.list(coordinator, world, id, STANDARD);
		expect(read).toMatchObject({ who: 'contributor', institution: 'ministry-justice' });
		expect(read?.replies[0]).toMatchObject({ who: 'coordinator', institution: null });
	});

	test('observers and strangers write nothing; strangers and administrators read nothing', async () => {
		const { world } = opened;
		const { id, observer, foreigner, coordinator } = await scene(world);
		const thread = await said(world, coordinator, id, 'Here');
		const administrator = { ...foreigner, administrator: true, memberships: [] };
		await expect(said(world, observer, id, 'I')).rejects.toThrow(NotFound);
		for (const actor of [foreigner, administrator]) {
			await expect(said(world, actor, id, 'I')).rejects.toThrow(NotFound);
			await expect(comments.list(actor, world, id, STANDARD)).rejects.toThrow(NotFound);
			await expect(comments.openCounts(actor, world, id)).rejects.toThrow(NotFound);
			await expect(comments.resolve(actor, world, id, STANDARD, thread, true)).rejects.toThrow(
				NotFound
			);
		}
	});

	test('a thread is resolved by its institution or a coordinator, and a reply opens it again', async () => {
		const { world } = opened;
		const { id, organisationId, coordinator, justice, police, observer } = await scene(world);
		const thread = await said(world, justice, id, 'To be settled');
		const settle = (actor: Actor, resolved = true) =>
			comments.resolve(actor, world, id, STANDARD, thread, resolved);
		for (const actor of [police, observer]) {
			await expect(settle(actor)).rejects.toThrow(NotFound);
			expect((await comments.list(actor, world, id, STANDARD))[0]?.mayResolve).toBe(false);
		}
		await settle(justice);
		await settle(justice);
		const [settled] = await comments.list(justice, world, id, STANDARD);
		expect(settled?.resolved).toEqual({ at: expect.stringMatching(/^2026-/), by: 'contributor' });
		expect(settled?.mayResolve).toBe(true);
		expect(await comments.openCounts(coordinator, world, id)).toEqual({});
		await settle(coordinator, false);
		expect(await comments.openCounts(coordinator, world, id)).toEqual({ [STANDARD]: 1 });
		await settle(coordinator);
		const reply = await said(world, police, id, 'Not so fast', { parentId: thread });
		expect((await comments.list(coordinator, world, id, STANDARD))[0]?.resolved).toBeNull();
		await expect(comments.resolve(coordinator, world, id, STANDARD, reply, true)).rejects.toThrow(
			NotFound
		);
		await expect(comments.resolve(coordinator, world, id, OTHER, thread, true)).rejects.toThrow(
			NotFound
		);
		const entries = (await entriesOf(world, organisationId)).filter(([action]) =>
			action.startsWith('comment.')
		);
		expect(entries.map(([action, , ref, after]) => [action, ref, after])).toEqual([
			['comment.write', thread, { audience: 'shared', parent: null }],
			['comment.resolve', thread, { resolved: true }],
			['comment.resolve', thread, { resolved: false }],
			['comment.resolve', thread, { resolved: true }],
			['comment.write', reply, { audience: 'shared', parent: thread }]
		]);
	});

	test('a comment changes neither the answer nor when the assessment was changed', async () => {
		const { world } = opened;
		const { id, coordinator } = await scene(world);
		const before = await assessments.find(coordinator, world, id);
		await said(world, coordinator, id, 'Only said');
		expect(await assessments.find(coordinator, world, id)).toEqual(before);
	});

	test('what says nothing, too much, or to nobody is refused with its place', async () => {
		const { world } = opened;
		const { id, coordinator } = await scene(world);
		const refused = (body: string, rest: object = {}) =>
			faultsOf(said(world, coordinator, id, body, rest));
		expect(await refused(' \n ')).toEqual(['body: missing']);
		expect(await refused('x'.repeat(LIMITS.comment + 1))).toEqual(['body: text-long']);
		expect(await refused('x', { audience: 'all' })).toEqual(['audience: one-of']);
		await expect(said(world, coordinator, id, 'x', { parentId: 'none' })).rejects.toThrow(NotFound);
		await expect(
			comments.write(coordinator, world, id, 'F-99', {
				body: 'x',
				audience: 'shared',
				parentId: null
			})
		).rejects.toThrow(NotFound);
		expect(await readBy(world, coordinator, id)).toEqual([]);
	});

	test('nobody writes what they could not read themselves', async () => {
		const { world } = opened;
		const organisationId = await newOrganisation(world, { kind: 'ngo' });
		const head = headFor(world, { kind: 'shadow' });
		const id = await assessments.create(SYSTEM, world, { organisationId }, head);
		const writer = memberOf(organisationId, { kind: 'ngo', role: 'contributor' });
		expect(await faultsOf(said(world, writer, id, 'x', { audience: 'internal' }))).toEqual([
			'audience: one-of'
		]);
		await said(world, writer, id, 'x');
		expect(await readBy(world, writer, id)).toEqual(['x']);
	});
});
