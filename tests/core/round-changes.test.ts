import { describe, expect, test } from 'vitest';
import { Answer, type Evidence } from '#lib/core/assessment.ts';
import { changeOf, roundChanges } from '#lib/core/round-changes.ts';
import { assessment, REASON } from '../fixtures/assessment.ts';
import { catalogue } from '../fixtures/catalogue.ts';

const described = { type: 'law', access: 'internal' } as const;
const file = (id: string, title: string, digit: string): Evidence => ({
	...{ id, title, ...described, kind: 'file' },
	file: { name: 'act.pdf', size: 3, sha256: digit.repeat(64), mediaType: 'application/pdf' }
});
const link = (id: string, title: string, url: string): Evidence => ({
	...{ id, title, ...described, kind: 'link', url }
});
const reference = (id: string, title: string, citation: string): Evidence => ({
	...{ id, title, ...described, kind: 'reference', citation }
});
const citing = (...evidence: Evidence[]) => ({
	answer: Answer.parse({ evidence: evidence.map(({ id }) => id) }),
	evidence
});

describe('evidence is compared by what it is, not by its id', () => {
	const page = 'https://example.org/act';
	test.each<[string, Evidence[], Evidence[], string[], string[]]>([
		['the same', [file('ev-1', 'Act', 'a')], [file('ev-1', 'Act', 'a')], [], []],
		['under another id', [file('ev-1', 'Act', 'a')], [file('ev-2', 'Act', 'a')], [], []],
		['under another title', [link('ev-1', 'Act', page)], [link('ev-1', 'The Act', page)], [], []],
		[
			'another file under the same id',
			[file('ev-1', 'Act', 'a')],
			[file('ev-1', 'New act', 'b')],
			['New act'],
			['Act']
		],
		[
			'another kind',
			[link('ev-1', 'Page', page)],
			[reference('ev-1', 'Book', page)],
			['Book'],
			['Page']
		],
		['added', [], [reference('ev-1', 'Book', 'p. 1')], ['Book'], []],
		['removed', [link('ev-1', 'Page', page)], [], [], ['Page']]
	])('%s', (_, before, after, added, removed) => {
		const change = changeOf(citing(...before), citing(...after));
		expect(change.evidence).toEqual({ added, removed });
		expect(change.fields).toEqual(added.length + removed.length > 0 ? ['evidence'] : []);
	});
	test('what stands there and is not cited, or no longer there, says nothing', () => {
		const answer = Answer.parse({ evidence: ['ev-9'] });
		const there = { answer, evidence: [file('ev-1', 'Act', 'a')] };
		expect(changeOf({ answer, evidence: [] }, there).fields).toEqual([]);
	});
});

test('the fields in the order of the form, and how far the levels moved', () => {
	const before = { ...citing(), answer: Answer.parse({ design: 1, narrative: 'A' }) };
	const now = citing(file('ev-1', 'Act', 'a'));
	const answer = Answer.parse({ ...now.answer, design: 3, criteria: { b: 'yes' }, narrative: 'B' });
	const change = changeOf(before, { ...now, answer });
	expect(change.fields).toEqual(['criteria.b', 'design', 'narrative', 'evidence']);
	expect(change.levels).toEqual({ design: 2, implementation: null });
	expect([change.before, change.after]).toEqual([before.answer, answer]);
});

test('a whole round: what changed, in the order of the catalogue, with counts', () => {
	const before = assessment({
		'F-01': { design: 1, implementation: 3 },
		'F-02': { design: 2, implementation: 2 },
		'F-03': { design: 4 }
	});
	const after = assessment({
		'P1-01': { design: 1 },
		'F-01': { design: 2, implementation: 2 },
		'F-02': { design: 2, implementation: 2 },
		'F-03': { design: 0, applicable: false, notApplicableReason: REASON }
	});
	const found = roundChanges(before, after, catalogue);
	expect(found.standards.map(({ id, fields }) => [id, ...fields])).toEqual([
		['F-01', 'design', 'implementation'],
		['F-03', 'notApplicable', 'design'],
		['P1-01', 'design']
	]);
	expect([found.changed, found.unchanged]).toEqual([3, catalogue.standards.length - 3]);
	// A standard that no longer counts, or was not known, has moved neither up nor down.
	expect(found.levels).toEqual({
		design: { raised: 1, lowered: 0 },
		implementation: { raised: 0, lowered: 1 }
	});
});
