import { defineTables } from './tables.ts';
import { sqliteWords } from './dialect.ts';

// drizzle-kit reads the tables off this file's exports.
export const {
	installation,
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
	resets,
	rounds,
	roundOrganisations,
	assessments,
	answers,
	criterionMarks,
	targets,
	evidence,
	evidenceFiles,
	answerEvidence,
	actions,
	assignments,
	decisions,
	comments,
	submissions,
	submissionFiles,
	audit,
	auditDetails,
	checkpoints,
	outbox,
	reminders
} = defineTables(sqliteWords);
