import { and, count, desc, eq, gt, gte, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Actor } from '#lib/server/policy.ts';
import type { World } from '#lib/server/world.ts';
import { own } from './own-account.ts';

/** What can happen to an account that its owner should recognise. */
export const ACCOUNT_EVENTS = [
	'session.start',
	'person.password',
	'person.factor',
	'person.reset',
	'person.disable',
	'person.enable'
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];
const isAccountEvent = (action: string): action is AccountEvent =>
	ACCOUNT_EVENTS.some((event) => event === action);

export type OwnEvents = {
	/** The last first. */
	events: { sequence: number; at: string; action: AccountEvent; byOther: boolean }[];
	/** How often a sign-in was refused in the last 30 days. */
	refused: number;
};

const SHOWN = 20;
const DAYS = 30;

/** What happened to the account of the person, out of the audit trail; at most 20. */
export function recent(actor: Actor, world: World): Promise<OwnEvents> {
	const person = own(actor);
	const since = new Date(world.now().getTime() - DAYS * 24 * 60 * 60_000).toISOString();
	return world.store.read(async (transaction) => {
		const { db, tables } = transaction;
		const { audit } = tables;
		const rows = await db
			.select({
				sequence: audit.sequence,
				at: audit.at,
				action: audit.action,
				personId: audit.personId
			})
			.from(audit)
			.where(and(ofPerson(transaction, person.id), inArray(audit.action, [...ACCOUNT_EVENTS])))
			.orderBy(desc(audit.sequence))
			.limit(SHOWN);
		const events = rows.flatMap(({ sequence, at, action, personId }) =>
			isAccountEvent(action) ? [{ sequence, at, action, byOther: personId !== person.id }] : []
		);
		const [row] = await db
			.select({ refused: count() })
			.from(audit)
			.where(
				and(
					ofPerson(transaction, person.id),
					eq(audit.action, 'session.refused'),
					gte(audit.at, since)
				)
			);
		return { events, refused: row?.refused ?? 0 };
	});
}

/** What happened since somebody last signed in. */
export type Since = { password: boolean; factor: boolean; reset: boolean; refused: number };

/** What a person should know who signs in; ask before this sign-in is recorded. */
export async function sinceLastSignIn(
	transaction: Transaction,
	personId: string
): Promise<Since | null> {
	const { db, tables } = transaction;
	const { audit } = tables;
	const [last] = await db
		.select({ sequence: audit.sequence })
		.from(audit)
		.where(and(ofPerson(transaction, personId), eq(audit.action, 'session.start')))
		.orderBy(desc(audit.sequence))
		.limit(1);
	if (!last) return null;
	const rows = await db
		.select({ action: audit.action, times: count() })
		.from(audit)
		.where(and(ofPerson(transaction, personId), gt(audit.sequence, last.sequence)))
		.groupBy(audit.action);
	const times = new Map(rows.map(({ action, times }) => [action, times]));
	const since = {
		password: times.has('person.password'),
		factor: times.has('person.factor'),
		reset: times.has('person.reset'),
		refused: times.get('session.refused') ?? 0
	};
	return since.password || since.factor || since.reset || since.refused > 0 ? since : null;
}

/** The entries about an account: they are the installation's, so its index finds them. */
const ofPerson = ({ tables: { audit } }: Transaction, personId: string) =>
	and(isNull(audit.organisationId), eq(audit.ref, personId));
