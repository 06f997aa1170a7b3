import { asc } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as carryOver from '#lib/server/carry-over.ts';
import { NotFound } from '#lib/server/errors.ts';
import { purposeOf } from '#lib/server/mail/outbox.ts';
import type { Actor } from '#lib/server/policy.ts';
import * as invitations from '#lib/server/round-invitations.ts';
import * as rounds from '#lib/server/rounds.ts';
import { SYSTEM } from '#lib/server/policy.ts';
import { ENGINES, openedWorld } from './engines.ts';
import * as people from './people.ts';
import { faultsOf, newRound, roundFor } from './round-scene.ts';
import { memberOf, newOrganisation } from './tenants.ts';

const LATER = { opens: '2026-02-01', due: '2026-03-01', closes: '2026-04-01' };

describe.each(ENGINES)('rounds on $engine', (engine) => {
	const opened = openedWorld(engine, { mail: true });

	const begun = async (roundId: string, organisationId: string, actor: Actor) =>
		carryOver.begin(actor, opened.world, roundId, {
			...{ organisationId, state: 'XA', language: 'en', previousId: null }
		});

	test('only administrators make, see, change and invite', async () => {
		const { world } = opened;
		const organisation = await newOrganisation(world);
		const administrator = await people.administrator(world);
		const id = await rounds.create(administrator, world, roundFor(world));
		const coordinator = memberOf(organisation);
		for (const work of [
			() => rounds.create(coordinator, world, roundFor(world)),
			() => rounds.update(coordinator, world, id, roundFor(world), 1),
			() => rounds.list(coordinator, world),
			() => rounds.find(coordinator, world, id),
			() => invitations.list(coordinator, world, id),
			() => invitations.invite(coordinator, world, id, [organisation]),
			() => invitations.remove(coordinator, world, id, organisation)
		])
			await expect(work()).rejects.toThrow(NotFound);
		expect(await rounds.find(administrator, world, id)).toEqual({
			round: roundFor(world),
			version: 1,
			hasOpened: true
		});
		expect(await invitations.invite(administrator, world, id, [organisation])).toBe(1);
		await expect(rounds.find(administrator, world, 'no-such-round')).rejects.toThrow(NotFound);
	});

	test.each<[string, Partial<rounds.Round>, string[]]>([
		['all on one day', { opens: '2026-01-01', due: '2026-01-01', closes: '2026-01-01' }, []],
		['due before it opens', { due: '2025-12-31' }, ['due: period-order']],
		['closes before it is due', { closes: '2026-02-28' }, ['closes: period-order']],
		[
			'a period that ends before it begins',
			{ period: { from: '2025-12-31', to: '2025-01-01' } },
			['period.to: period-order']
		],
		['a day that does not exist', { due: '2026-02-30' }, ['due: date']],
		['no name', { name: ' ' }, ['name: missing']],
		[
			'a catalogue that is not installed',
			{ catalogue: { id: 'other', version: '1.0.0' } },
			['catalogue: unknown-catalogue']
		]
	])('%s', async (_, rest, expected) => {
		const { world } = opened;
		const input = roundFor(world, rest);
		expect(await faultsOf(rounds.create(SYSTEM, world, input))).toEqual(expected);
		const id = await newRound(world, [], { closes: '2026-12-31' });
		expect(await faultsOf(rounds.update(SYSTEM, world, id, input, 1))).toEqual(expected);
	});

	test('a change needs the version that was read, and is told in the trail', async () => {
		const { world } = opened;
		const id = await newRound(world, []);
		const renamed = roundFor(world, { name: 'Another name' });
		expect(await rounds.update(SYSTEM, world, id, renamed, 1)).toEqual({ saved: true, version: 2 });
		expect(await rounds.update(SYSTEM, world, id, roundFor(world), 1)).toEqual({
			saved: false,
			current: renamed,
			version: 2
		});
		expect(await rounds.update(SYSTEM, world, id, renamed, 2)).toEqual({ saved: true, version: 2 });
		const entries = await people.entriesOf(world, null);
		expect(entries.filter(([, , ref]) => ref === id)).toEqual([
			['round.create', null, id, roundFor(world)],
			['round.update', null, id, renamed]
		]);
	});

	test('once it has opened, the catalogue and the first day stay', async () => {
		const { world } = opened;
		const [catalogue] = world.catalogues;
		const newer = { ...catalogue!, version: '9.0.0' };
		const both = { ...world, catalogues: [catalogue!, newer] };
		const changed = { catalogue: { id: newer.id, version: newer.version }, opens: '2025-12-01' };
		const open = await newRound(world, []);
		expect(await faultsOf(rounds.update(SYSTEM, both, open, roundFor(world, changed), 1))).toEqual([
			'catalogue: round-opened',
			'opens: round-opened'
		]);
		const later = await newRound(world, [], LATER);
		const input = roundFor(world, { ...LATER, ...changed });
		expect(await rounds.update(SYSTEM, both, later, input, 1)).toEqual({ saved: true, version: 2 });
	});

	test('of governments it is counted who has begun; of NGOs that they are invited', async () => {
		const { world } = opened;
		const government = await newOrganisation(world, { name: 'B' });
		const idle = await newOrganisation(world, { name: 'A' });
		const ngo = await newOrganisation(world, { name: 'C', kind: 'ngo' });
		const id = await newRound(world, [government, idle, ngo]);
		const seen = async () => {
			const { invited } = await invitations.list(SYSTEM, world, id);
			const {
				name,
				invited: count,
				governments,
				begun,
				submitted
			} = (await rounds.list(SYSTEM, world)).find((round) => round.id === id)!;
			return { name, counts: [count, governments, begun, submitted], invited };
		};
		const before = await seen();
		expect(before.counts).toEqual([3, 2, 0, 0]);
		expect(before.invited.map(({ name, progress }) => [name, progress])).toEqual([
			['A', 'not-begun'],
			['B', 'not-begun'],
			['C', null]
		]);
		await begun(id, ngo, memberOf(ngo, { kind: 'ngo' }));
		expect(await seen()).toEqual(before);
		const assessment = await begun(id, government, memberOf(government));
		expect((await seen()).counts).toEqual([3, 2, 1, 0]);
		await world.store.write(({ db, tables: { submissions } }) =>
			db.insert(submissions).values(
				[1, 2].map((number) => ({
					...{ id: `${assessment}-${number}`, assessmentId: assessment, number },
					...{ document: '{}', sha256: '', submittedAt: '', submittedBy: '' },
					...{ auditSequence: 1, superseded: false }
				}))
			)
		);
		const after = await seen();
		expect(after.counts).toEqual([3, 2, 1, 1]);
		expect(after.invited.map(({ progress }) => progress)).toEqual(['not-begun', 'submitted', null]);
	});

	test('who is invited is written to once; nobody invites a reviewer', async () => {
		const { world } = opened;
		const organisation = await newOrganisation(world);
		await people.insert(world, { email: 'ann@example.org' }, organisation, { role: 'coordinator' });
		await people.insert(world, { email: 'bob@example.org' }, organisation, { role: 'observer' });
		const id = await newRound(world, []);
		await world.store.write(({ db, tables: { outbox } }) => db.delete(outbox));
		expect(await invitations.invite(SYSTEM, world, id, [organisation])).toBe(1);
		expect(await invitations.invite(SYSTEM, world, id, [organisation])).toBe(0);
		const letters = await world.store.read(({ db, tables: { outbox } }) =>
			db.select().from(outbox).orderBy(asc(outbox.address))
		);
		expect(
			letters.map(({ id, address, message, sealed }) => [
				...[address, message],
				JSON.parse(world.keys.unseal(sealed, purposeOf(id)))
			])
		).toEqual([['ann@example.org', 'round', { due: '2026-03-01' }]]);
		const entries = await people.entriesOf(world, organisation);
		expect(entries.filter(([action]) => action === 'round.invite')).toEqual([
			['round.invite', null, id, { invited: true }]
		]);
		const reviewer = await newOrganisation(world, { kind: 'reviewer', states: [] });
		const { others } = await invitations.list(SYSTEM, world, id);
		expect(others.map(({ id }) => id)).not.toContain(reviewer);
		await expect(invitations.invite(SYSTEM, world, id, [reviewer])).rejects.toThrow(NotFound);
		expect(await faultsOf(invitations.invite(SYSTEM, world, id, []))).toEqual([
			'organisations: missing'
		]);
	});

	test('a government is sent away until it has begun, an NGO until the round opens', async () => {
		const { world } = opened;
		const government = await newOrganisation(world);
		const ngo = await newOrganisation(world, { kind: 'ngo' });
		const open = await newRound(world, [government, ngo]);
		const later = await newRound(world, [ngo], LATER);
		const removed = (round: string, organisation: string) =>
			faultsOf(invitations.remove(SYSTEM, world, round, organisation));
		expect(await removed(later, ngo)).toEqual([]);
		expect(await removed(open, ngo)).toEqual(['organisation: round-opened']);
		await begun(open, ngo, memberOf(ngo, { kind: 'ngo' }));
		expect(await removed(open, ngo)).toEqual(['organisation: round-opened']);
		expect(await removed(open, government)).toEqual([]);
		await expect(invitations.remove(SYSTEM, world, open, government)).rejects.toThrow(NotFound);
		await invitations.invite(SYSTEM, world, open, [government]);
		await begun(open, government, memberOf(government));
		expect(await removed(open, government)).toEqual(['organisation: round-begun']);
	});

	test('members see the open rounds of their organisations, with what was begun there', async () => {
		const { world } = opened;
		const organisation = await newOrganisation(world);
		const other = await newOrganisation(world);
		const open = await newRound(world, [organisation, other], { name: 'Open' });
		await newRound(world, [organisation], { name: 'Later', ...LATER });
		const over = { opens: '2025-01-01', due: '2025-02-01', closes: '2025-12-31' };
		await newRound(world, [organisation], { name: 'Over', ...over });
		await newRound(world, [other], { name: "Somebody else's" });
		const seenBy = async (actor: Actor) =>
			(await rounds.listOpen(actor, world)).map(({ name, organisation, assessment }) => [
				...[name, organisation.id, assessment]
			]);
		const coordinator = memberOf(organisation);
		expect(await seenBy(coordinator)).toEqual([['Open', organisation, null]]);
		await begun(open, other, memberOf(other));
		expect(await seenBy(coordinator)).toEqual([['Open', organisation, null]]);
		const id = await begun(open, organisation, coordinator);
		const assessment = { id, status: 'draft' };
		expect(await seenBy(memberOf(organisation, { role: 'observer' }))).toEqual([
			['Open', organisation, assessment]
		]);
		await expect(seenBy(await people.administrator(world))).rejects.toThrow(NotFound);
	});
});
