import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES, type Status } from '#lib/core/codes.ts';
import { MOVES, movesFrom, needsReason, nextStatus, type Move } from '#lib/core/lifecycle.ts';

/** Every move that there is, written out; what is not here must not happen. */
const TABLE: Record<Status, Partial<Record<Move, Status>>> = {
	draft: { 'request-approval': 'in-approval' },
	'in-approval': { withdraw: 'draft', submit: 'submitted' },
	submitted: { 'send-back': 'returned', accept: 'accepted', amend: 'draft' },
	returned: { reopen: 'draft' },
	accepted: { amend: 'draft' }
};

test.each([...STATUSES])('the moves from %s', (status) => {
	expect(movesFrom(status)).toStrictEqual(Object.keys(TABLE[status]));
	for (const move of MOVES)
		expect([move, nextStatus(move, status)]).toStrictEqual([move, TABLE[status][move] ?? null]);
});

test('a return and an amendment need a reason, nothing else does', () => {
	expect(MOVES.filter(needsReason)).toStrictEqual(['send-back', 'amend']);
});

test('whatever is tried, an assessment only ever goes the ways of the table', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 40 }), (moves) => {
			const walk = (next: (move: Move, status: Status) => Status | null | undefined): Status[] =>
				moves.reduce<Status[]>(
					(been, move) => [...been, next(move, been.at(-1) ?? 'draft') ?? been.at(-1) ?? 'draft'],
					['draft']
				);
			const been = walk(nextStatus);
			expect(been).toStrictEqual(walk((move, status) => TABLE[status][move]));
			// Nothing is submitted that was not in approval, nor accepted that was not submitted.
			been.forEach((status, index) => {
				const before = been[index - 1];
				if (status === before) return;
				if (status === 'submitted') expect(before).toBe('in-approval');
				if (status === 'accepted' || status === 'returned') expect(before).toBe('submitted');
			});
		})
	);
});
