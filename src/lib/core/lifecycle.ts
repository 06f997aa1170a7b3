import type { Status } from './codes.ts';

type Transition = { from: readonly Status[]; to: Status; reason: boolean };

/**
 * Every move that an assessment can make, by name: from which status to which, and whether it needs
 * a written reason. What stands in no row cannot happen, so no step can be skipped.
 */
export const TRANSITIONS = {
	'request-approval': { from: ['draft'], to: 'in-approval', reason: false },
	withdraw: { from: ['in-approval'], to: 'draft', reason: false },
	submit: { from: ['in-approval'], to: 'submitted', reason: false },
	'send-back': { from: ['submitted'], to: 'returned', reason: true },
	accept: { from: ['submitted'], to: 'accepted', reason: false },
	reopen: { from: ['returned'], to: 'draft', reason: false },
	amend: { from: ['submitted', 'accepted'], to: 'draft', reason: true }
} as const satisfies Record<string, Transition>;
export type Move = keyof typeof TRANSITIONS;

/** Every move, in the order in which a page offers them. */
export const MOVES = Object.keys(TRANSITIONS) as Move[];

const transition = (move: Move): Transition => TRANSITIONS[move];

/** The status after a move; `null` when it cannot be made from `status`. */
export function nextStatus(move: Move, status: Status): Status | null {
	const { from, to } = transition(move);
	return from.includes(status) ? to : null;
}

/** The moves that can be made from `status`; who may make them, the policy says. */
export const movesFrom = (status: Status): Move[] =>
	MOVES.filter((move) => nextStatus(move, status) !== null);

/** Whether a move is made only with a written reason. */
export const needsReason = (move: Move): boolean => transition(move).reason;
