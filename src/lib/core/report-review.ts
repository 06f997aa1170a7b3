import { DIMENSIONS } from './codes.ts';
import type { ReportContext } from './report-context.ts';
import { paragraph, type Block } from './report-model.ts';
import { REASON_OF } from './review.ts';
import type { Reply, StandardRecord } from './review-record.ts';

/** What reviewers found on a standard, and what the State replied: all of it, in full. */
export function reviewOf(record: StandardRecord, context: ReportContext): Block[] {
	const { words } = context;
	const { review } = words;
	const undetermined = DIMENSIONS.flatMap((dimension) =>
		said(review.undetermined[dimension], record[REASON_OF[dimension]])
	);
	return [
		...undetermined,
		...said(review.recommendation, record.recommendation),
		...(record.priority ? said(review.priority, review.priorities[record.priority]) : []),
		...(record.promising ? said(review.promising, record.summary) : []),
		...verdicts(record, context),
		...said(review.consensus, record.consensus),
		paragraph(review.raters(record.raters), 'quiet'),
		...record.replies.flatMap((reply) => replyOf(reply, context))
	];
}

const said = (label: string, text: string): Block[] =>
	text ? [paragraph(label, 'label'), paragraph(text)] : [];

function verdicts({ verdicts }: StandardRecord, { words }: ReportContext): Block[] {
	const rows = Object.entries(verdicts).map(([ref, verdict]) => [
		ref,
		words.review.verdicts[verdict]
	]);
	if (rows.length === 0) return [];
	return [
		{
			type: 'table',
			caption: words.review.verdictsTable,
			columns: [
				{ heading: words.review.item, width: 30 },
				{ heading: words.review.verdict, width: 70 }
			],
			rows
		}
	];
}

const replyOf = ({ finding, who, at, body }: Reply, { words }: ReportContext): Block[] => [
	...said(words.review.draftFinding, finding),
	...said(words.review.reply(who, words.format.moment(at)), body)
];
