import { fact, type Facts } from './report-model.ts';
import type { ReportWords } from './report-words.ts';

/** An internal copy of a draft, made so that it can be cleared before it is submitted. */
export type Clearance = {
	/** Who made the copy. */
	by: string;
	/** When, in ISO-8601 UTC. */
	at: string;
};

/** Which submission a report shows. */
export type SubmissionMark = {
	/** 1 for the first of an assessment, then counting up. */
	number: number;
	/** Of the submitted file, 64 hexadecimal digits. */
	sha256: string;
	/** ISO-8601 UTC. */
	submittedAt: string;
	/** A later submission has taken its place. */
	superseded: boolean;
};

export type StampOptions = { clearance?: Clearance; submission?: SubmissionMark };

/** What a report says of its own standing, and where. */
export type Stamp = {
	watermark?: string;
	facts: Facts['facts'];
	notices: string[];
	/** Stands first in the footer. */
	footer: string[];
};

const GROUP = 8;
const GROUPS_A_LINE = 4;
const FOOTER_DIGITS = 16;
const FOOTER_NAME = 80;

/**
 * The stamp of a clearance copy or of a submission; an empty one for any other report.
 * @throws Error when it is to be both: what is submitted is no draft
 */
export function stampOf({ clearance, submission }: StampOptions, words: ReportWords): Stamp {
	if (clearance && submission) throw new Error('a submission is no draft to be cleared');
	if (clearance) return clearanceStamp(clearance, words);
	if (submission) return submissionStamp(submission, words);
	return { facts: [], notices: [], footer: [] };
}

function clearanceStamp({ by, at }: Clearance, { stamp, format }: ReportWords): Stamp {
	const { clearance } = stamp;
	const moment = format.moment(at);
	return {
		watermark: clearance.watermark,
		facts: [...fact(clearance.by, by), ...fact(clearance.at, moment)],
		notices: [clearance.notice],
		footer: [clearance.footer(shortened(by), moment)]
	};
}

function submissionStamp(mark: SubmissionMark, { stamp, format }: ReportWords): Stamp {
	const { submission } = stamp;
	const number = format.count(mark.number);
	const footer = submission.footer(number, mark.sha256.slice(0, FOOTER_DIGITS));
	return {
		facts: [
			...fact(submission.number, number),
			...fact(submission.at, format.moment(mark.submittedAt)),
			...fact(submission.sha256, grouped(mark.sha256))
		],
		notices: mark.superseded ? [submission.superseded] : [],
		footer: [mark.superseded ? submission.supersededFooter(footer) : footer]
	};
}

/** A long value in groups of eight, four to a line, so that two can be compared by eye. */
export function grouped(value: string): string {
	const groups = value.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
	return groups
		.map((group, index) => `${index === 0 ? '' : index % GROUPS_A_LINE === 0 ? '\n' : ' '}${group}`)
		.join('');
}

/** A name that leaves room in the footer; the cover has all of it. */
function shortened(name: string): string {
	const characters = Array.from(name.replaceAll(/\s+/g, ' '));
	if (characters.length <= FOOTER_NAME) return characters.join('');
	return `${characters.slice(0, FOOTER_NAME - 1).join('')}…`;
}
