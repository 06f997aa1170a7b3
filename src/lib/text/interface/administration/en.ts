export const administration = {
	title: 'Administration',
	lead: 'Organisations, their people and the administrators of this installation. What organisations enter is not shown here.',
	setUp: {
		title: 'Set up this installation',
		lead: 'You become its first administrator. Next you set up a second factor.',
		code: 'Set-up code',
		codeHint: 'The server printed it on its console when it started.',
		submit: 'Set up'
	},
	person: {
		email: 'E-mail address',
		name: 'Name',
		password: 'Password',
		passwordHint: 'At least 15 characters. A sentence that only you know is a good one.',
		language: 'Language'
	},
	organisation: {
		list: 'Organisations',
		none: 'There is no organisation yet.',
		create: 'New organisation',
		createSubmit: 'Create organisation',
		created: 'The organisation is created. Invite its coordinator now.',
		name: 'Name of the organisation',
		kind: 'Kind of organisation',
		kindHint: 'It stays as it is chosen now.',
		states: 'States',
		statesHint: 'A government has one State, an NGO those on which it writes, a reviewer none.',
		members: 'Members',
		edit: 'Change name and States',
		save: 'Save',
		saved: 'The changes are saved.',
		changed:
			'Somebody else changed this while you were writing. Nothing was overwritten. Save again to put what is here in its place, or open the page anew to see theirs.'
	},
	member: {
		list: 'Members',
		none: 'There is no member yet.',
		role: 'Role',
		roles: { coordinator: 'Coordinator', contributor: 'Contributor', observer: 'Observer' },
		institution: 'Institution',
		institutionHint: 'For contributors of a government only: for which they answer.',
		noInstitution: 'None',
		until: 'Last day',
		untilHint: 'Leave it empty if it has no end.',
		noEnd: 'No end',
		ended: 'ended',
		change: 'Change',
		changeOf: (name: string) => `Change ${name}`,
		save: 'Save',
		saved: 'The changes are saved.',
		end: 'End membership',
		endText: 'It ends at once. The account stays, and what was entered stays.',
		endSubmit: (name: string) => `End the membership of ${name}`,
		ownText: 'This is you: somebody else changes it.',
		reviewerText: 'Among reviewers a role stays: end the membership and invite anew.'
	},
	invitation: {
		list: 'Open invitations',
		none: 'There is no open invitation.',
		invite: 'Invite somebody',
		submit: 'Make an invitation',
		languageHint: 'In which the person is written to.',
		link: 'Link of the invitation',
		linkMade: 'The invitation is made. Pass this link on yourself, by a way that you trust.',
		linkMailed: (email: string) => `The invitation is made. It is sent to ${email}.`,
		linkMailedText: 'If it does not arrive, pass this link on yourself, by a way that you trust.',
		linkText: 'It is shown only now, works once, and for 48 hours.',
		linkWaits: 'It works only once a second administrator has confirmed the invitation.',
		works: (moment: string) => `until ${moment} UTC`,
		expired: 'The link has run out',
		waits: 'A second administrator has to confirm',
		state: 'Link',
		deeds: 'What you can do',
		confirm: 'Confirm',
		renew: 'New link',
		revoke: 'Revoke',
		of: (deed: string, name: string) => `${deed}: ${name}`,
		revoked: 'The invitation is revoked.',
		confirmed: 'The invitation is confirmed. Its link works now.'
	},
	people: {
		title: 'People',
		search: 'Search',
		searchHint: 'Name, e-mail address or organisation',
		searchSubmit: 'Search',
		found: (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`,
		first: (n: number) => `The first ${n} are shown: search to see others.`,
		name: 'Name',
		memberships: 'Organisations and roles',
		state: 'Account',
		enabled: 'In use',
		disabled: 'Disabled',
		lastSeen: 'Last seen',
		never: 'Not in the last year',
		withFactor: 'Has a second factor',
		withoutFactor: 'Has no second factor',
		awaiting: 'Waiting for a second administrator',
		asked: {
			'remove-factors': (name: string, by: string) =>
				`Take away the second factors of ${name}: asked for by ${by}.`,
			'make-administrator': (name: string, by: string) =>
				`Make ${name} an administrator: asked for by ${by}.`,
			'end-administrator': (name: string, by: string) =>
				`End that ${name} is an administrator: asked for by ${by}.`
		},
		until: (moment: string) => `It can be confirmed until ${moment} UTC.`,
		secondOnly: 'Another administrator has to confirm it.',
		confirm: {
			'remove-factors': 'Take the second factors away',
			'make-administrator': 'Make an administrator',
			'end-administrator': 'End it'
		},
		withdraw: 'Withdraw',
		self: 'This is you: another administrator does here what is needed. What you do yourself is on the page',
		access: 'Access',
		enable: 'Enable the account',
		enableText: 'The person can sign in again, with the password and second factor from before.',
		disable: 'Disable the account',
		disableText:
			'The person is signed out everywhere at once and cannot sign in. What they entered stays.',
		endSessions: 'Sign out everywhere',
		endSessionsText: 'The person is signed out at once in every browser, and can sign in again.',
		reset: 'Make a link to set a password',
		resetText:
			'For a forgotten password. You see and set no password. The second factor stays, and the old password works until the link is used.',
		link: 'Link',
		linkText:
			'It is shown only now, works once, and for 48 hours. Make sure to whom you give it: by telephone at a number you know, or in person.',
		linkMailed: 'It is also sent to the person by mail.',
		removeFactors: 'Take the second factors away',
		removeFactorsText:
			'For a lost telephone or key, when the recovery codes are lost too. A second administrator has to confirm, after both of you have made sure who asks. While there is only one administrator, whoever sits at the console runs nrm admin --reset.',
		makeAdministrator: 'Make an administrator',
		makeText:
			'As soon as there are two administrators, a second one has to confirm. The person is signed out, and needs a second factor to sign in.',
		endAdministrator: 'End being an administrator',
		twoText: 'A second administrator has to confirm. The person is signed out.',
		done: {
			disable: 'The account is disabled.',
			enable: 'The account is enabled.',
			endSessions: 'The person is signed out everywhere.',
			reset: 'The link is made.',
			asked: 'It waits for a second administrator.',
			carriedOut: 'It is done.',
			confirm: 'Confirmed and done.',
			withdraw: 'Withdrawn.'
		}
	},
	administrators: {
		title: 'Administrators',
		lead: 'Administrators keep organisations and accounts, and see nothing that is entered. As soon as there are two, both answer for a new one.',
		invite: 'Invite an administrator'
	},
	accept: {
		title: 'Invitation',
		toOrganisation: (organisation: string, role: string) =>
			`You are invited into ${organisation} as: ${role}.`,
		asAdministrator: 'You are invited as an administrator of this installation.',
		account: 'Make your account',
		accountSubmit: 'Make the account',
		forAddress: (email: string) => `It is made for ${email}.`,
		haveAccount: 'Do you have an account already? Sign in, then open this link again.',
		signIn: 'Sign in',
		as: (name: string) => `You are signed in as ${name}.`,
		submit: 'Accept the invitation'
	}
};
export type AdministrationText = typeof administration;
