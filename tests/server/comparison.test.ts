import { describe, expect, test } from 'vitest';
import { readSelection } from '#lib/core/comparison/selection.ts';
import { aliasesOf, key } from '#lib/server/comparison/aliases.ts';
import { choices, find, findPairs, findState } from '#lib/server/comparison/find.ts';
import * as groups from '#lib/server/comparison/groups.ts';
import { practices } from '#lib/server/comparison/practices.ts';
import { versionsOf } from '#lib/server/comparison/versions.ts';
import { NotFound } from '#lib/server/errors.ts';
import { finalise } from '#lib/server/reviews/finalise.ts';
import { ENGINES, openedWorld } from './engines.ts';
import { entriesOf } from './people.ts';
import {
	amended,
	begun,
	decideAll,
	decision,
	faultsOf,
	newBody,
	newSubmission,
	standardIds
} from './reviews/scene.ts';
import { memberOf } from './tenants.ts';

const ALL = readSelection(new URLSearchParams());
const OTHERS = [memberOf('own'), memberOf('ngo', { kind: 'ngo' })];

describe.each(ENGINES)('$engine', (engine) => {
	const opened = openedWorld(engine);

	test('the newest submission of each, with its frozen levels; none of a State one is recused from', async () => {
		const { world } = opened;
		const { lead } = await newBody(world);
		const { submissionId, organisationId } = await newSubmission(world, 'XK');
		await newSubmission(world, 'XL');
		const found = await find(lead, world, { ...ALL, states: ['XK', 'XL'] });
		expect(found.compared.map(({ state }) => state)).toEqual(['XK', 'XL']);
		expect(found.compared[0]).toMatchObject({ id: submissionId, kind: 'self', number: 1 });
		expect(found.compared[0]!.levels[0]).toMatchObject({ design: 4, implementation: 4 });
		expect(found.compared[0]!.levels[1]).toMatchObject({ design: null, implementation: null });
		expect(found.otherCatalogues).toEqual([]);
		const recused = { ...lead, recusedFrom: ['XK'] };
		expect((await find(recused, world, { ...ALL, states: ['XK'] })).compared).toEqual([]);
		expect((await findState(recused, world, 'XK')).compared).toEqual([]);
		expect((await choices(recused, world)).states).not.toContain('XK');
		expect((await choices(lead, world)).states).toContain('XK');
		const own = memberOf(organisationId, { states: ['XK'] });
		for (const other of [own, ...OTHERS])
			await expect(find(other, world, ALL)).rejects.toThrow(NotFound);
	});

	test('a version that was chosen stands in the place of the newest, and of nothing else', async () => {
		const { world } = opened;
		const { lead } = await newBody(world);
		const { id, coordinator, submissionId } = await newSubmission(world, 'XT');
		const other = await newSubmission(world, 'XU');
		const [first] = standardIds(world);
		const next = await amended(coordinator, world, id, { [first!]: { design: 1 } });
		const shown = async (versions: string[], actor = lead) =>
			(await find(actor, world, { ...ALL, states: ['XT', 'XU'], versions })).compared.map((one) => [
				one.id,
				one.number,
				one.levels[0]!.design
			]);
		expect(await shown([])).toEqual([
			[next, 2, 1],
			[other.submissionId, 1, 4]
		]);
		const earlier = [
			[submissionId, 1, 4],
			[other.submissionId, 1, 4]
		];
		expect(await shown([submissionId])).toEqual(earlier);
		expect(await shown([submissionId, other.submissionId])).toEqual(earlier);
		expect((await shown([submissionId, next]))[0]).toEqual([next, 2, 1]);
		expect(await shown([submissionId], { ...lead, recusedFrom: ['XT'] })).toEqual([earlier[1]]);
		const versions = await versionsOf(lead, world, [{ id: next }, { id: other.submissionId }]);
		expect([...versions].map(([of, all]) => [of, all.map(({ number }) => number)])).toEqual([
			[next, [2, 1]]
		]);
		await expect(versionsOf(coordinator, world, [{ id: next }])).rejects.toThrow(NotFound);
	});

	test('a finished review is compared as a third view, and its promising practices are told', async () => {
		const { world } = opened;
		const { lead, one, reviewId } = await begun(world, { state: 'XM' });
		const [first, ...rest] = standardIds(world);
		await decideAll(one, world, reviewId, rest);
		const promising = decision({ promising: true, summary: 'A decree with a budget.' });
		await decideAll(one, world, reviewId, [first!], promising);
		await finalise(lead, world, reviewId, { version: 1 });
		const found = await findState(lead, world, 'XM');
		expect(found.compared.map(({ kind }) => kind).toSorted()).toEqual(['review', 'self']);
		const pairs = (await findPairs(lead, world)).compared.filter(({ state }) => state === 'XM');
		expect(pairs.find(({ kind }) => kind === 'review')!.levels[0]).toMatchObject({
			...{ design: 3, implementation: 2 }
		});
		const told = (await practices(lead, world)).filter(({ state }) => state === 'XM');
		expect(told).toMatchObject([{ standard: first, summary: 'A decree with a budget.' }]);
		const recused = { ...lead, recusedFrom: ['XM'] };
		expect((await practices(recused, world)).filter(({ state }) => state === 'XM')).toEqual([]);
	});

	test('groups are of one body: others neither see nor use nor change them', async () => {
		const { world } = opened;
		const { lead, bodyId } = await newBody(world);
		const { lead: foreign } = await newBody(world);
		const observer = memberOf(bodyId, { kind: 'reviewer', role: 'observer', states: [] });
		const id = await groups.save(lead, world, null, { name: 'Coast', states: ['XB', 'XA', 'XB'] });
		expect(await groups.list(observer, world)).toMatchObject([
			{ id, name: 'Coast', states: ['XA', 'XB'], mayManage: false }
		]);
		expect(await groups.list(foreign, world)).toEqual([]);
		const change = { name: 'Shore', states: ['XA'] };
		for (const other of [foreign, observer, ...OTHERS]) {
			await expect(groups.save(other, world, id, change)).rejects.toThrow(NotFound);
			await expect(groups.remove(other, world, id)).rejects.toThrow(NotFound);
		}
		await expect(find(foreign, world, { ...ALL, group: id })).rejects.toThrow(NotFound);
		expect((await find(lead, world, { ...ALL, group: id })).compared).toEqual([]);
		expect(await faultsOf(groups.save(lead, world, id, { name: ' ', states: [] }))).toEqual([
			'name: missing',
			'states: missing'
		]);
		await groups.save(lead, world, id, change);
		await groups.remove(lead, world, id);
		expect(await groups.list(lead, world)).toEqual([]);
		expect((await entriesOf(world, bodyId)).map(([action]) => action)).toEqual([
			...['group.save', 'group.save', 'group.remove']
		]);
	});

	test('letters are drawn once, stay, and only who coordinates the body reads the key', async () => {
		const { world } = opened;
		const { lead, one, bodyId } = await newBody(world);
		const drawn = await Promise.all([
			aliasesOf(lead, world, ['XA', 'XB']),
			aliasesOf(one, world, ['XB', 'XC'])
		]);
		const later = await aliasesOf(one, world, ['XA', 'XB', 'XC']);
		for (const letters of drawn)
			for (const [state, letter] of letters) expect(later.get(state)).toBe(letter);
		expect(new Set(later.values()).size).toBe(3);
		expect((await key(lead, world)).map(({ state }) => state).toSorted()).toEqual([
			'XA',
			'XB',
			'XC'
		]);
		await world.aside.done();
		expect((await entriesOf(world, bodyId)).map(([action]) => action)).toEqual(['comparison.key']);
		await expect(key(one, world)).rejects.toThrow(NotFound);
		for (const other of OTHERS)
			await expect(aliasesOf(other, world, ['XA'])).rejects.toThrow(NotFound);
	});
});
