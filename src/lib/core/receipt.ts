import {
	fact,
	heading,
	paragraph,
	type Facts,
	type Heading,
	type Paragraph,
	type ReportModel
} from './report-model.ts';
import { grouped } from './report-stamp.ts';
import type { ReportWords } from './report-words.ts';
import type { SubmissionDocument } from './submission.ts';

/** The words of a receipt beyond those of a report. */
export type ReceiptWords = {
	title: string;
	lead: string;
	by: string;
	at: string;
	answers: string;
	answersOf: (answered: string, all: string) => string;
	evidence: string;
	amends: string;
	amendsOf: (number: string, digits: string) => string;
	reason: string;
	findings: string;
	headings: { submission: string; proof: string; check: string };
	auditEntry: string;
	checkpointSize: string;
	checkpointHead: string;
	checkpointSignature: string;
	publicKey: string;
	/** What the hash and the signature prove, and how to check them: a paragraph each. */
	proof: string[];
	check: string[];
	footer: (number: string, digits: string) => string;
};

export type Receipt = {
	document: Pick<
		SubmissionDocument,
		'number' | 'submittedAt' | 'amends' | 'assessment' | 'findings'
	>;
	/** How many standards have an answer, and how many there are. */
	answered: number;
	standards: number;
	/** 64 hexadecimal digits. */
	sha256: string;
	submittedBy: string;
	auditSequence: number;
	/** The signed head of the audit trail that covers the submission. */
	checkpoint: { size: number; head: string; at: string; signature: string } | null;
	/** Ed25519, of the installation: SPKI in PEM. */
	publicKey: string;
};

/** A report of a few plain parts, without cover and contents. */
export type ReceiptModel = Omit<ReportModel, 'blocks' | 'contents'> & {
	blocks: (Heading | Paragraph | Facts)[];
};

const FOOTER_DIGITS = 16;

/**
 * A receipt as plain data, to be drawn as a report is.
 * @param stateName the State's name, where the caller has a better one than CLDR's
 */
export function receiptOf(
	receipt: Receipt,
	words: ReportWords,
	own: ReceiptWords,
	stateName = words.format.stateName(receipt.document.assessment.state)
): ReceiptModel {
	const { document, sha256 } = receipt;
	return {
		language: words.language,
		title: `${own.title}: ${stateName}`,
		date: document.submittedAt.slice(0, 10),
		footer: [own.footer(words.format.count(document.number), sha256.slice(0, FOOTER_DIGITS))],
		pageOf: words.pageOf,
		blocks: [
			heading(1, own.title),
			paragraph(own.lead),
			heading(2, own.headings.submission),
			{ type: 'facts', facts: submissionFacts(receipt, words, own, stateName) },
			heading(2, own.headings.proof),
			...own.proof.map((text) => paragraph(text)),
			{ type: 'facts', facts: proofFacts(receipt, words, own) },
			heading(2, own.headings.check),
			...own.check.map((text) => paragraph(text))
		]
	};
}

function submissionFacts(
	{ document, answered, standards, submittedBy }: Receipt,
	words: ReportWords,
	own: ReceiptWords,
	stateName: string
): Facts['facts'] {
	const { terms, format, stamp } = words;
	const { assessment, amends } = document;
	const { organisation, period, catalogue } = assessment;
	return [
		...fact(stamp.submission.number, format.count(document.number)),
		...fact(terms.state, stateName),
		...fact(
			terms.organisation,
			`${organisation.name} (${terms.organisationKind[organisation.kind]})`
		),
		...fact(terms.period, words.period(format.day(period.from), format.day(period.to))),
		...fact(words.cover.catalogue, words.cover.catalogueVersion(catalogue.id, catalogue.version)),
		...fact(own.at, format.moment(document.submittedAt)),
		...fact(own.by, submittedBy),
		...fact(own.answers, own.answersOf(format.count(answered), format.count(standards))),
		...fact(own.evidence, format.count(assessment.evidence.length)),
		...fact(own.findings, format.count(document.findings.length)),
		...fact(
			own.amends,
			amends && own.amendsOf(format.count(amends.number), amends.sha256.slice(0, FOOTER_DIGITS))
		),
		...fact(own.reason, amends?.reason)
	];
}

function proofFacts(
	{ sha256, auditSequence, checkpoint, publicKey }: Receipt,
	{ format, stamp }: ReportWords,
	own: ReceiptWords
): Facts['facts'] {
	return [
		...fact(stamp.submission.sha256, grouped(sha256)),
		...fact(own.auditEntry, format.count(auditSequence)),
		...fact(own.checkpointSize, checkpoint && format.count(checkpoint.size)),
		...fact(own.checkpointHead, checkpoint && grouped(checkpoint.head)),
		...fact(own.checkpointSignature, checkpoint && grouped(checkpoint.signature)),
		...fact(own.publicKey, grouped(bodyOf(publicKey)))
	];
}

/** What stands between the first and the last line of a PEM file. */
const bodyOf = (pem: string): string => pem.replaceAll(/-----[^-]+-----|\s/g, '');
