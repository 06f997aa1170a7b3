import type { AdministrationText } from './en.ts';

export const administration: AdministrationText = {
	title: 'Administration',
	lead: 'Les organisations, leurs membres et les administrateurs de cette installation. Ce que les organisations saisissent n’apparaît pas ici.',
	setUp: {
		title: 'Mettre en place cette installation',
		lead: 'Vous en devenez le premier administrateur. Vous configurez ensuite un second facteur.',
		code: 'Code de mise en place',
		codeHint: 'Le serveur l’a affiché sur sa console au démarrage.',
		submit: 'Mettre en place'
	},
	person: {
		email: 'Adresse électronique',
		name: 'Nom',
		password: 'Mot de passe',
		passwordHint:
			'Au moins 15 caractères. Une phrase que vous êtes seul à connaître convient bien.',
		language: 'Langue'
	},
	organisation: {
		list: 'Organisations',
		none: 'Il n’y a pas encore d’organisation.',
		create: 'Nouvelle organisation',
		createSubmit: 'Créer l’organisation',
		created: 'L’organisation est créée. Invitez maintenant son coordinateur.',
		name: 'Nom de l’organisation',
		kind: 'Type d’organisation',
		kindHint: 'Il ne peut plus être modifié par la suite.',
		states: 'États',
		statesHint:
			'Un gouvernement a un État, une ONG ceux sur lesquels elle écrit, un évaluateur aucun.',
		members: 'Membres',
		edit: 'Modifier le nom et les États',
		save: 'Enregistrer',
		saved: 'Les modifications sont enregistrées.',
		changed:
			'Une autre personne a modifié ces données pendant que vous écriviez. Rien n’a été écrasé. Enregistrez de nouveau pour les remplacer par les vôtres, ou rouvrez la page pour voir les siennes.'
	},
	member: {
		list: 'Membres',
		none: 'Il n’y a pas encore de membre.',
		role: 'Rôle',
		roles: { coordinator: 'Coordinateur', contributor: 'Contributeur', observer: 'Observateur' },
		institution: 'Institution',
		institutionHint:
			'Pour les contributeurs d’un gouvernement uniquement\u00a0: celle au nom de laquelle ils répondent.',
		noInstitution: 'Aucune',
		until: 'Dernier jour',
		untilHint: 'Laissez vide s’il n’y a pas de fin.',
		noEnd: 'Sans fin',
		ended: 'terminé',
		change: 'Modifier',
		changeOf: (name) => `Modifier ${name}`,
		save: 'Enregistrer',
		saved: 'Les modifications sont enregistrées.',
		end: 'Mettre fin à la participation',
		endText: 'Elle prend fin immédiatement. Le compte et les données saisies restent.',
		endSubmit: (name) => `Mettre fin à la participation de ${name}`,
		ownText: 'Il s’agit de vous\u00a0: une autre personne s’en charge.',
		reviewerText:
			'Parmi les évaluateurs, un rôle reste\u00a0: mettez fin à la participation et invitez de nouveau.'
	},
	invitation: {
		list: 'Invitations en cours',
		none: 'Il n’y a pas d’invitation en cours.',
		invite: 'Inviter une personne',
		submit: 'Créer une invitation',
		languageHint: 'Celle dans laquelle on écrit à la personne.',
		link: 'Lien de l’invitation',
		linkMade:
			'L’invitation est créée. Transmettez ce lien vous-même, par une voie en laquelle vous avez confiance.',
		linkMailed: (email) => `L’invitation est créée. Elle est envoyée à ${email}.`,
		linkMailedText:
			'Si elle n’arrive pas, transmettez ce lien vous-même, par une voie en laquelle vous avez confiance.',
		linkText: 'Il n’est affiché que maintenant, sert une seule fois et vaut 48\u00a0heures.',
		linkWaits: 'Il ne fonctionne qu’une fois l’invitation confirmée par un second administrateur.',
		works: (moment) => `jusqu’au ${moment} UTC`,
		expired: 'Le lien a expiré',
		waits: 'Un second administrateur doit confirmer',
		state: 'Lien',
		deeds: 'Ce que vous pouvez faire',
		confirm: 'Confirmer',
		renew: 'Nouveau lien',
		revoke: 'Révoquer',
		of: (deed, name) => `${deed}\u00a0: ${name}`,
		revoked: 'L’invitation est révoquée.',
		confirmed: 'L’invitation est confirmée. Son lien fonctionne désormais.'
	},
	people: {
		title: 'Personnes',
		search: 'Rechercher',
		searchHint: 'Nom, adresse électronique ou organisation',
		searchSubmit: 'Rechercher',
		found: (n: number) => `${n} ${n < 2 ? 'personne' : 'personnes'}`,
		first: (n: number) =>
			`Les ${n} premières sont affichées\u00a0: faites une recherche pour voir les autres.`,
		name: 'Nom',
		memberships: 'Organisations et rôles',
		state: 'Compte',
		enabled: 'En service',
		disabled: 'Désactivé',
		lastSeen: 'Dernière visite',
		never: 'Pas au cours de la dernière année',
		withFactor: 'A un second facteur',
		withoutFactor: 'N’a pas de second facteur',
		awaiting: 'En attente d’un second administrateur',
		asked: {
			'remove-factors': (name: string, by: string) =>
				`Retirer les seconds facteurs de ${name}\u00a0: demandé par ${by}.`,
			'make-administrator': (name: string, by: string) =>
				`Nommer ${name} administrateur\u00a0: demandé par ${by}.`,
			'end-administrator': (name: string, by: string) =>
				`Mettre fin à la fonction d’administrateur de ${name}\u00a0: demandé par ${by}.`
		},
		until: (moment: string) => `La confirmation est possible jusqu’au ${moment} UTC.`,
		secondOnly: 'Un autre administrateur doit le confirmer.',
		confirm: {
			'remove-factors': 'Retirer les seconds facteurs',
			'make-administrator': 'Nommer administrateur',
			'end-administrator': 'Mettre fin à la fonction'
		},
		withdraw: 'Retirer la demande',
		self: 'Il s’agit de vous\u00a0: un autre administrateur fait ici le nécessaire. Ce que vous faites vous-même se trouve sur la page',
		access: 'Accès',
		enable: 'Réactiver le compte',
		enableText:
			'La personne peut se connecter de nouveau, avec son mot de passe et son second facteur d’avant.',
		disable: 'Désactiver le compte',
		disableText:
			'La personne est aussitôt déconnectée partout et ne peut plus se connecter. Ce qu’elle a saisi reste.',
		endSessions: 'Déconnecter partout',
		endSessionsText:
			'La personne est aussitôt déconnectée de chaque navigateur, et peut se connecter de nouveau.',
		reset: 'Créer un lien pour définir un mot de passe',
		resetText:
			'Pour un mot de passe oublié. Vous ne voyez ni ne définissez aucun mot de passe. Le second facteur reste, et l’ancien mot de passe vaut jusqu’à l’usage du lien.',
		link: 'Lien',
		linkText:
			'Il n’est montré que maintenant, sert une fois, et pendant 48 heures. Assurez-vous de la personne à qui vous le remettez\u00a0: par téléphone à un numéro que vous connaissez, ou en personne.',
		linkMailed: 'Il est aussi envoyé à la personne par messagerie.',
		removeFactors: 'Retirer les seconds facteurs',
		removeFactorsText:
			'Pour un téléphone ou une clé perdus, lorsque les codes de secours le sont aussi. Un second administrateur doit confirmer, après que vous vous êtes assurés tous deux de l’identité de la personne. Tant qu’il n’y a qu’un administrateur, la personne à la console lance nrm admin --reset.',
		makeAdministrator: 'Nommer administrateur',
		makeText:
			'Dès qu’il y a deux administrateurs, un second doit confirmer. La personne est déconnectée, et a besoin d’un second facteur pour se connecter.',
		endAdministrator: 'Mettre fin à la fonction d’administrateur',
		twoText: 'Un second administrateur doit confirmer. La personne est déconnectée.',
		done: {
			disable: 'Le compte est désactivé.',
			enable: 'Le compte est réactivé.',
			endSessions: 'La personne est déconnectée partout.',
			reset: 'Le lien est créé.',
			asked: 'La demande attend un second administrateur.',
			carriedOut: 'C’est fait.',
			confirm: 'Confirmé et fait.',
			withdraw: 'La demande est retirée.'
		}
	},
	administrators: {
		title: 'Administrateurs',
		lead: 'Les administrateurs gèrent les organisations et les comptes, et ne voient rien de ce qui est saisi. Dès qu’ils sont deux, un nouveau demande l’accord des deux.',
		invite: 'Inviter un administrateur'
	},
	accept: {
		title: 'Invitation',
		toOrganisation: (organisation, role) =>
			`Vous êtes invité à rejoindre ${organisation} en qualité de\u00a0: ${role}.`,
		asAdministrator: 'Vous êtes invité en qualité d’administrateur de cette installation.',
		account: 'Créer votre compte',
		accountSubmit: 'Créer le compte',
		forAddress: (email) => `Il est créé pour ${email}.`,
		haveAccount: 'Vous avez déjà un compte\u202f? Connectez-vous, puis ouvrez de nouveau ce lien.',
		signIn: 'Se connecter',
		as: (name) => `Vous êtes connecté en tant que ${name}.`,
		submit: 'Accepter l’invitation'
	}
};
