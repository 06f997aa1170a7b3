import { LANGUAGES, ORGANISATION_KINDS, ROLES } from '#lib/core/codes.ts';
import type { Words } from '#lib/server/db/dialect.ts';
import { isOneOf } from './checks.ts';

/** How far a sign-in has come: the second factor is asked for, must be set up first, or is given. */
export const SESSION_STAGES = ['second-factor', 'enrolment', 'full'] as const;
export type SessionStage = (typeof SESSION_STAGES)[number];

/** Organisations, the people in them, and how they sign in. Secrets are hashed or sealed. */
export function peopleTables(words: Words) {
	const { table, text, integer, bigInteger, boolean, json } = words;
	const { index, primaryKey, check } = words;

	/** A tenant: a ministry and its institutions, an NGO, or a body of reviewers. */
	const organisations = table(
		'organisations',
		{
			id: text('id').primaryKey(),
			kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
			name: text('name').notNull(),
			version: integer('version').notNull(),
			createdAt: text('created_at').notNull()
		},
		() => [check('organisations_kind', isOneOf('kind', ORGANISATION_KINDS))]
	);

	/** The State of a government; the States that an NGO writes on. */
	const organisationStates = table(
		'organisation_states',
		{
			organisationId: text('organisation_id')
				.notNull()
				.references(() => organisations.id, { onDelete: 'cascade' }),
			state: text('state').notNull()
		},
		(self) => [
			primaryKey({ name: 'organisation_states_key', columns: [self.organisationId, self.state] })
		]
	);

	const people = table('people', {
		id: text('id').primaryKey(),
		/** In lower case; one account each. */
		email: text('email').notNull().unique('people_email'),
		name: text('name').notNull(),
		language: text('language', { enum: LANGUAGES }),
		administrator: boolean('administrator').notNull(),
		/** A PHC string of Argon2id; `null` for who signs in elsewhere. */
		passwordHash: text('password_hash'),
		/** Sealed with the key of the installation. */
		totpSecret: text('totp_secret'),
		/** The last time step whose code was accepted: a code works once. */
		totpStep: bigInteger('totp_step'),
		disabledAt: text('disabled_at'),
		version: integer('version').notNull(),
		createdAt: text('created_at').notNull()
	});
	const personId = () =>
		text('person_id')
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' });

	const memberships = table(
		'memberships',
		{
			organisationId: text('organisation_id')
				.notNull()
				.references(() => organisations.id, { onDelete: 'cascade' }),
			personId: personId(),
			role: text('role', { enum: ROLES }).notNull(),
			/** Of the catalogue's list; `null`: no institution in particular. */
			institution: text('institution'),
			/** The last day on which it holds; `null`: until it is ended. */
			until: text('until'),
			version: integer('version').notNull(),
			createdAt: text('created_at').notNull()
		},
		(self) => [
			primaryKey({ name: 'memberships_key', columns: [self.organisationId, self.personId] }),
			index('memberships_person').on(self.personId),
			check('memberships_role', isOneOf('role', ROLES))
		]
	);

	/** An account at an OpenID Connect provider. */
	const identities = table(
		'identities',
		{
			issuer: text('issuer').notNull(),
			subject: text('subject').notNull(),
			personId: personId(),
			createdAt: text('created_at').notNull()
		},
		(self) => [primaryKey({ name: 'identities_key', columns: [self.issuer, self.subject] })]
	);

	const passkeys = table(
		'passkeys',
		{
			/** The credential's id, base64url. */
			id: text('id').primaryKey(),
			personId: personId(),
			name: text('name').notNull(),
			/** COSE, base64url. */
			publicKey: text('public_key').notNull(),
			counter: bigInteger('counter').notNull(),
			transports: json('transports').notNull(),
			createdAt: text('created_at').notNull(),
			usedAt: text('used_at')
		},
		(self) => [index('passkeys_person').on(self.personId)]
	);

	const recoveryCodes = table(
		'recovery_codes',
		{ personId: personId(), hash: text('hash').notNull(), usedAt: text('used_at') },
		(self) => [primaryKey({ name: 'recovery_codes_key', columns: [self.personId, self.hash] })]
	);

	const sessions = table(
		'sessions',
		{
			/** SHA-256 of the token in the cookie, which is kept nowhere. */
			hash: text('hash').primaryKey(),
			/** What a list of sessions calls it. */
			id: text('id').notNull().unique('sessions_id'),
			personId: personId(),
			stage: text('stage', { enum: SESSION_STAGES }).notNull(),
			/** The kind of browser; `null` for people of NGOs, of whom none is kept. */
			device: text('device'),
			createdAt: text('created_at').notNull(),
			/** In steps of some minutes. */
			seenAt: text('seen_at').notNull(),
			/** When the person last proved to be there. */
			provenAt: text('proven_at')
		},
		(self) => [
			index('sessions_person').on(self.personId),
			check('sessions_stage', isOneOf('stage', SESSION_STAGES))
		]
	);

	/** Browsers from which somebody has signed in before: throttling lets the owner through. */
	const devices = table(
		'devices',
		{
			hash: text('hash').primaryKey(),
			personId: personId(),
			seenAt: text('seen_at').notNull()
		},
		(self) => [index('devices_person').on(self.personId)]
	);

	/** What was asked of a browser and is awaited back once: passkeys, OpenID Connect. */
	const challenges = table('challenges', {
		hash: text('hash').primaryKey(),
		purpose: text('purpose').notNull(),
		personId: text('person_id').references(() => people.id, { onDelete: 'cascade' }),
		body: json('body').notNull(),
		expiresAt: text('expires_at').notNull()
	});

	const invitations = table(
		'invitations',
		{
			id: text('id').primaryKey(),
			/** SHA-256 of the token in the link. */
			hash: text('hash').notNull().unique('invitations_hash'),
			email: text('email').notNull(),
			name: text('name').notNull(),
			language: text('language', { enum: LANGUAGES }),
			/** `null`: as an administrator of the installation. */
			organisationId: text('organisation_id').references(() => organisations.id, {
				onDelete: 'cascade'
			}),
			role: text('role', { enum: ROLES }),
			institution: text('institution'),
			until: text('until'),
			invitedBy: text('invited_by'),
			/** Where two people are needed: the second one; the link works only then. */
			confirmedBy: text('confirmed_by'),
			needsConfirmation: boolean('needs_confirmation').notNull(),
			createdAt: text('created_at').notNull(),
			expiresAt: text('expires_at').notNull(),
			acceptedAt: text('accepted_at'),
			revokedAt: text('revoked_at')
		},
		(self) => [
			index('invitations_organisation').on(self.organisationId),
			check('invitations_role', isOneOf('role', ROLES))
		]
	);

	/** A password or a second factor to be set anew; started by the person or an administrator. */
	const resets = table('resets', {
		hash: text('hash').primaryKey(),
		personId: personId(),
		createdAt: text('created_at').notNull(),
		expiresAt: text('expires_at').notNull(),
		usedAt: text('used_at')
	});

	return {
		organisations,
		organisationStates,
		people,
		memberships,
		identities,
		passkeys,
		recoveryCodes,
		sessions,
		devices,
		challenges,
		invitations,
		resets
	};
}
export type PeopleTables = ReturnType<typeof peopleTables>;
