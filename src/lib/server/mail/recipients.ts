import { and, eq, gte, inArray, isNull, ne, or, type SQL } from 'drizzle-orm';
import type { Language } from '#lib/core/codes.ts';
import { addressOf } from '#lib/server/accounts/people.ts';
import type { Transaction } from '#lib/server/db/store.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import type { Outsider, Recipients } from './letters.ts';

export type Recipient = {
	address: string;
	/** `null`: that of the installation. */
	language: Language | null;
	/** Whether the person is or was with an NGO, and a mail could betray it. */
	exposed: boolean;
};

/**
 * The addresses behind recipients, in one query, each once, in the order of the addresses.
 * @param at the moment, ISO-8601
 */
export async function recipientsOf(
	{ db, tables }: Transaction,
	at: string,
	to: Recipients | Outsider
): Promise<Recipient[]> {
	if ('email' in to)
		return [{ address: addressOf(to.email), language: to.language, exposed: false }];
	const { people, memberships, organisations } = tables;
	const today = at.slice(0, 10);
	const exposed = db
		.selectDistinct({ personId: memberships.personId })
		.from(memberships)
		.innerJoin(organisations, eq(organisations.id, memberships.organisationId))
		.where(eq(organisations.kind, 'ngo'))
		.as('exposed');
	const members = db
		.select({ personId: memberships.personId })
		.from(memberships)
		.innerJoin(organisations, eq(organisations.id, memberships.organisationId))
		.where(
			and(membershipIn(tables, to), or(isNull(memberships.until), gte(memberships.until, today)))
		);
	const rows = await db
		.select({ address: people.email, language: people.language, exposed: exposed.personId })
		.from(people)
		.leftJoin(exposed, eq(exposed.personId, people.id))
		.where(
			and(
				isNull(people.disabledAt),
				'people' in to ? inArray(people.id, [...to.people]) : undefined,
				isMembership(to) ? inArray(people.id, members) : undefined
			)
		)
		.orderBy(people.email);
	return rows.map(({ exposed, ...row }) => ({ ...row, exposed: exposed !== null }));
}

type OfMembership = Exclude<Recipients, { people: readonly string[]; membersOf?: never }>;

const isMembership = (to: Recipients): to is OfMembership => !('people' in to) || 'membersOf' in to;

function membershipIn({ memberships, organisations }: Tables, to: Recipients): SQL | undefined {
	if ('membersOf' in to) return eq(memberships.organisationId, to.membersOf);
	if ('contributorsOf' in to)
		return and(
			eq(memberships.organisationId, to.contributorsOf),
			eq(memberships.institution, to.institution),
			eq(memberships.role, 'contributor')
		);
	if ('coordinatorsOf' in to)
		return and(
			inArray(memberships.organisationId, [...to.coordinatorsOf]),
			eq(memberships.role, 'coordinator')
		);
	if ('reviewers' in to)
		return and(eq(organisations.kind, 'reviewer'), ne(memberships.role, 'observer'));
	return undefined;
}
