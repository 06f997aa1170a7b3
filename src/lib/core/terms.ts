import type {
	ACCESS,
	ACTION_STATUSES,
	ASSESSMENT_KINDS,
	Dimension,
	EVIDENCE_KINDS,
	MARKS,
	ORGANISATION_KINDS
} from './codes.ts';

type Words<Codes extends readonly string[]> = Record<Codes[number], string>;

/** The words of the field, one for each thing, for interface and reports alike. */
export type Terms = {
	nrm: string;
	standard: string;
	criterion: string;
	pillar: string;
	section: string;
	allStandards: string;
	dimension: Record<Dimension, string>;
	dimensionShort: Record<Dimension, string>;
	combined: string;
	level: string;
	noInformation: string;
	notApplicable: string;
	target: string;
	gap: string;
	priority: string;
	criticalSafeguard: string;
	unsupported: string;
	evidence: string;
	narrative: string;
	actionPlan: string;
	state: string;
	organisation: string;
	period: string;
	lawPracticeGap: string;
	evidenceCoverage: string;
	coverage: string;
	kind: Words<typeof ASSESSMENT_KINDS>;
	organisationKind: Words<typeof ORGANISATION_KINDS>;
	mark: Words<typeof MARKS>;
	access: Words<typeof ACCESS>;
	evidenceKind: Words<typeof EVIDENCE_KINDS>;
	actionStatus: Words<typeof ACTION_STATUSES>;
	/** Stands on every page and report that shows the standards. */
	workingText: string;
	/** Stands beside texts whose catalogue says `translation: machine`. */
	machineTranslation: string;
};
