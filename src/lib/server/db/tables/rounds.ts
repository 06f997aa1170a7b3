import type { Words } from '#lib/server/db/dialect.ts';
import type { PeopleTables } from './people.ts';

/** When which organisations assess what. Days are `YYYY-MM-DD`. */
export function roundTables(words: Words, { organisations }: PeopleTables) {
	const { table, text, integer, primaryKey, index } = words;

	const rounds = table('rounds', {
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		catalogueId: text('catalogue_id').notNull(),
		catalogueVersion: text('catalogue_version').notNull(),
		/** The reference period. */
		periodFrom: text('period_from').notNull(),
		periodTo: text('period_to').notNull(),
		opens: text('opens').notNull(),
		due: text('due').notNull(),
		closes: text('closes').notNull(),
		version: integer('version').notNull(),
		createdAt: text('created_at').notNull()
	});

	const roundOrganisations = table(
		'round_organisations',
		{
			roundId: text('round_id')
				.notNull()
				.references(() => rounds.id, { onDelete: 'cascade' }),
			organisationId: text('organisation_id')
				.notNull()
				.references(() => organisations.id, { onDelete: 'cascade' })
		},
		(self) => [
			primaryKey({ name: 'round_organisations_key', columns: [self.roundId, self.organisationId] }),
			index('round_organisations_organisation').on(self.organisationId)
		]
	);

	return { rounds, roundOrganisations };
}
export type RoundTables = ReturnType<typeof roundTables>;
