import { defineTables } from './tables.ts';
import { sqliteWords } from './dialect.ts';

// drizzle-kit reads the tables off this file's exports.
export const {
	installation,
	assessments,
	answers,
	criterionMarks,
	targets,
	evidence,
	evidenceFiles,
	answerEvidence,
	actions,
	history
} = defineTables(sqliteWords);
