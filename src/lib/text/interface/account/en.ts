export const account = {
	signIn: 'Sign in',
	signOut: 'Sign out',
	signInAs: (name: string) => `Sign in as ${name}`,
	email: 'E-mail address',
	password: 'Password',
	showPassword: 'Show password',
	wrong: 'The e-mail address or the password is not right',
	wrongCode: 'The code is not right, or it was used before',
	wait: (seconds: number) =>
		`Too many tries. Try again in ${counted(seconds, 'second', 'seconds')}.`,
	signInAt: (provider: string) => `Sign in at ${provider}`,
	link: (provider: string) => `Link this account with yours at ${provider}`,
	linked: 'The accounts are linked. From now on you can sign in there.',
	linkTaken: 'That account is linked with somebody else here already.',
	provider: {
		denied: 'The sign-in was refused there',
		unreachable: 'The provider cannot be reached at the moment. Try again, or use your password.',
		invalid: 'The sign-in could not be verified. Begin again.',
		unknown:
			'No account is linked with that one. Sign in with your password and link it on the page of your account.'
	},
	invitationOnly: 'Accounts are made by invitation. Ask the coordinator of your organisation.',
	demonstration: 'Demonstration',
	demonstrationText:
		'Northmark is a fictional State. Choose whose part you play; there is no password.',
	confirm: {
		title: 'Confirm that it is you',
		lead: 'What you are about to do needs a proof that is not older than ten minutes.',
		orCode: 'Or a code',
		withCode: 'Continue with the code',
		at: (provider: string) => `Confirm at ${provider}`,
		played: 'You play a fictional person, who has no password.',
		wrong: 'That is not right. Try again.'
	},
	since: {
		title: 'Since you last signed in',
		password: 'The password was changed.',
		factor: 'Second factors were changed.',
		reset: 'An administrator made a link to set a new password.',
		refused: (n: number) => `${counted(n, 'try', 'tries')} to sign in failed.`,
		unknown: 'If that was not you, change your password, and tell your administrator.',
		look: 'What happened to your account'
	},
	events: {
		title: 'Recent events',
		refused: (n: number) => `Tries to sign in that failed in the last 30 days: ${n}`,
		at: 'When (UTC)',
		what: 'What',
		byOther: 'by an administrator',
		of: {
			'session.start': 'Signed in',
			'person.password': 'Password changed',
			'person.factor': 'Second factors changed',
			'person.reset': 'Link to set a password made',
			'person.disable': 'Account disabled',
			'person.enable': 'Account enabled'
		}
	},
	secondFactor: 'Second factor',
	code: 'Code',
	codeHint: 'Six digits from your authenticator app, or one of your recovery codes',
	continue: 'Continue',
	title: 'Your account',
	memberships: 'Your organisations',
	until: (day: string) => `until ${day}`,
	administrator: 'Administrator of this installation',
	changePassword: 'Change the password',
	currentPassword: 'Current password',
	newPassword: 'New password',
	newPasswordHint: 'At least 15 characters. A sentence that only you know is a good one.',
	passwordChanged: 'The password is changed. You are signed out everywhere else.',
	sessions: 'Where you are signed in',
	sessionsHint: 'End what you do not recognise, and change your password.',
	device: 'Browser',
	unknownDevice: 'Not recorded',
	signedInAt: 'Signed in',
	seenAt: 'Last used',
	thisSession: 'This browser',
	endSession: 'Sign out there',
	endOthers: 'Sign out everywhere else',
	sessionEnded: 'Signed out there.',
	factorOn: 'An authenticator app is set up.',
	factorOff:
		'There is no second factor yet. With one, a stolen password alone opens nothing: set it up.',
	factorSetUp: 'Set up an authenticator app',
	factorAgain: 'Set up another authenticator app',
	factorDemanded: 'Your part in this installation demands a second factor. Set it up to go on.',
	factorScan: 'Scan this picture with an authenticator app, or enter the key by hand.',
	factorPicture: 'Picture with the key for your authenticator app',
	factorKey: 'Key',
	factorCode: 'Code that the app shows now',
	factorConfirm: 'Confirm',
	passkey: {
		title: 'Passkeys',
		lead: 'A passkey is kept by your telephone, your computer or a security key, and opens with its PIN or your finger. No false page can steal it, and it replaces password and code.',
		on: 'A passkey is set up.',
		instead: 'Or set up a passkey.',
		list: 'Your passkeys',
		name: 'Name',
		nameHint: 'By which you know it again, for example “Blue security key”.',
		made: 'Made',
		never: 'Not yet',
		remove: 'Remove',
		removed: 'The passkey is removed. You are signed out everywhere else.',
		add: 'Add a passkey',
		addSubmit: 'Make a passkey',
		added: 'The passkey is set up. You are signed out everywhere else.',
		needs: (origin: string) =>
			`It needs a browser with JavaScript that knows passkeys, and the address ${origin}.`,
		nowhere: 'There are no passkeys at the address at which this installation is served.',
		signIn: 'Sign in with a passkey',
		use: 'Use a passkey',
		refused: 'The passkey was not accepted',
		failed: 'The passkey was not used. Try again.',
		known: 'This passkey is set up already.'
	},
	recoveryTitle: 'Recovery codes',
	recoveryText:
		'Keep these codes where only you find them, not on this computer. Each one lets you in once, should the second factor be lost. They are shown only now.',
	recoveryLeft: (n: number) => `Codes that you have not used: ${n}`,
	recoveryRenew: 'Make new codes',
	recoveryRenewText: 'The codes from before work no more.',
	recoveryDone: 'I have kept the codes',
	role: {
		coordinator: 'Coordinator',
		contributor: 'Contributor',
		observer: 'Observer'
	}
};

function counted(n: number, one: string, many: string): string {
	return `${n} ${n === 1 ? one : many}`;
}
export type AccountText = typeof account;
