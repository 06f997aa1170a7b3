/** For those who write one answer together, and for what keeps their words. */
export const together = {
	status: {
		changed: 'Not saved yet',
		saving: 'Saving…',
		saved: (time: string) => `Saved at ${time}`,
		offline: 'No connection: what you wrote is kept on this page; trying again',
		failed: 'It could not be saved: what you wrote is kept on this page; trying again',
		signedOut: 'Your session has ended: what you wrote is kept on this page',
		conflict:
			'Somebody else saved this standard while you were writing. Nothing is overwritten. Press Save to see both texts and choose.',
		refused: (why: string) => `Not saved yet: ${why}`
	},
	others: 'Somebody else has changed other fields. Open the page anew to see them.',
	byHand: 'A new evidence item is added when you press Save. It does not save itself.',
	signedOutTitle: 'Your session has ended. What you wrote is still here.',
	signIn: 'Sign in again in a new tab',
	signInThen: 'Then come back to this page: it saves itself.',
	failedTitle: 'The answer was not saved. What you wrote is still here: try again.',
	took: 'Somebody else changed these fields meanwhile. That was kept:',
	conflict: {
		title: 'Somebody else saved this standard while you were writing',
		lead: 'Nothing is overwritten. Choose in each field what is to stand there. You can change it afterwards.',
		merged: 'You changed these fields differently. All others are brought together.',
		theirs: 'Saved by somebody else',
		mine: 'Yours, not saved',
		submit: 'Save what I chose',
		empty: 'Empty',
		applicable: 'Applicable',
		target: (dimension: string, level: string) => `${dimension} ${level}`
	},
	kept: {
		title: 'Your session has ended',
		lead: 'Nothing was saved yet. What you wrote is kept on this page, and nowhere else.',
		files: 'Files cannot be kept. Attach them again afterwards.',
		tooLarge: 'It is too long to be kept whole. Go back with your browser to find all of it.',
		signIn: 'Sign in again in a new tab',
		back: 'Come back to this page and save.',
		save: 'Save it',
		texts: 'What is kept'
	},
	one: {
		open: 'One question at a time',
		close: 'All questions of this standard',
		position: (n: number, all: number) => `Question ${n} of ${all}`,
		save: 'Save and go on',
		back: 'Previous question',
		skip: 'Next question',
		keysText: (keys: string) => `${keys} choose an answer while one of them has the focus.`,
		enter: 'Enter saves and goes on.',
		inText: 'Ctrl with Enter saves and goes on.',
		arrows: 'Alt with the left or right arrow goes back or forth.',
		evidence: 'New evidence is added on the page of the standard.',
		letters: { yes: 'y', partly: 'p', no: 'n', unknown: 'u' }
	}
};
