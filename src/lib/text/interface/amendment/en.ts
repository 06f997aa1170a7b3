import { formatNumber } from '#lib/text/format.ts';

const number = (n: number) => formatNumber('en', n);

export const amendment = {
	title: (n: number) => `What submission ${number(n)} changes`,
	link: 'What the amendment changes',
	compared: (after: number, before: number) =>
		`Submission ${number(after)}, compared with submission ${number(before)}, whose place it takes. Both are kept.`,
	reason: 'Why it was amended',
	missing:
		'The submission whose place it takes never came to this server, so the two cannot be compared here.',
	nothing: 'No answer has changed.',
	none: 'not given',
	evidenceSame: 'The evidence has not changed.',
	actionsSame: 'The action plan has not changed.',
	added: 'Added',
	removed: 'Removed',
	changed: 'Changed',
	action: {
		title: 'Action',
		standards: 'Standards',
		lead: 'Leading institution',
		partners: 'Partners',
		start: 'Begins',
		due: 'To be done by',
		budget: 'Budget',
		funded: (sum: string) => `${sum}, funded`,
		notFunded: (sum: string) => `${sum}, not funded yet`,
		indicator: 'Indicator',
		effect: (dimension: string) => `Expected level, ${dimension}`,
		status: 'Status'
	}
};
export type AmendmentText = typeof amendment;
