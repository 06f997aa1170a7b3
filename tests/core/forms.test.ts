import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '#lib/core/assessment.ts';
import { changedFields } from '#lib/core/changed-answer.ts';
import { answerEntries, answerInput, evidenceInput, headInput, prefixed } from '#lib/core/forms.ts';
import { answer } from '../fixtures/arbitrary.ts';

const posted = (query: string) => new URLSearchParams(query);

describe('an answer as its form posts it', () => {
	const empty = {
		applicable: true,
		notApplicableReason: null,
		design: null,
		implementation: null,
		target: null,
		criteria: {},
		narrative: '',
		evidence: []
	};
	test.each([
		{ name: 'nothing is no information', query: '', expected: {} },
		{
			name: 'a level is a number',
			query: 'design=0&implementation=4',
			expected: { design: 0, implementation: 4 }
		},
		{ name: 'no information is null, not 0', query: 'design=none', expected: { design: null } },
		{
			name: 'what is no level is left for the schema to refuse',
			query: 'design=2.5&implementation=7',
			expected: { design: '2.5', implementation: 7 }
		},
		{
			name: 'marks',
			query: 'criteria.a=yes&criteria.e=unknown',
			expected: { criteria: { a: 'yes', e: 'unknown' } }
		},
		{
			name: 'a target in part',
			query: 'target.design=3&target.by=2028-12-31',
			expected: { target: { design: 3, implementation: undefined, by: '2028-12-31' } }
		},
		{
			name: 'every evidence item',
			query: 'evidence=ev-1&evidence=ev-2',
			expected: { evidence: ['ev-1', 'ev-2'] }
		},
		{
			name: 'not applicable with its reason',
			query: 'notApplicable=on&notApplicableReason=Because',
			expected: { applicable: false, notApplicableReason: 'Because' }
		}
	])('$name', ({ query, expected }) => {
		expect(answerInput(posted(query))).toEqual({ ...empty, ...expected });
	});
});

test('evidence takes only the fields of its kind', () => {
	const query =
		'new.kind=link&new.type=law&new.title=T&new.url=https://example.org/&new.citation=C&new.access=public';
	expect(evidenceInput(posted(query), 'new.')).toEqual({
		kind: 'link',
		type: 'law',
		title: 'T',
		issuer: undefined,
		date: undefined,
		language: undefined,
		pinpoint: undefined,
		access: 'public',
		url: 'https://example.org/'
	});
});

test('a head has the catalogue that the page names, not the form', () => {
	const query =
		'state=XA&kind=self&organisation.name=M&organisation.kind=ngo&period.from=2026-01-01&period.to=&language=en';
	expect(headInput(posted(query), 'f', { id: 'c', version: '1' })).toEqual({
		format: 'f',
		catalogue: { id: 'c', version: '1' },
		kind: 'self',
		state: 'XA',
		organisation: { name: 'M', kind: 'ngo' },
		period: { from: '2026-01-01', to: undefined },
		language: 'en'
	});
});

test('faults move to the names that the fields have', () => {
	expect(prefixed('new.', [{ place: 'title', code: 'missing' }])).toEqual([
		{ place: 'new.title', code: 'missing' }
	]);
});

test('an answer is posted so that it comes back as it is', () => {
	fc.assert(
		fc.property(answer, (one) => {
			const posted = new URLSearchParams(answerEntries(one));
			expect(changedFields(one, readAnswer(answerInput(posted)))).toEqual([]);
		})
	);
});
