import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { accept, acceptAs, look } from '#lib/server/accounts/accept-invitation.ts';
import * as invitations from '#lib/server/accounts/invitations.ts';
import * as sessions from '#lib/server/accounts/sessions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { hashOf } from '#lib/server/ids.ts';
import * as organisations from '#lib/server/organisations.ts';
import { NOBODY, SYSTEM } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { ENGINES, openedWorld } from '../engines.ts';
import { administrator, coordinatorOf, entriesOf, insert, memberOf } from '../people.ts';

const password = 'nineteen quiet otters paint';
const account = { name: 'Ada L.', password, language: 'fr' } as const;
let count = 0;
const invited = (organisationId: string, rest: object = {}) => ({
	organisationId,
	email: `ada-${++count}@example.org`,
	name: 'Ada',
	role: 'observer' as const,
	institution: null,
	until: null,
	language: null,
	...rest
});
const asAdministrator = () => ({ ...invited(''), organisationId: null, role: null });
const organisation = (world: World, kind: 'government' | 'ngo' | 'reviewer' = 'government') =>
	organisations.create(SYSTEM, world, {
		kind,
		name: `The ${kind}`,
		states: kind === 'reviewer' ? [] : ['XA']
	});
const rowOf = async (world: World, id: string) => {
	const [row] = await world.store.read(({ db, tables: { invitations } }) =>
		db.select().from(invitations).where(eq(invitations.id, id))
	);
	return row!;
};
const later = (world: World, hours: number): World => {
	const now = world.now().getTime() + hours * 3_600_000;
	return { ...world, now: () => new Date(now) };
};

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);
	let id: string;
	beforeAll(async () => {
		id = await organisation(opened.world);
	});

	test('a link makes an account with what was offered, once', async () => {
		const { world } = opened;
		const coordinator = await coordinatorOf(world, id);
		const [institution = ''] = world.catalogues[0]!.institutions;
		const given = invited(id, {
			role: 'contributor',
			institution,
			until: '2026-12-31',
			email: 'Ada@Example.org'
		});
		const made = await invitations.invite(coordinator, world, given);
		expect(Buffer.from(made.token, 'base64url')).toHaveLength(32);
		const row = await rowOf(world, made.id);
		expect(row).toMatchObject({
			hash: hashOf(made.token),
			invitedBy: coordinator.id,
			needsConfirmation: false
		});
		expect(JSON.stringify(row)).not.toContain(made.token);
		expect(Date.parse(row.expiresAt) - Date.parse(row.createdAt)).toBe(48 * 3_600_000);
		expect(await look(world, made.token)).toEqual({
			organisation: { name: 'The government', kind: 'government' },
			role: 'contributor',
			email: 'ada@example.org',
			name: 'Ada'
		});
		const person = await accept(world, made.token, account);
		expect(person).toMatchObject({
			name: 'Ada L.',
			administrator: false,
			memberships: [{ organisation: { id, states: ['XA'] }, role: 'contributor', institution }]
		});
		expect(await look(world, made.token)).toBeNull();
		await expect(accept(world, made.token, account)).rejects.toThrow(NotFound);
		const joined = { invitation: made.id, role: 'contributor', institution, until: '2026-12-31' };
		expect((await entriesOf(world, id)).slice(-1)).toEqual([
			['member.join', person.id, person.id, joined]
		]);
		expect((await entriesOf(world, null)).slice(-1)).toEqual([
			['person.create', person.id, person.id, null]
		]);
	});

	test('of two who open a link at once, one gets in', async () => {
		const { world } = opened;
		const { token } = await invitations.invite(SYSTEM, world, invited(id));
		const outcomes = await Promise.allSettled([
			accept(world, token, account),
			accept(world, token, account)
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('a weak password and an empty name are faults, and the link still works', async () => {
		const { world } = opened;
		const { token } = await invitations.invite(SYSTEM, world, invited(id));
		await expect(
			accept(world, token, { ...account, name: '', password: '' })
		).rejects.toMatchObject({
			faults: [
				{ place: 'name', code: 'missing' },
				{ place: 'password', code: 'missing' }
			]
		});
		const weak = { ...account, password: 'The government 2026' };
		await expect(accept(world, token, weak)).rejects.toMatchObject({
			faults: [{ place: 'password', code: 'password-weak' }]
		});
		expect(await look(world, token)).not.toBeNull();
	});

	test('a link ends after 48 hours, and a new one replaces it', async () => {
		const { world } = opened;
		const old = await invitations.invite(SYSTEM, world, invited(id));
		expect(await look(later(world, 47), old.token)).not.toBeNull();
		const late = later(world, 48);
		expect(await look(late, old.token)).toBeNull();
		await expect(accept(late, old.token, account)).rejects.toThrow(NotFound);
		const open = (await invitations.list(SYSTEM, late, id)).find((one) => one.id === old.id);
		expect(open).toMatchObject({ expired: true, awaitsConfirmation: false, mayConfirm: false });
		const renewed = await invitations.renew(SYSTEM, late, old.id);
		expect(await look(late, old.token)).toBeNull();
		expect(await look(late, renewed.token)).not.toBeNull();
	});

	test('a revoked link leads nowhere, and is not renewed', async () => {
		const { world } = opened;
		const made = await invitations.invite(SYSTEM, world, invited(id));
		await invitations.revoke(SYSTEM, world, made.id);
		expect(await look(world, made.token)).toBeNull();
		await expect(invitations.renew(SYSTEM, world, made.id)).rejects.toThrow(NotFound);
		await expect(invitations.revoke(SYSTEM, world, made.id)).rejects.toThrow(NotFound);
		expect((await invitations.list(SYSTEM, world, id)).map((one) => one.id)).not.toContain(made.id);
	});

	test('who does not manage the organisation neither invites nor sees nor ends invitations', async () => {
		const { world } = opened;
		const made = await invitations.invite(SYSTEM, world, invited(id));
		const other = await coordinatorOf(world, await organisation(world));
		for (const actor of [NOBODY, other, await memberOf(world, id, { role: 'observer' })]) {
			await expect(invitations.invite(actor, world, invited(id))).rejects.toThrow(NotFound);
			await expect(invitations.invite(actor, world, asAdministrator())).rejects.toThrow(NotFound);
			await expect(invitations.list(actor, world, id)).rejects.toThrow(NotFound);
			await expect(invitations.list(actor, world, null)).rejects.toThrow(NotFound);
			for (const act of ['confirm', 'revoke', 'renew'] as const)
				await expect(invitations[act](actor, world, made.id)).rejects.toThrow(NotFound);
		}
		expect(await look(world, made.token)).not.toBeNull();
	});

	test('a coordinator of reviewers lets nobody in, but may revoke', async () => {
		const { world } = opened;
		const reviewers = await organisation(world, 'reviewer');
		const coordinator = await coordinatorOf(world, reviewers);
		const made = await invitations.invite(SYSTEM, world, invited(reviewers));
		await expect(invitations.invite(coordinator, world, invited(reviewers))).rejects.toThrow(
			NotFound
		);
		await expect(invitations.renew(coordinator, world, made.id)).rejects.toThrow(NotFound);
		await invitations.revoke(coordinator, world, made.id);
		expect(await look(world, made.token)).toBeNull();
	});

	test('places of members are checked, and unknown fields refused', async () => {
		const { world } = opened;
		const wrong = invited(id, { role: 'contributor', until: '2025-12-31' });
		await expect(invitations.invite(SYSTEM, world, wrong)).rejects.toMatchObject({
			faults: [
				{ place: 'institution', code: 'missing' },
				{ place: 'until', code: 'period-order', got: '2025-12-31', expected: '2026-01-01' }
			]
		});
		const more = invited(id, { needsConfirmation: false });
		await expect(invitations.invite(SYSTEM, world, more)).rejects.toMatchObject({
			faults: [{ place: 'needsConfirmation', code: 'unknown-field' }]
		});
		const role = { ...asAdministrator(), role: 'observer' } as never;
		await expect(invitations.invite(SYSTEM, world, role)).rejects.toMatchObject({
			faults: [{ place: 'role' }]
		});
	});

	test('whether an address has an account, inviting does not tell; accepting says to sign in', async () => {
		const { world } = opened;
		const known = await insert(world, { email: 'known@example.org' });
		const made = await invitations.invite(
			SYSTEM,
			world,
			invited(id, { email: 'known@example.org' })
		);
		const unknown = await invitations.invite(SYSTEM, world, invited(id));
		expect(Object.keys(made)).toEqual(Object.keys(unknown));
		await expect(accept(world, made.token, account)).rejects.toMatchObject({
			faults: [{ place: '', code: 'has-account' }]
		});
		const other = await insert(world, {});
		await expect(acceptAs(other, world, made.token)).rejects.toMatchObject({
			faults: [{ place: '', code: 'other-address' }]
		});
		await expect(acceptAs(NOBODY, world, made.token)).rejects.toThrow(NotFound);
		expect((await acceptAs(known, world, made.token)).memberships).toMatchObject([
			{ role: 'observer' }
		]);
		await expect(acceptAs(known, world, made.token)).rejects.toThrow(NotFound);
	});

	test('an invitation changes the part of somebody who is a member already', async () => {
		const { world } = opened;
		const member = await memberOf(world, id, { role: 'observer', until: '2025-12-31' });
		const account = await world.store.read(({ db, tables: { people } }) =>
			db.select().from(people).where(eq(people.id, member.id))
		);
		const { email } = account[0]!;
		const made = await invitations.invite(
			SYSTEM,
			world,
			invited(id, { email, role: 'coordinator' })
		);
		expect((await acceptAs(member, world, made.token)).memberships).toMatchObject([
			{ role: 'coordinator' }
		]);
	});
});

describe.each(ENGINES)('two people: $engine', (engine) => {
	const opened = openedWorld(engine);

	test('as soon as there are two administrators, both answer for a new one and for reviewers', async () => {
		const { world } = opened;
		const first = await administrator(world, 'First');
		const alone = await invitations.invite(first, world, asAdministrator());
		const second = await accept(world, alone.token, account);
		expect(second.administrator).toBe(true);

		const reviewers = await organisation(world, 'reviewer');
		for (const input of [asAdministrator(), invited(reviewers)]) {
			const made = await invitations.invite(first, world, input);
			const open = (actor: typeof first) => invitations.list(actor, world, input.organisationId);
			expect(await open(first)).toMatchObject([{ awaitsConfirmation: true, mayConfirm: false }]);
			expect(await open(second)).toMatchObject([{ awaitsConfirmation: true, mayConfirm: true }]);
			expect(await look(world, made.token)).toBeNull();
			await expect(accept(world, made.token, account)).rejects.toThrow(NotFound);
			await expect(invitations.confirm(first, world, made.id)).rejects.toThrow(NotFound);
			const renewed = await invitations.renew(first, world, made.id);
			expect(await look(world, renewed.token)).toBeNull();
			await invitations.confirm(second, world, made.id);
			await expect(invitations.confirm(second, world, made.id)).rejects.toThrow(NotFound);
			expect(await look(world, renewed.token)).not.toBeNull();
			expect((await entriesOf(world, input.organisationId)).slice(-1)).toEqual([
				['member.confirm', second.id, made.id, null]
			]);
		}

		const government = await invitations.invite(first, world, invited(await organisation(world)));
		expect(await look(world, government.token)).not.toBeNull();
		const console = await invitations.invite(SYSTEM, world, asAdministrator());
		expect(await look(world, console.token)).not.toBeNull();
	});

	test('an invitation that one administrator made alone needs the second when it is renewed', async () => {
		const { world } = opened;
		const made = await invitations.invite(SYSTEM, world, asAdministrator());
		const renewed = await invitations.renew(await administrator(world), world, made.id);
		expect(await look(world, renewed.token)).toBeNull();
	});

	test('who comes to see much by it has to sign in anew', async () => {
		const { world } = opened;
		const email = 'later@example.org';
		const person = await insert(world, { email });
		const token = await world.store.write((transaction) =>
			sessions.start(transaction, person, 'full', world.now(), null)
		);
		const plain = await invitations.invite(
			SYSTEM,
			world,
			invited(await organisation(world), { email })
		);
		await acceptAs(person, world, plain.token);
		expect(await sessions.find(world, token)).not.toBeNull();
		const made = await invitations.invite(SYSTEM, world, { ...asAdministrator(), email });
		expect((await acceptAs(person, world, made.token)).administrator).toBe(true);
		expect(await sessions.find(world, token)).toBeNull();
	});
});
