export const comments = {
	title: 'Comments',
	lead: 'Comments are for working on the answer. They are not part of it and are not submitted.',
	none: 'There is no comment yet.',
	write: 'Write a comment',
	body: 'Comment',
	audience: 'Who may read it',
	audiences: { internal: 'Internal', shared: 'Shared' },
	internalHint: 'Your institution and the coordinators',
	internalOfCoordinators: 'The coordinators and the observers',
	sharedHint: 'All members of the organisation',
	readBy: {
		internal: 'Internal: read by the coordinators and the institution of the first comment',
		shared: 'Shared: read by all members of the organisation'
	},
	submit: 'Comment',
	reply: 'Reply',
	replyTo: (who: string) => `Reply to ${who}`,
	resolve: 'Mark as resolved',
	reopen: 'Open again',
	of: (deed: string, who: string) => `${deed}: comment by ${who}`,
	resolvedBy: (who: string, moment: string) => `Resolved by ${who}, ${moment} UTC`,
	resolved: (n: number) => (n === 1 ? `${n} resolved comment` : `${n} resolved comments`),
	open: (n: number) => (n === 1 ? `${n} open comment` : `${n} open comments`)
};
