import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_FIELDS, answerOf, fieldsOf, type AnswerField } from '#lib/core/answer-fields.ts';
import { Answer } from '#lib/core/assessment.ts';
import { changedFields } from '#lib/core/changed-answer.ts';
import { chooseFields, mergeAnswers, type FieldConflict } from '#lib/core/merge.ts';
import { answer } from '../fixtures/arbitrary.ts';
import { REASON } from '../fixtures/assessment.ts';

const made = (given: object = {}): Answer => Answer.parse(given);

describe('field by field', () => {
	const left = { applicable: false, notApplicableReason: REASON };
	const other = { applicable: false, notApplicableReason: `${REASON} Indeed.` };
	const parts = (answer: object) => ({ applicable: true, notApplicableReason: null, ...answer });
	test.each<[string, object, object, object, object, FieldConflict[]]>([
		['nothing changed', { design: 1 }, { design: 1 }, { design: 1 }, { design: 1 }, []],
		['they did', { design: 1 }, { design: 2 }, { design: 1 }, { design: 2 }, []],
		['I did', { design: 1 }, { design: 1 }, { design: null }, { design: null }, []],
		['both alike', { design: 1 }, { design: 4 }, { design: 4 }, { design: 4 }, []],
		[
			'both differently: mine stays',
			{ design: 1 },
			{ design: 2 },
			{ design: 3 },
			{ design: 3 },
			[{ field: 'design', theirs: 2, mine: 3 }]
		],
		[
			'one field each',
			{ narrative: 'a', implementation: 1 },
			{ narrative: 'b', implementation: 1 },
			{ narrative: 'a', implementation: 2 },
			{ narrative: 'b', implementation: 2 },
			[]
		],
		[
			'one criterion each',
			{ criteria: { a: 'yes', b: 'no' } },
			{ criteria: { b: 'no' } },
			{ criteria: { a: 'yes', b: 'no', c: 'partly' } },
			{ criteria: { b: 'no', c: 'partly' } },
			[]
		],
		[
			'the same criterion',
			{},
			{ criteria: { e: 'yes' } },
			{ criteria: { e: 'unknown' } },
			{ criteria: { e: 'unknown' } },
			[{ field: 'criteria.e', theirs: 'yes', mine: 'unknown' }]
		],
		[
			'a target is one whole: half of each would be what neither said',
			{ target: { design: 3, by: '2028-12-31' } },
			{ target: { design: 4, by: '2028-12-31' } },
			{ target: { design: 3, by: '2027-12-31' } },
			{ target: { design: 3, by: '2027-12-31' } },
			[
				{
					field: 'target',
					theirs: { design: 4, by: '2028-12-31' },
					mine: { design: 3, by: '2027-12-31' }
				}
			]
		],
		['applicability comes with its reason', {}, left, { design: 2 }, { ...left, design: 2 }, []],
		[
			'two reasons',
			{},
			left,
			other,
			other,
			[{ field: 'notApplicable', theirs: parts(left) as never, mine: parts(other) as never }]
		],
		[
			'evidence is a set: what either took away is gone, what either added is there',
			{ evidence: ['ev-1', 'ev-2', 'ev-3'] },
			{ evidence: ['ev-2', 'ev-3', 'ev-9', 'ev-5'] },
			{ evidence: ['ev-1', 'ev-3', 'ev-5', 'ev-4'] },
			{ evidence: ['ev-3', 'ev-4', 'ev-5', 'ev-9'] },
			[]
		],
		[
			'several conflicts come in the order of the form',
			{},
			{ narrative: 'x', design: 1, criteria: { b: 'yes' } },
			{ narrative: 'y', design: 2, criteria: { b: 'no' } },
			{ narrative: 'y', design: 2, criteria: { b: 'no' } },
			[
				{ field: 'criteria.b', theirs: 'yes', mine: 'no' },
				{ field: 'design', theirs: 1, mine: 2 },
				{ field: 'narrative', theirs: 'x', mine: 'y' }
			]
		]
	])('%s', (_, base, theirs, mine, merged, conflicts) => {
		expect(mergeAnswers(made(base), made(theirs), made(mine))).toStrictEqual({
			merged: made(merged),
			conflicts
		});
	});
});

describe('laws', () => {
	/** As a form gives it: a target that sets nothing is none. */
	const plain = answer.map((one) => answerOf(fieldsOf(one)));
	const sides = fc.record(
		Object.fromEntries(
			ANSWER_FIELDS.map((field) => [field, fc.constantFrom('theirs' as const, 'mine' as const)])
		)
	);
	/** An answer and two that share some of its fields, and some with each other. */
	const three = fc
		.tuple(plain, plain, plain, sides, sides, sides)
		.map(([base, one, two, first, second, third]) => {
			const theirs = chooseFields(one, base, first);
			return [base, theirs, chooseFields(theirs, chooseFields(two, base, second), third)] as const;
		});

	test('what one side left alone is taken from the other', () => {
		fc.assert(
			fc.property(plain, plain, (base, changed) => {
				const expected = { merged: changed, conflicts: [] };
				expect(mergeAnswers(base, base, changed)).toStrictEqual(expected);
				expect(mergeAnswers(base, changed, base)).toStrictEqual(expected);
				expect(mergeAnswers(base, changed, changed)).toStrictEqual(expected);
			})
		);
	});

	test('exchanging the sides exchanges the conflicts and nothing else', () => {
		fc.assert(
			fc.property(three, ([base, theirs, mine]) => {
				const there = mergeAnswers(base, theirs, mine);
				const back = mergeAnswers(base, mine, theirs);
				expect(back.conflicts).toStrictEqual(
					there.conflicts.map(({ field, theirs, mine }) => ({ field, theirs: mine, mine: theirs }))
				);
				const disputed: AnswerField[] = there.conflicts.map(({ field }) => field);
				expect(changedFields(there.merged, back.merged)).toStrictEqual(disputed);
				if (disputed.length === 0) expect(back.merged).toStrictEqual(there.merged);
			})
		);
	});

	test('a conflict is a field, other than evidence, that all three say differently', () => {
		fc.assert(
			fc.property(three, ([base, theirs, mine]) => {
				const changes = [
					changedFields(base, theirs),
					changedFields(base, mine),
					changedFields(theirs, mine)
				];
				const expected = ANSWER_FIELDS.filter(
					(field) => field !== 'evidence' && changes.every((fields) => fields.includes(field))
				);
				const { conflicts } = mergeAnswers(base, theirs, mine);
				expect(conflicts.map(({ field }) => field)).toStrictEqual(expected);
			})
		);
	});

	test('each field is that of the side that was chosen; where nothing was, mine', () => {
		fc.assert(
			fc.property(plain, plain, fc.subarray([...ANSWER_FIELDS]), (theirs, mine, fields) => {
				const choices = Object.fromEntries(fields.map((field) => [field, 'theirs' as const]));
				const chosen = fieldsOf(chooseFields(theirs, mine, choices));
				for (const field of ANSWER_FIELDS)
					expect(chosen[field]).toStrictEqual(
						fieldsOf(fields.includes(field) ? theirs : mine)[field]
					);
			})
		);
	});
});
