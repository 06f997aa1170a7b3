export const mail = {
	title: 'Mail',
	none: 'No mail server is set up. Links of invitations are shown to whoever makes them, to be passed on. People are told of nothing else.',
	setUp: 'A mail server is set up.',
	count: 'Letters',
	waiting: 'waiting to be sent',
	sent: 'sent within 30 days',
	failed: 'What could not be sent',
	why: 'Why',
	state: 'What becomes of it',
	tried: 'is tried again',
	givenUp: 'given up after three days',
	noFailure: 'Nothing has failed.',
	failures: {
		unreachable: 'The mail server could not be reached, or broke off.',
		encryption: 'There was no TLS, or the certificate of the mail server is not trusted.',
		credentials: 'The mail server did not accept the name or the password.',
		refused: 'The mail server refused the address or the letter.',
		other: 'Something else went wrong.'
	},
	test: 'Test',
	testText: (email: string) => `A mail without any content is sent to ${email}.`,
	testSubmit: 'Send a test message to me',
	testSent: 'The mail server has taken the test message.',
	testFailed: 'The test message could not be sent.',
	testNone: 'There is no mail server to test.',
	forgotten: 'Forgotten your password?',
	forgottenTitle: 'Set a new password',
	forgottenLead:
		'Enter the e-mail address of your account. We send a link with which you set a new password.',
	forgottenSubmit: 'Send the link',
	forgottenDone: 'The link is on its way, if there is such an account',
	forgottenDoneText:
		'It works for one hour. If nothing arrives, look among unwanted mail, or ask whoever invited you. A new one can be sent after 15 minutes.'
};
export type MailText = typeof mail;
