import { describe, expect, test } from 'vitest';
import { amendment, itemChanges } from '#lib/core/amendment.ts';
import type { Action, Evidence } from '#lib/core/assessment.ts';
import { assessment } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const [first = '', second = ''] = catalogue.standards.map(({ id }) => id);
const link = (id: string, rest: Partial<Evidence> = {}) =>
	({
		...{ id, title: id, type: 'law', access: 'public', kind: 'link' },
		url: 'https://example.org/',
		...rest
	}) as Evidence;
const action = (id: string, rest: Partial<Action> = {}): Action => ({
	...{ id, standards: [first], title: id, status: 'planned' },
	...rest
});

describe('what changed in a list', () => {
	test.each<
		[string, Action[], Action[], { added?: string[]; removed?: string[]; changed?: string[] }]
	>([
		['nothing', [action('a')], [action('a')], {}],
		['another order', [action('a'), action('b')], [action('b'), action('a')], {}],
		['more', [action('a')], [action('a'), action('b')], { added: ['b'] }],
		['fewer', [action('a'), action('b')], [action('b')], { removed: ['a'] }],
		['another id', [action('a')], [action('b', { title: 'a' })], { added: ['b'], removed: ['a'] }],
		['a field', [action('a')], [action('a', { status: 'done' })], { changed: ['a'] }],
		[
			'a field that is new',
			[action('a')],
			[action('a', { due: '2027-01-01' })],
			{ changed: ['a'] }
		],
		['a field that is gone', [action('a', { lead: 'police' })], [action('a')], { changed: ['a'] }],
		[
			'a list within',
			[action('a', { standards: [first, second] })],
			[action('a', { standards: [first] })],
			{ changed: ['a'] }
		],
		[
			'a level that is expected',
			[action('a', { effect: { design: 2 } })],
			[action('a', { effect: { design: 3 } })],
			{ changed: ['a'] }
		]
	])('%s', (_, before, after, { added = [], removed = [], changed = [] }) => {
		const found = itemChanges(before, after);
		expect(found.added.map(({ id }) => id)).toEqual(added);
		expect(found.removed.map(({ id }) => id)).toEqual(removed);
		expect(found.changed.map((one) => [one.before.id, one.after.id])).toEqual(
			changed.map((id) => [id, id])
		);
	});

	test('the order in which fields were written says nothing', () => {
		const { title, ...rest } = link('a');
		expect(itemChanges([link('a')], [{ title, ...rest } as Evidence]).changed).toEqual([]);
	});
});

test('the whole of an amendment, in the order of the form and of the catalogue', () => {
	const before = assessment(
		{ [first]: { design: 2, evidence: ['ev-1'] }, [second]: { narrative: 'The same.' } },
		{ evidence: [link('ev-1')], actions: [action('ac-1')] }
	);
	const after = assessment(
		{ [first]: { design: 3, evidence: ['ev-1'] }, [second]: { narrative: 'The same.' } },
		{
			period: { from: '2026-01-01', to: '2027-06-30' },
			organisation: { name: 'Ministry of Justice', kind: 'government' },
			language: 'fr',
			evidence: [link('ev-1', { title: 'The act' })],
			actions: []
		}
	);
	const found = amendment(before, after, catalogue);
	expect(found.head).toEqual([
		{ part: 'organisation', before: 'Ministry of the Interior', after: 'Ministry of Justice' },
		{ part: 'to', before: '2026-12-31', after: '2027-06-30' },
		{ part: 'language', before: '', after: 'fr' }
	]);
	expect(found.standards.map(({ id, fields }) => [id, fields])).toEqual([[first, ['design']]]);
	expect([found.changed, found.levels.design]).toEqual([1, { raised: 1, lowered: 0 }]);
	expect(found.evidence).toEqual({
		added: [],
		removed: [],
		changed: [{ before: link('ev-1'), after: link('ev-1', { title: 'The act' }) }]
	});
	expect(found.actions).toEqual({ added: [], removed: [action('ac-1')], changed: [] });
});

test('an amendment may change nothing', () => {
	const same = assessment({ [first]: { design: 2 } });
	expect(amendment(same, structuredClone(same), catalogue)).toMatchObject({
		...{ head: [], standards: [], changed: 0 },
		evidence: { added: [], removed: [], changed: [] },
		actions: { added: [], removed: [], changed: [] }
	});
});
